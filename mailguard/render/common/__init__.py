"""What the formats of all reports share."""
