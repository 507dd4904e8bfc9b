"""A drawing, picture or embedded object → the text boxes in it, and what in it is not read."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.read.docx.markup import Element, attribute, descendants, kind
from pipeline.read.docx.raw import Mark

_SEEN = frozenset({"a:blip", "v:imagedata"})


@dataclass(slots=True)
class Graphic:
    """`boxes` hold text (w:txbxContent, a drawing's own text, the reference of a diagram or of
    an embedded file)."""

    boxes: list[Element] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)


def graphic(element: Element) -> Graphic:
    """What a w:drawing, w:pict or w:object holds."""
    found = Graphic()
    waiting = [element]
    while waiting:
        inner = waiting.pop()
        what = kind(inner)
        if what == "mc:AlternateContent":
            waiting += reversed(chosen_branch(inner))
        elif what in {"w:txbxContent", "a:txBody", "dgm:relIds", "o:OLEObject"}:
            found.boxes.append(inner)
        else:
            _note(found, inner, what)
            waiting += reversed(inner)
    if any(kind(box) == "o:OLEObject" for box in found.boxes):  # its picture only shows the object
        found.marks = [mark for mark in found.marks if mark is not Mark.PICTURE]
    return found


def _note(found: Graphic, element: Element, what: str) -> None:
    if what == "v:textpath":
        found.words.append(attribute(element, "string"))
    elif what in _SEEN or what.rpartition(":")[2] == "chart":
        found.marks.append(Mark.PICTURE)


def chosen_branch(alternate: Element) -> list[Element]:
    """What stands in the one of several ways to draw a thing that is read: the first that holds
    text, else the first. Reading more than one would say everything twice."""
    branches = [inner for inner in alternate if kind(inner) in {"mc:Choice", "mc:Fallback"}]
    chosen = next(filter(_holds_text, branches), None)
    return list(chosen if chosen is not None else branches[0] if branches else ())


def _holds_text(branch: Element) -> bool:
    return any((inner.text or "").strip() for inner in descendants(branch, "w:t", "a:t"))
