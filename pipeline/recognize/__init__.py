"""Document → Recognized: which tables there are, what their columns and rows are, which form each is.

In the order in which a document passes them: `outline` follows the headings of the prose,
`captions` (with `caption_lines`, `caption_rows`, `frames` and `page_sums`) reads what is around each grid,
`stitch` (with `columns_beside`) joins the parts of a broken table, `regions` (with
`column_numbers`) parts header from body, `roles` tells what each column is, `columns` lays out
panels, `alignment` (with `heading_lines` and `lost_headings`) and `collapsed` bind headings to
columns in the two layouts of a source (`short_totals` lays totals over the lists that they sum),
`naming` settles which columns name rows, `rows` (with `row_codes`) reads and mends the body,
`entries` tells what each row is of: its units (`row_units`), years (`row_times`), names of codes
(`named_codes`), depth (`ranks`) and the rows below it (`hierarchy`, `sums`); `published_columns`
lays panels out as columns, `tables` puts a Table together, and `document` goes through them all.
"""

from pipeline.recognize.document import recognize

__all__ = ["recognize"]
