"""The page of a department-year."""
