"""Web pages, and web pages saved with all their parts in one file → Document.

`decoding` makes text of the bytes, `tree` elements of the text; `survey` weighs them, `article` finds
the one that holds the disclosure, `flow` and `tables` read it in order, `page` puts it together.
"""

from pipeline.read.web.html import read_html
from pipeline.read.web.mht import read_mht

__all__ = ["read_html", "read_mht"]
