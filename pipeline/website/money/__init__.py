"""Where the money comes from and where it goes: parts that are proven to add up to a whole."""
