"""A page of a PDF → the lines of its text layer as the engine gives them, apart from our own reading.

Nothing is made of it but a count: a number that stands in the layer and not in what was read is lost.
"""

from __future__ import annotations

import pypdfium2 as pdfium


def page_layer(textpage: pdfium.PdfTextPage) -> tuple[str, ...]:
    """The lines of a page that is open, in the order of its content."""
    return tuple(textpage.get_text_range(errors="replace").splitlines())
