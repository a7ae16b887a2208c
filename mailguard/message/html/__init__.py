"""Parse HTML into its visible and its hidden text, links, pictures and forms."""
