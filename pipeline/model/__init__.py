"""The frozen types that the stages hand to one another. Nothing here reads, writes or decides."""
