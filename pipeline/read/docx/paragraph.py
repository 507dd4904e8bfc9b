"""A paragraph's XML → its text as printed, what it holds of boxes, and what is to be remarked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pipeline.model.refusal import Refusal
from pipeline.read.docx.fields import Fields
from pipeline.read.docx.graphics import chosen_branch, graphic
from pipeline.read.docx.inks import Inks, styled_ground
from pipeline.read.docx.markup import (
    Element,
    attribute,
    child,
    descendants,
    is_on,
    is_placeholder,
    kind,
    value_at,
)
from pipeline.read.docx.merges import with_note_numbers
from pipeline.read.docx.numbering import Numbering
from pipeline.read.docx.raw import NOTE_BEGINS, NOTE_ENDS, PAGE_BREAK, Mark
from pipeline.read.docx.styles import Styles, list_place
from pipeline.read.docx.symbols import as_characters
from pipeline.values.colours import WHITE, Colour
from pipeline.values.text import INVISIBLE, parts_raised

MAX_DEPTH = 100
"""Elements within each other inside a paragraph; what word processors write stays below 20."""

_UNPRINTED = frozenset({
    "w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:smartTagPr", "w:customXmlPr", "w:fldData",
    "w:delText", "w:delInstrText", "w:softHyphen", "w:pgNum", "w:rubyPr", "w:ffData", "m:rPr",
    "m:ctrlPr", "w:annotationRef", "w:footnoteRef", "w:endnoteRef",
})  # fmt: skip
_DELETED = frozenset({"w:del", "w:moveFrom"})
_INSERTED = frozenset({"w:ins", "w:moveTo"})
_PLAIN = {"w:tab": "\t", "w:ptab": "\t", "w:cr": "\n", "w:noBreakHyphen": "-"}
_AROUND = {
    "m:den": ("/", ""),
    "m:sup": ("^", ""),
    "m:d": ("(", ")"),
    "m:rad": ("√", ""),
    "w:rt": ("（", "）"),
}
_GONE = frozenset({Mark.HIDDEN, Mark.STRUCK})
_CONTENTS_NUMBER = re.compile(r"(?:\t|[.…·⋯]{2,})[\t.…·⋯ \u3000]*[-–— ]*(?:\d+|[ivxIVX]+)[-–— ]*$")
_PAGE_NUMBER_WORDS = re.compile(r"[\s第页共/\-–—]*")


@dataclass(slots=True)
class Said:
    """A paragraph as read: its boxes are elements that hold text of their own."""

    text: str = ""
    boxes: list[Element] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)


@dataclass(slots=True)
class ParagraphReader:
    """Reads the paragraphs of one story in order; fields may reach from one into the next.

    `notes` gathers what foot- and endnotes the text refers to, as (kind, id), `left_out` the texts that
    are hidden or struck out. Without `prints_numbers`, what is read is not seen and counts in no list.
    `ground` is the colour behind the text, None where it is not known.
    """

    name: str
    styles: Styles
    numbering: Numbering
    notes: list[tuple[str, str]] = field(default_factory=list)
    left_out: dict[Mark, list[str]] = field(default_factory=dict)
    prints_numbers: bool = True
    ground: Colour | None = WHITE
    _fields: Fields = field(default_factory=Fields)
    _said: Said = field(default_factory=Said)
    _font: str = ""
    _is_raised: bool = False
    _is_struck: bool = False
    _strikes_all: bool = False
    _ends_raised: bool = False
    _had_entries: bool = False
    _inks: Inks = field(default_factory=Inks)

    def read(self, paragraph: Element, before: Said) -> Said:
        """The next paragraph, going on from the text before it whose end was deleted; the text is ""
        where nothing is printed."""
        self._said, self._ends_raised = Said(), False
        self._fields.has_page_number = self._fields.ends_in_contents = False
        properties = child(paragraph, "w:pPr")
        style = value_at(properties, "w:pStyle") or ""
        styled = style or self.styles.default
        behind = styled_ground(properties, styled, self.styles, self.ground)
        self._inks = Inks(self.styles, styled, paragraph, behind)
        self._is_struck = self._strikes_all = self.styles.is_struck(style)
        self._walk(paragraph, self.styles.is_hidden(style), 0)
        in_contents = self._fields.ends_in_contents or self.styles.is_contents_line(style)
        text = self._without_page_numbers(self._fields.end_line(), in_contents)
        is_gone = not text.strip() and not _GONE.isdisjoint(self._said.marks)
        text = before.text + text
        if self.prints_numbers and not is_deleted(paragraph) and not is_gone:
            text = self._numbered(style, properties, text)
        said, self._said = self._said, Said()
        return Said(text, before.boxes + said.boxes, before.marks + said.marks)

    def _numbered(self, style: str, properties: Element | None, text: str) -> str:
        """A number stands before the text and not before the pictures that fill a line."""
        label = self.numbering.label(style, list_place(properties))
        return (label + text) if text else label.rstrip()

    def _without_page_numbers(self, text: str, in_contents: bool) -> str:
        if self._fields.has_page_number:
            text = text.rstrip("\t")
            text = "" if _PAGE_NUMBER_WORDS.fullmatch(text) else text
        if not in_contents:
            return text
        entry = _CONTENTS_NUMBER.sub("", text)
        is_entry = entry != text or self._fields.has_page_number
        if text.strip() and not is_entry and self._had_entries:
            self._fields.leave_contents()
        self._had_entries = self._had_entries or is_entry
        return entry

    def _walk(self, elements: Iterable[Element], is_hidden: bool, depth: int) -> None:
        for inner in elements:
            self._take(inner, is_hidden, depth + 1)

    def _take(self, element: Element, is_hidden: bool, depth: int) -> None:
        """One element of a paragraph or run, by what it is; what is not known is looked into."""
        if depth > MAX_DEPTH:
            raise Refusal(
                self.name,
                f"more than {MAX_DEPTH} elements within each other in one paragraph",
                "open it in a word processor and save it again",
            )
        what = kind(element)
        if what in _UNPRINTED or is_placeholder(element):
            return
        if what == "w:r":
            self._run(element, is_hidden, depth)
        elif what in {"w:t", "m:t"}:
            self._say(_kept_text(element), is_hidden)
        elif what in _PLAIN:
            self._say(_PLAIN[what], is_hidden)
        elif what in _DELETED | _INSERTED:
            self._said.marks.append(Mark.TRACKED)
            if what in _INSERTED:
                self._walk(element, is_hidden, depth)
        elif what in {"w:drawing", "w:pict", "w:object"}:
            self._graphic(element)
        elif what == "mc:AlternateContent":
            self._walk(chosen_branch(element), is_hidden, depth)
        elif not self._special(element, what, is_hidden):
            self._structure(element, what, is_hidden, depth)

    def _special(self, element: Element, what: str, is_hidden: bool) -> bool:
        """Take in an element that is read by itself; whether it was one."""
        if what == "w:br":
            breaks_page = attribute(element, "type") in {"page", "column"}
            self._say(PAGE_BREAK if breaks_page else "\n", is_hidden)
        elif what == "w:sym":
            self._say(_symbol(element), is_hidden)
        elif what == "w:fldChar":
            self._fields.mark(element)
        elif what == "w:instrText":
            self._fields.instruct(element.text or "")
        elif what in {"w:footnoteReference", "w:endnoteReference"}:
            self.notes.append((what, attribute(element, "id")))
            self._say(f"{NOTE_BEGINS}{len(self.notes)}{NOTE_ENDS}", is_hidden)
        elif what == "w:subDoc":
            self._said.marks.append(Mark.OBJECT)
        else:
            return False
        return True

    def _structure(self, element: Element, what: str, is_hidden: bool, depth: int) -> None:
        """Elements that only hold others; a few are parted or bracketed in print."""
        if what == "w:fldSimple":
            self._fields.begin(instruction=attribute(element, "instr") or "?")
            self._walk(element, is_hidden, depth)
            self._fields.end()
            return
        for inner in _as_said(element, what):
            opening, closing = _AROUND.get(kind(inner), ("", ""))
            self._say(opening, is_hidden)
            self._take(inner, is_hidden, depth + 1)
            self._say(closing, is_hidden)

    def _run(self, run: Element, is_hidden: bool, depth: int) -> None:
        properties = child(run, "w:rPr")
        fonts = child(properties, "w:rFonts")
        self._font = attribute(fonts, "ascii") or attribute(fonts, "hAnsi")
        self._is_raised = value_at(properties, "w:vertAlign") == "superscript"
        self._is_struck = self._strikes(properties)
        if child(properties, "w:vanish") is not None:
            is_hidden = is_on(properties, "w:vanish")
        elif style := value_at(properties, "w:rStyle"):
            is_hidden = is_hidden or self.styles.is_hidden(style)
        is_hidden = is_hidden or self._inks.is_unseen(run)
        self._walk(run, is_hidden, depth)
        self._font, self._is_raised, self._is_struck = "", False, self._strikes_all

    def _strikes(self, properties: Element | None) -> bool:
        """Whether the properties of a run, its style or its paragraph's strike it out."""
        stated = [s for s in ("w:strike", "w:dstrike") if child(properties, s) is not None]
        if stated:
            return any(is_on(properties, switch) for switch in stated)
        style = value_at(properties, "w:rStyle")
        return self._strikes_all or (style is not None and self.styles.is_struck(style))

    def _say(self, text: str, is_hidden: bool) -> None:
        if not text:
            return
        shown = as_characters(text, self._font)
        shown = shown if shown.isascii() else shown.translate(INVISIBLE)
        if is_hidden or self._is_struck:
            self._leave_out(shown, Mark.HIDDEN if is_hidden else Mark.STRUCK)
            return
        # A raised digit after a digit or a word is a note or a power; on the line it would be one of theirs.
        if self._is_raised and not self._ends_raised and shown[:1].isdecimal():
            last = "".join(self._fields.line[-1:])
            shown = f"^{shown}" if parts_raised(last) else shown
        self._ends_raised = self._is_raised
        self._fields.say(shown)

    def _leave_out(self, text: str, why: Mark) -> None:
        if text.strip():
            self._said.marks.append(why)
            self.left_out.setdefault(why, []).append(with_note_numbers(text.strip()))

    def _graphic(self, element: Element) -> None:
        found = graphic(element)
        self._said.boxes += found.boxes
        self._said.marks += found.marks
        for text in found.words:
            self._say(text, is_hidden=False)


def _as_said(element: Element, what: str) -> list[Element]:
    """What an element holds, in the order in which it is said: a reading after its characters."""
    inner = list(element)
    return sorted(inner, key=lambda part: kind(part) == "w:rt") if what == "w:ruby" else inner


def is_deleted(paragraph: Element) -> bool:
    """Whether a paragraph's end was deleted, so that the next paragraph goes on in its line."""
    marks = child(paragraph, "w:pPr", "w:rPr")
    return any(child(marks, what) is not None for what in sorted(_DELETED))


def plain_lines(element: Element) -> Iterator[str]:
    """The paragraphs of a drawing (a diagram's boxes), each as one text."""
    for paragraph in descendants(element, "a:p"):
        yield "".join(inner.text or "" for inner in descendants(paragraph, "a:t"))


def _kept_text(element: Element) -> str:
    """A run's text; blanks at its ends count only where the file says so."""
    text = "".join(str(piece) for piece in element.itertext())
    if attribute(element, "space") != "preserve":
        text = text.strip(" \t\r\n")
    return text.replace("\r", " ").replace("\n", " ")


def _symbol(element: Element) -> str:
    try:
        character = chr(int(attribute(element, "char"), 16))
    except (ValueError, OverflowError):
        return ""
    return (
        as_characters(character, attribute(element, "font"))
        if character.isprintable() or ("\ue000" <= character <= "\uf8ff")
        else ""
    )
