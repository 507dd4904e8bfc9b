"""The PDF of a package → pictures of the pages that carry a table or a finding, as files of the site.

A picture is made once: its name has the hash of all that it depends on, and a file of that name in the
output is taken as it is. Pages that nothing was read from are not drawn, nor those of files in archives.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline.folders import put
from pipeline.website import addresses
from pipeline.website.jobs.prints import key
from pipeline.website.published.package import Package, PagePicture, SourceFile
from pipeline.website.published.picture_page import framed_anchors, pages_to_draw

_SCALE = 1.5
"""Pixels of a point: 108 to the inch, at which the small print of ruled tables can be read."""
_MOST = 1800
"""No edge has more pixels, however large the page says it is."""
_LEAST = 36
_GREYS = 8

Pictures = Mapping[tuple[str, int], PagePicture]


def draw(package: Package, output: Path) -> tuple[Pictures, dict[str, int]]:
    """(document, page) → its picture; and the files with their sizes."""
    wanted = pages_to_draw(package)
    framed = framed_anchors(package) if wanted else {}
    found: dict[tuple[str, int], PagePicture] = {}
    files: dict[str, int] = {}
    number = 0
    for source in package.sources:
        for document in source.documents:
            number += 1
            pages = sorted(page for name, page in wanted if name == document.name)
            if document.format == "pdf" and len(source.documents) == 1 and pages:
                folder = package.folder + addresses.source_folder(package.part, number)
                for picture in _drawn(package, source, pages, folder, output):
                    here = (document.name, picture.page)
                    found[here] = replace(picture, framed=framed.get(here, frozenset()))
                    files[picture.image] = (output / picture.image).stat().st_size
    return found, files


def _drawn(
    package: Package, source: SourceFile, pages: list[int], folder: str, output: Path
) -> Iterator[PagePicture]:
    """Nothing of a file that cannot be drawn: its text is there all the same."""
    import pypdfium2 as pdfium  # noqa: PLC0415

    from pipeline.pdfium import opened  # noqa: PLC0415

    try:
        document = opened(package.directory / source.path)
    except pdfium.PdfiumError:
        return
    try:
        for number in pages:
            try:
                if 0 < number <= len(document):
                    yield _picture(document[number - 1], number, source.sha256, folder, output)
            except pdfium.PdfiumError:
                continue
    finally:
        document.close()


def _picture(page: Any, number: int, sha256: str, folder: str, output: Path) -> PagePicture:
    width, height = page.get_size()
    scale = min(_SCALE, _MOST / max(width, height, _LEAST))
    address = f"{folder}{number}-{_name(sha256, number, scale)}.png"
    if not (output / address).is_file():
        put(output / address, _png(page.render(scale=scale, grayscale=True).to_pil()))
    return PagePicture(number, f"{folder}{number}/index.html", address, width, height, scale)


def _name(sha256: str, number: int, scale: float) -> str:
    """What the bytes of a picture depend on: the file, the page, and what draws and packs it."""
    from PIL import __version__ as pillow  # noqa: PLC0415
    from pypdfium2 import PDFIUM_INFO  # noqa: PLC0415

    return key(sha256, number, scale, _GREYS, str(PDFIUM_INFO), pillow)[:10]


def _png(image: Any) -> bytes:
    """Eight greys: print is black on white with what smooths its edges, and a palette made for each
    page would take ten times as long."""
    written = io.BytesIO()
    few = image.point([(value * (_GREYS - 1) + 127) // 255 for value in range(256)])
    few.putpalette([value for n in range(_GREYS) for value in (n * 255 // (_GREYS - 1),) * 3])
    few.save(written, "PNG", compress_level=6, bits=4)
    return written.getvalue()
