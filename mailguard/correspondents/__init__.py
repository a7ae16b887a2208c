"""Known correspondents: a local file of who exchanges mail with us. It reveals strangers and imitations."""
