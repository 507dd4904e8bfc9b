"""Fields: what a word processor computed (a page number, a table of contents) and how it is printed.

A field is an instruction, which is not printed, and a result, which is; they come as marks between
runs and may hold each other. Pieces of text in → the text that is printed out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.read.docx.markup import (
    Element,
    attribute,
    child,
    is_on,
    kind,
    value_at,
    whole_number,
)

_MOST_OPEN = 64
_PAGE_NUMBERS = frozenset({"PAGE", "PAGEREF", "NUMPAGES", "SECTIONPAGES"})
_CIRCLED = re.compile(
    r"\\o\s*(?:\\a[clr]\s*)?\(\s*[○〇◯O]\s*[,，;]\s*(\d{1,2})\s*\)", re.IGNORECASE
)
_FRACTION = re.compile(r"\\f\s*\(([^(),]*)[,;]([^(),]*)\)", re.IGNORECASE)
_SWITCH = re.compile(r"\\\*?\s*[a-z]+\d*\s*(?:\"[^\"]*\")?(?:\s*\d+(?=\())?", re.IGNORECASE)


@dataclass(slots=True, eq=False)
class Field:
    """A field that is open: `held` is text inside it that is not printed once it is closed."""

    form: Element | None = None
    instruction: str = ""
    in_result: bool = False
    has_result: bool = False
    held: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        return (self.instruction.split(None, 1) or [""])[0].upper()

    @property
    def is_page_number(self) -> bool:
        return self.name in _PAGE_NUMBERS


@dataclass(slots=True)
class Fields:
    """The fields open at a place in the text, outermost first, and the text of the paragraph there.

    `ends_in_contents`: what was said last in the paragraph is an entry of a table of contents.
    """

    line: list[str] = field(default_factory=list)
    has_page_number: bool = False
    ends_in_contents: bool = False
    _open: list[Field] = field(default_factory=list)

    def say(self, text: str) -> None:
        """Take in text where it stands: into the line, or held back by a field."""
        for opened in self._open:
            if not opened.in_result or opened.is_page_number:
                opened.held.append(text)
                return
            opened.has_result = opened.has_result or bool(text.strip())
        self.line.append(text)
        self.ends_in_contents = any(opened.name == "TOC" for opened in self._open)

    def instruct(self, text: str) -> None:
        if self._open and not self._open[-1].in_result:
            self._open[-1].instruction += text

    def mark(self, mark: Element) -> None:
        """Take in a w:fldChar: where a field begins, where its result does, where it ends."""
        place = attribute(mark, "fldCharType")
        if place == "begin":
            self.begin(form=child(mark, "w:ffData"))
        elif place == "separate" and self._open:
            self._open[-1].in_result = True
        elif place == "end":
            self.end()

    def begin(self, instruction: str = "", form: Element | None = None) -> None:
        """Open a field; one whose instruction is given (w:fldSimple) begins with its result."""
        self._open.append(Field(form, instruction, in_result=bool(instruction)))
        del self._open[:-_MOST_OPEN]

    def end(self) -> None:
        if not self._open:
            return
        closed = self._open.pop()
        self.has_page_number = self.has_page_number or closed.is_page_number
        if not closed.has_result and not closed.is_page_number:
            self.say(_shown_without_result(closed))

    def end_line(self) -> str:
        """The paragraph's text. A field that was to end in it and did not is no field: its text is
        said after all."""
        unclosed = [o for o in self._open if not o.in_result or o.is_page_number]
        for opened in unclosed:
            self.line += opened.held
        self._open = [opened for opened in self._open if opened not in unclosed]
        text, self.line = "".join(self.line), []
        return text

    def leave_contents(self) -> None:
        """Take a table of contents to have ended, although no mark says so."""
        self._open = [opened for opened in self._open if opened.name != "TOC"]


def _shown_without_result(closed: Field) -> str:
    """What a field prints that keeps its value elsewhere: a box, a choice, characters laid over."""
    if closed.form is not None:
        return _form_value(closed.form)
    if closed.name == "EQ":
        return _equation(closed.instruction.strip()[2:])
    return ""


def _form_value(form: Element) -> str:
    """A box that is ticked or not, or the entry chosen from a list."""
    box = child(form, "w:checkBox")
    if box is not None:
        stated = child(box, "w:checked")
        return "☑" if (is_on(box, "w:checked" if stated is not None else "w:default")) else "☐"
    choice = child(form, "w:ddList")
    if choice is None:
        return ""
    entries = [attribute(entry, "val") for entry in choice if kind(entry) == "w:listEntry"]
    chosen = whole_number(value_at(choice, "w:result") or value_at(choice, "w:default"))
    return entries[chosen] if 0 <= chosen < len(entries) else ""


def _equation(instruction: str) -> str:
    """The characters that an EQ field lays over each other or sets as a fraction.

    >>> _equation(r" \\o\\ac(○,3)"), _equation(r" \\f(1,2)"), _equation(r" \\o(项, 目)")
    ('③', '1/2', '项目')
    """
    written = _CIRCLED.sub(lambda found: _circled(int(found[1])), instruction)
    written = _FRACTION.sub(lambda found: f"{found[1].strip()}/{found[2].strip()}", written)
    written = re.sub(r"[()]|\s*,\s*", "", _SWITCH.sub("", written))
    return written.strip()


def _circled(number: int) -> str:
    """A number in a circle. It is never given as plain digits, which may touch an amount."""
    if 1 <= number <= 20:
        return chr(ord("①") + number - 1)
    if 21 <= number <= 35:
        return chr(ord("㉑") + number - 21)
    return chr(ord("㊱") + number - 36) if 36 <= number <= 50 else f"({number})"
