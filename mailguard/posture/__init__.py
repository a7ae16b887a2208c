"""The DNS posture of an organization's domains: collected, judged, remembered, compared."""
