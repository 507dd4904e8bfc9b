"""Pages that list disclosures and findings."""
