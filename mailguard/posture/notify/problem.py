"""Why a message could not be delivered."""


class DeliveryError(Exception):
    """In one line, without secrets; the message waits for the next round."""
