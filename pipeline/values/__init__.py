"""Text → values: printed numbers, units, codes, outline numbers. Pure functions, no knowledge of forms."""
