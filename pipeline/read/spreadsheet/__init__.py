"""A spreadsheet's bytes → Document: what its cells print, sheet by sheet; what is hidden in its text alone.

format module (xlsx, xls, ods) → Sheet: the texts that cells print, merges, borders, what is hidden
lattice      → merges resolved
sheet_rows   → what a row says of itself
row_kinds    → which rows print prose, which a table; side_by_side: which forms stand beside each other
blocks       → paragraphs and grids
document     → with pages and remarks
"""

from pipeline.read.spreadsheet.ods import read_ods
from pipeline.read.spreadsheet.xls import read_xls
from pipeline.read.spreadsheet.xlsx import read_xlsx

__all__ = ["read_ods", "read_xls", "read_xlsx"]
