"""A source file of a package → its text as numbered lines, the same lines that the packages count."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from pipeline.resource.defuse import clean
from pipeline.website import addresses
from pipeline.website.published import Package, SourceFile

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class SourceView:
    """What a source page shows; `lines` is None where the format has no text to number."""

    name: str
    sha256: str
    size: int
    file: str
    encoding: str
    lines: tuple[str, ...] | None


def source_pages(package: Package) -> dict[str, str]:
    """Source file → its text page, relative to the department-year; "" stands for the first."""
    pages = {
        source.name: addresses.source_page(package.part, number)
        for number, source in enumerate(package.sources, start=1)
    }
    return {"": next(iter(pages.values()), ""), **pages}


def source_view(package: Package, source: SourceFile) -> SourceView:
    """The view of one source file."""
    content = (package.directory / source.path).read_bytes()
    encoding = source.encoding or _encoding(content)
    return SourceView(
        name=source.name,
        sha256=source.sha256,
        size=source.size,
        file=addresses.package_file(package.name, source.path),
        encoding=encoding,
        lines=_lines(content, encoding) if source.format == "txt" else None,
    )


def _lines(content: bytes, encoding: str) -> tuple[str, ...]:
    r"""The decoded lines, counted as the reader of text counts them: \r\n, \r and \f end a line too.

    >>> _lines("甲\r\n乙\n".encode(), "utf-8")
    ('甲', '乙', '')
    """
    text = content.decode(encoding, errors="replace")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    return tuple(clean(line) for line in lines)


def _encoding(content: bytes) -> str:
    """The encoding of a package that does not state it: by its mark, else UTF-8, else GB 18030.

    >>> _encoding("明账".encode()), _encoding("明账".encode("gb18030"))
    ('utf-8', 'gb18030')
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding
    try:
        # a file cut short inside a character is still UTF-8
        codecs.getincrementaldecoder("utf-8")().decode(content)
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8"
