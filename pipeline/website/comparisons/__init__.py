"""One department over the years, one kind of department across places, one code across all."""
