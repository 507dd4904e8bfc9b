"""A sheet's XML → its rows in the plain form in which nearly all are written, and the rest for the parser.

    <row r="5" spans="1:3"><c r="A5" s="2" t="s"><v>17</v></c><c r="B5" s="3"><v>12.5</v></c></row>

A parser tells each tag by itself, which takes several times as long as the cell does. What is not written
so to the letter (formulas, rich text, entities, other encodings, comments) is the parser's, in its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

PlainCell = tuple[str, str, str, str, str, str, str]
"""A cell's XML, the letters and the number of its reference, its style, type, value and inline text."""
PlainRow = tuple[dict[str, str], Sequence[PlainCell]]
"""A row's attributes, without namespaces, and its cells."""

_END = b"</row>"
_DECLARED = re.compile(
    rb"<\?xml version=[\"']1\.0[\"'](?: encoding=[\"']utf-8[\"'])?(?: standalone=[\"']\w+[\"'])? ?\?>"
    rb"\s*(?=<[^?!])|(?=<[^?!])",
    re.IGNORECASE,
)
_NOT_PLAIN = re.compile(rb"<[!?]")
_ROW = re.compile(r"<row((?: [\w:]+=\"[^\"<>&\x00-\x1f]*\")*) ?>")
_ATTRIBUTE = re.compile(r" ([\w:]+)=\"([^\"]*)\"")
_TEXT = "([^<>&\x00-\x08\x0b-\x1f\ufffe\uffff]{0,40000})"
_REFERENCES = re.compile(r"(?:&#[1-9]\d{3,4};)+")
_CELL = re.compile(
    r"(<c r=\"([A-Z]{1,3})(\d{1,7})\"(?: s=\"(\d{1,9})\")?(?:"
    rf"(?: t=\"(s|n|b|str)\")? ?(?:/>|>(?:<v>{_TEXT}</v>)?</c>)"
    rf"| t=\"inlineStr\" ?(?:/>|>(?:<is><t(?: xml:space=\"preserve\")?>{_TEXT}</t></is>)?</c>)))",
    re.ASCII,
)


@lru_cache(maxsize=8192)
def _signs(references: str) -> str:
    """The characters that references stand for; what no text may have stays a reference."""
    return "".join(map(_sign, references[2:-1].split(";&#")))


@lru_cache(maxsize=8192)
def _sign(number: str) -> str:
    sign = chr(int(number))
    return sign if sign.isprintable() else f"&#{number};"


def parted(
    chunks: Iterable[bytes], is_among_rows: Callable[[], bool]
) -> Iterator[bytes | PlainRow]:
    """The rows that are plain, and the bytes before, between and behind them, in their order.

    `is_among_rows` says, of all bytes given so far, whether a row may stand next.
    """
    held, last, is_begun, is_off = b"", b"", False, False
    for chunk in chunks:
        if not is_off:
            start = 0
            if not is_begun:
                declared = _DECLARED.match(chunk)
                is_begun, is_off, start = True, not declared, declared.end() if declared else 0
            is_off = is_off or _NOT_PLAIN.search(last + chunk[start:]) is not None
            last = chunk[-1:]
        held += chunk
        end = -1 if is_off else held.rfind(_END)
        if end < 0:
            yield held
            held = b""
            continue
        whole, held = held[:end], held[end + len(_END) :]
        try:
            pieces = whole.decode().split(_END.decode())
        except UnicodeDecodeError:
            is_off = True
            yield whole + _END
            continue
        for piece in pieces:
            yield from _of_piece(piece, is_among_rows)
    yield held


def _of_piece(piece: str, is_among_rows: Callable[[], bool]) -> Iterator[bytes | PlainRow]:
    """What ends with the end of a row, which is left out."""
    begun = _ROW.search(piece)
    if begun and begun.start():
        before, piece = piece[: begun.start()], piece[begun.start() :]
        yield before.encode()
        is_whole = before.rstrip()[-1:] in ("", ">")
        begun = _ROW.match(piece) if is_whole else None
    if begun and (row := _plain(piece, begun)) and is_among_rows():
        yield row
    else:
        yield f"{piece}{_END.decode()}".encode()


def _plain(piece: str, begun: re.Match[str]) -> PlainRow | None:
    """A row, if it is plain to its last sign."""
    if "xmlns" in begun[1]:
        return None
    content = piece[begun.end() :]
    if "&#" in content:
        content = _REFERENCES.sub(lambda match: _signs(match[0]), content)
    cells: list[PlainCell] = _CELL.findall(content)
    if sum([len(cell[0]) for cell in cells]) != len(content):
        return None
    return {name.rpartition(":")[2]: value for name, value in _ATTRIBUTE.findall(begun[1])}, cells
