"""Packages and catalogue as the pages read them, and the places in their sources."""
