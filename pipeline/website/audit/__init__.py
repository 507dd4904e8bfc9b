"""The findings of a disclosure in words."""
