"""What machines read beside the pages, and what is there to download and to cite."""
