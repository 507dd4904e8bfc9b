"""SQL in the reader's browser over the catalogue's databases: the page, its questions, its engines."""
