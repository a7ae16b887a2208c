"""What to publish: records made from those that a domain has, tried before they are proposed."""
