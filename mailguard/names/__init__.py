"""Domain names: registrable domains, internationalized names, owners, and imitations of names."""
