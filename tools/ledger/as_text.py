"""A real disclosure of any format → its text as it is read, so that errors can be planted into its lines."""

from __future__ import annotations

from pipeline.model.document import Document, Grid
from pipeline.read import read_source


def text_of(name: str, content: bytes) -> str:
    """Paragraphs as lines with an empty one behind each, tables a row a line and cells parted by tabs.

    Raises Refusal where the file cannot be read.
    """
    if name.endswith(".txt"):
        return content.decode()
    return "".join(f"{_text(document)}\n" for document in read_source(name, content))


def _text(document: Document) -> str:
    lines: list[str] = []
    for block in document.blocks:
        if isinstance(block, Grid):
            lines += ["\t".join(_plain(cell.text) for cell in row) for row in block.rows]
        else:
            lines.append(_plain(block.text))
        lines.append("")
    return "\n".join(lines)


def _plain(text: str) -> str:
    return text.replace("\n", "").replace("\t", " ")
