"""Word 2003 XML → docx: the same elements under another namespace, packed as a zip file.

No program is needed, and the merged cells survive, which LibreOffice drops. Styles and headers are
left behind; the label of a numbered paragraph, which Word 2003 stored as printed, becomes text.
"""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from pipeline.model.refusal import Refusal

Element = etree._Element

_WORD_2003 = "{http://schemas.microsoft.com/office/word/2003/wordml}"
_HINTS = "{http://schemas.microsoft.com/office/word/2003/auxHint}"
_NOTES = "{http://schemas.microsoft.com/aml/2001/core}"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RENAMED = {"vmerge": "vMerge", "instrtext": "instrText"}
_CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def docx_of(name: str, content: bytes) -> bytes:
    """A docx with the body of a Word 2003 XML document. Raises Refusal for broken XML."""
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        body = etree.fromstring(content, parser).find(f"{_WORD_2003}body")
    except etree.XMLSyntaxError as error:
        raise _broken(name, f"line {error.lineno or 1}") from error
    if body is None:
        raise _broken(name, "no body")
    for element in list(body.iter(etree.Element)):
        _unwrap_or_drop(element)
    for element in body.iter(etree.Element):
        _rename(element)
    document = etree.Element(f"{_WORD}document", nsmap={"w": _WORD[1:-1]})
    document.append(body)
    return _packed(etree.tostring(document, xml_declaration=True, encoding="UTF-8"))


def _unwrap_or_drop(element: Element) -> None:
    """Sections and accepted insertions give way to what they hold; deletions and comments go."""
    if element.tag in {f"{_HINTS}sect", f"{_HINTS}sub-section", f"{_NOTES}content"}:
        _unwrap(element)
    elif element.tag == f"{_NOTES}annotation":
        if element.get(f"{_WORD_2003}type") == "Word.Insertion":
            _unwrap(element)
        else:
            _drop(element)
    elif element.tag == f"{_WORD_2003}listPr":
        _print_label(element)
    elif element.tag in {f"{_WORD_2003}sectPr", f"{_WORD_2003}binData"}:
        _drop(element)


def _print_label(properties: Element) -> None:
    """Put the label of a numbered paragraph, `wx:t wx:val="一、"`, before its first run."""
    label = properties.find(f"{_HINTS}t")
    of_paragraph = properties.getparent()
    if label is None or of_paragraph is None or of_paragraph.tag != f"{_WORD_2003}pPr":
        return
    run = etree.Element(f"{_WORD_2003}r")
    etree.SubElement(run, f"{_WORD_2003}t").text = label.get(f"{_HINTS}val", "")
    of_paragraph.addnext(run)
    _drop(properties)


def _rename(element: Element) -> None:
    if element.tag.startswith(_WORD_2003):
        name = element.tag.removeprefix(_WORD_2003)
        element.tag = _WORD + _RENAMED.get(name.lower(), name)
    for key, value in list(element.attrib.items()):
        if isinstance(key, str) and key.startswith(_WORD_2003):
            del element.attrib[key]
            element.set(_WORD + key.removeprefix(_WORD_2003), value)


def _unwrap(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = list(element)


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _packed(document: bytes) -> bytes:
    """A docx of one part, with no date of its own, so that it is the same each time."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as packed:
        packed.writestr(ZipInfo("[Content_Types].xml"), _CONTENT_TYPES)
        packed.writestr(ZipInfo("_rels/.rels"), _RELATIONSHIPS)
        packed.writestr(ZipInfo("word/document.xml"), document)
    return made.getvalue()


def _broken(name: str, where: str) -> Refusal:
    return Refusal(
        name,
        f"the Word 2003 XML is broken or cut short ({where})",
        "fetch it again from where it was published, or open it and save it as docx",
    )
