"""Files of a word processor made from XML, and how they are read."""

from __future__ import annotations

import io
import zipfile
from html import escape

from hypothesis import strategies as st

from pipeline.model.document import Document, Paragraph
from pipeline.read.docx import read_docx

FILE = "岱山县水利局.docx"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": RELATIONS,
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
RELATED = {"styles", "numbering", "footnotes", "endnotes"}


def packed(body: str, strict: bool = False, **parts: str) -> bytes:
    """A .docx of the given XML: the body's, and that inside the root of any other part."""
    said = {"document": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"}
    said |= {name: f"<w:{name} {NAMESPACES}>{xml}</w:{name}>" for name, xml in parts.items()
             if name in RELATED}  # fmt: skip
    said |= {name: xml for name, xml in parts.items() if name not in RELATED}
    listed = "".join(
        f'<Relationship Id="r_{name}" Type="{RELATIONS}/{name}" Target="{name}.xml"/>'
        for name in said
        if name != "document"
    )
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", _relations(
            f'<Relationship Id="a" Type="{RELATIONS}/officeDocument" Target="/word/document.xml"/>'
        ))  # fmt: skip
        archive.writestr("word/_rels/document.xml.rels", _relations(listed))
        for name, xml in said.items():
            archive.writestr(f"word/{name}.xml", _strict(xml) if strict else xml)
    return written.getvalue()


def _relations(inner: str) -> str:
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'


def _strict(xml: str) -> str:
    return xml.replace("http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/").replace(
        "/2006/main", "/main"
    )


def p(text: str = "", properties: str = "") -> str:
    """A paragraph of one run; text that begins with < is its XML."""
    inner = text if text.startswith("<") else r(text) if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def tc(text: str = "", span: int = 0, width: int = 0, merge: str = "", properties: str = "") -> str:
    """A cell; `merge` is restart or continue; text that begins with < is its XML."""
    stated = f'<w:tcW w:w="{width}" w:type="dxa"/>' if width else ""
    stated += f'<w:gridSpan w:val="{span}"/>' if span else ""
    stated += f'<w:vMerge w:val="{merge}"/>' if merge else ""
    inner = text if text.startswith("<w:p") or text.startswith("<w:tbl") else p(text)
    return f"<w:tc><w:tcPr>{stated}{properties}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str, grid: tuple[int, ...] = ()) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def read(body: str, **parts: str) -> Document:
    return read_docx(FILE, packed(body, **parts))


def shapes(document: Document) -> list[str | list[list[str]]]:
    """A paragraph as its text, a grid as the texts of its rows; ‖ is a place that a cell covers."""
    return [
        block.text
        if isinstance(block, Paragraph)
        else [["‖" if c.covered else c.text for c in row] for row in block.rows]
        for block in document.blocks
    ]


def rows(body: str) -> list[list[str]]:
    """The rows of the only table of a body."""
    (found,) = [shape for shape in shapes(read(body)) if isinstance(shape, list)]
    return found


def lines(body: str, **parts: str) -> list[str]:
    return [block.text for block in read(body, **parts).blocks if isinstance(block, Paragraph)]


def stacked(*said: str) -> str:
    """A cell with a paragraph for each row."""
    return f"<w:tc><w:tcPr/>{''.join(map(p, said))}</w:tc>"


def level(at: int, number_format: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>'
        f'{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def listed(at: int, num: int = 1) -> str:
    return f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{num}"/></w:numPr>'


def numbering(*levels: str, more: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}'
    )


NOTHING = '<w:suff w:val="nothing"/>'
OUTLINE = numbering(
    level(0, "chineseCounting", "%1、", NOTHING),
    level(1, "chineseCounting", "（%2）", NOTHING),
    level(2, "decimal", "%3."),
    level(3, "decimal", "%1.%4", "<w:isLgl/>"),
)


def mark(place: str, data: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{place}">{data}</w:fldChar></w:r>'


def fld(instruction: str, result: str, data: str = "") -> str:
    told = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return mark("begin", data) + told + mark("separate") + result + mark("end")


PICTURE = '<w:r><w:drawing><pic:pic><a:blip r:embed="x"/></pic:pic></w:drawing></w:r>'


word = st.text("水利局库塘0123.,-—", min_size=1, max_size=6)
cell = st.tuples(
    word | st.just(""), st.integers(0, 3), st.sampled_from(["", "restart"]), st.integers(0, 3000)
)
row = st.lists(cell, min_size=1, max_size=5).map(
    lambda cells: tr(*(tc(text, span, width, merge) for text, span, merge, width in cells))
)
table = st.lists(row, min_size=1, max_size=4).flatmap(
    lambda found: st.lists(st.integers(0, 3000), max_size=8).map(lambda grid: tbl(*found, grid=tuple(grid)))
)  # fmt: skip
