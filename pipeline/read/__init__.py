"""A source file's bytes → Document. One module per format; the format is told from the content."""

from pipeline.read.source import read_source

__all__ = ["read_source"]
