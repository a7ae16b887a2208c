"""Known correspondents: who writes with us, remembered in a local file, so that strangers and imitations stand out."""
