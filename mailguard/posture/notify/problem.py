"""The error of a message that could not be delivered."""


class DeliveryError(Exception):
    """A message could not be delivered. The text is one line without secrets; the message waits for the next round."""
