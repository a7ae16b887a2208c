"""The processing of one message and of many: parse, authenticate, check, assess, report."""
