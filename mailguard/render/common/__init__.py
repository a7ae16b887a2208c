"""Code shared by the formats of mail reports and of postures."""
