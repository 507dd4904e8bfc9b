"""The full-text search: its records, its index, its page."""
