"""Document → Recognized: which tables there are, what their columns and rows are, which form each is.

In the order in which a document passes them: `outline` follows the headings of the prose,
`captions` reads the lines around each grid, `stitch` joins the parts of a broken table, `regions`
parts header from body, `alignment` and `collapsed` bind headings to columns in the two layouts of
a source, `columns` gives every column its role and panel, `rows` mends the body, `entries` reads
labels and codes, and `tables` puts a Table together.
"""

from pipeline.recognize.document import recognize

__all__ = ["recognize"]
