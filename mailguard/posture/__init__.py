"""Check what an organization's domains publish in DNS about their mail, judge it, store it, and report changes."""
