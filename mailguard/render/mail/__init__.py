"""The formats of mail reports."""
