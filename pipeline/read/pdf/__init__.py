"""A PDF's bytes → Document.

`content` takes characters, rules and pictures off a page; `rules` and `lattice` find the tables,
`cells` and `grid` fill them; `lines`, `furniture` and `prose` make paragraphs of the rest; `blocks`
puts all in reading order; `ocr` reads scans where its extra is installed.
"""

from pipeline.read.pdf.reader import read_pdf

__all__ = ["read_pdf"]
