"""What the records mean, one file a subject: records in, observations out. No I/O, no words."""
