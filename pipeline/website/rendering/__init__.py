"""A page's view → its bytes in a language: the theme's templates, compiled once for each process."""
