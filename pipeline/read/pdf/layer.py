"""A page of a PDF → the lines of its text layer as the engine gives them, apart from our own reading.

Nothing is made of it but a count: a number that stands in the layer and not in what was read is lost.
"""

from __future__ import annotations

from collections.abc import Collection

import pypdfium2 as pdfium

from pipeline.read.pdf.engine import characters, handle


def page_layer(textpage: pdfium.PdfTextPage, covered: Collection[int] = ()) -> tuple[str, ...]:
    """The lines of a page that is open, in the order of its content, without the text objects that are
    not seen."""
    if not covered:
        return tuple(textpage.get_text_range(errors="replace").splitlines())
    owners = characters(handle(textpage.raw)).owners.tolist()
    seen = (n for n, owner in enumerate(owners) if owner not in covered)
    return tuple(
        "".join(textpage.get_text_range(n, 1, errors="replace") for n in seen).splitlines()
    )
