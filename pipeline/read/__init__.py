"""A source file's bytes → Documents. One module or package per format, told from the content.

`formats` tells the format, `archive` unpacks, `office` converts what has no reader here; `text`,
`pdf`, `docx`, `spreadsheet` and `web` read.
"""

from pipeline.read.source import read_source

__all__ = ["read_source"]
