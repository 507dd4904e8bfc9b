"""The lines that caption a grid: title, form number, unit, whose table it is, which year.

Lines above a grid, nearest last → Caption; `caption_rows` reads its first rows. Lines are as a page breaks
them: a title or a body's name may go on in the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.model.document import Paragraph
from pipeline.recognize.broken_lines import closes_what
from pipeline.recognize.caption import Caption
from pipeline.values.outline import split_number
from pipeline.values.text import fold, tidy
from pipeline.values.units import money_line, unit_behind, unit_in_heading, unit_line
from pipeline.vocabulary import Captions

_LEAD_IN = re.compile(r"[。：:；;，,]$")
_TITLE_AFTER_NUMBER = re.compile(
    r"(?P<number>附?表\s*\d+(?:-\d+)?|[\u4e00-\u9fff]{0,6}公开(?:\s*\d+\s*表|表\s*\d+(?:-\d+)?)"
    r"|附?表[一二三四五六七八九十]{1,3}(?=[\s:：、.]))"
    r"(?:[\s:：、._—-]*(?P<title>\S.*表.*)|[\s:：、.]+(?P<plain>[^\s。；;，,]{4}[^。；;，,：:]*))"
)
"""A form's number with its title in one line; one that does not call itself a table is set off."""
_IN_BRACKETS_BEHIND = re.compile(
    r"(?P<title>.*表(?:[（(][^()（）]{1,30}[)）])?)\s*[（(【\[](?P<said>[^（()）【】\[\]]{2,24})[)）】\]]"
)
_NOTE_BEGINS = re.compile(r"^[（(]?(?:备?注|说明|附注)[:：]")
_SET_APART = re.compile(r"[ \t\u00a0\u3000]{2,}|\t")
_LONGEST_TITLE = 80
_LONGEST_PLAIN = 30
"""A line of this length at most may be a title although nothing marks it as one."""
_LONGEST_REST = 12
_SHORTEST_HALF = 8
_STUB_OF_TITLE = 3


@dataclass(frozen=True, slots=True)
class CaptionLines:
    """Reads caption lines by the words of `captions`."""

    captions: Captions

    def titles(self, text: str) -> bool:
        """Whether a line looks like the title of a table."""
        return len(text) <= _LONGEST_TITLE and self.captions.is_title(text)

    def may_title(self, text: str) -> bool:
        """Whether a line without the words of a title may be one all the same."""
        is_plain = len(text) <= _LONGEST_PLAIN and not _LEAD_IN.search(text)
        return is_plain and self.stated(Caption(), text) is None

    def above(self, caption: Caption, pending: Sequence[Paragraph]) -> tuple[Caption, int]:
        """The caption with the last pending paragraphs added, and how many of these it takes."""
        used = 0
        lines = [
            (distance, paragraph, text)
            for distance, paragraph in enumerate(reversed(pending), start=1)
            if (text := tidy(paragraph.text)) and not self.captions.is_furniture(text)
        ]
        rest = ""  # of a body's name that goes on below the line that states it
        title_line = False
        for index, (distance, paragraph, text) in enumerate(lines):
            over = [line for _, _, line in lines[index + 1 : index + 3]]
            named = caption.organisation
            grown = self._grown(caption, paragraph, text, over)
            if grown is None and title_line and self._begins(text, caption.title):
                grown = replace(caption, title=text + caption.title)
            elif grown is None and self._ends_a_name(caption, text, over):
                rest, grown = text, caption
            elif grown is None and self._stands_under_title(caption, text, over):
                grown = replace(caption, remarks=(text, *caption.remarks))
            if grown is None:
                break
            if rest and named is None and grown.organisation:
                grown = grown.with_rest_of_name(rest)
            rest = self._rest_of_name(text) or (rest if grown is caption else "")
            title_line = grown.title != caption.title
            caption, used = grown, distance
        return caption, used

    def stated(self, caption: Caption, text: str) -> Caption | None:
        """The caption with what a line other than a title states, None if it states nothing."""
        captions = self.captions
        if captions.is_continuation(text):
            return replace(caption, continued=True)
        if number := captions.form_number(text):
            return replace(caption, number=caption.number or number)
        if (year := captions.year_of(text)) is not None:
            remarks = caption.remarks if year else (*caption.remarks, text)
            return replace(caption, year=caption.year or year, remarks=remarks)
        if captions.is_blank_field(text):
            return caption
        for said, others in self._ends(text):
            if number := captions.form_number(said):
                return self.stated(replace(caption, number=caption.number or number), others)
        pieces = [text, *re.split(r"\s+", text)] if " " in text else [text]
        unit = next(filter(None, map(unit_line, pieces)), "") or money_line(text)
        other = [piece for piece in pieces[1:] if not unit_line(piece)] if unit else [text]
        if not unit and pieces[-1] == "元" and len(pieces) > 1:  # of a 单位：万 in the line above
            other = pieces[1:-1]
        told = captions.organisation_of("".join(other)) if other else None
        if not unit and (body := self._body_before_unit(text)):
            told, unit = told or body[0], body[1]
        organisation = caption.organisation or told
        stated = replace(caption, unit=caption.unit or unit, organisation=organisation)
        return stated if unit or told else None

    def _body_before_unit(self, text: str) -> tuple[tuple[str, str], str] | None:
        """Whose table it is and the unit, of a line that runs both together (部门：…局单位：万元)."""
        before, said = unit_behind(text)
        if not said:
            return None
        bare = ("", before) if self.captions.is_bare_body(before) else None
        body = self.captions.organisation_of(before) or bare
        return (body, unit_line(said)) if body else None

    def noted(self, note: str) -> Caption:
        """What a note says in the words of a caption and nothing else: 注：部门：…  单位：万元; empty for
        any other."""
        said = tidy(_NOTE_BEGINS.sub("", note, count=1))
        return (self.stated(Caption(), said) if said else None) or Caption()

    def _ends(self, text: str) -> Iterator[tuple[str, str]]:
        """The first word of a line and its last one, each with the others."""
        words = text.split(" ")
        if len(words) > 1:
            yield words[0], " ".join(words[1:]).strip()
            yield words[-1], " ".join(words[:-1]).strip()

    def pieces(self, text: str) -> list[str]:
        """A title, and apart from it what else its line states (收支总表    部门：…    单位：万元); any
        other line as it is."""
        pieces = _SET_APART.split(text.strip())
        if len(pieces) == 1:
            pieces = self._before_what_it_states(tidy(text))
        first = next((i for i, piece in enumerate(pieces) if self._states(piece)), 0)
        title = " ".join(pieces[:first])
        is_title = (
            0 < first < len(pieces)
            and self.titles(tidy(title))
            and all(map(self._states, pieces[first:]))
        )
        return [title, *pieces[first:]] if is_title else [text]

    def _before_what_it_states(self, text: str) -> list[str]:
        """A title that calls itself a table, and the unit or the number that a single space sets apart
        from it; the unit may stand right behind it."""
        title, _, said = text.rpartition(" ")
        if not title:
            title, said = unit_behind(text)
        is_apart = unit_line(said) or self.captions.form_number(said)
        return [title, said] if title.endswith("表") and is_apart else [text]

    def _states(self, piece: str) -> bool:
        return self.stated(Caption(), tidy(piece)) is not None

    def _grown(
        self, caption: Caption, paragraph: Paragraph, text: str, over: Sequence[str]
    ) -> Caption | None:
        """The caption with one more line above it, None where the line does not belong to it."""
        first, *others = self.pieces(paragraph.text)
        if others:
            for other in map(tidy, others):
                caption = self.stated(caption, other) or caption
            return self._grown(caption, replace(paragraph, text=first), tidy(first), over)
        stated = self.stated(caption, text)
        if stated is not None:
            return replace(stated, place=paragraph.place)
        if caption.title:
            return None
        if between := self._between(caption, text, over):
            return replace(between, place=paragraph.place)
        if together := _TITLE_AFTER_NUMBER.fullmatch(text):
            caption = replace(caption, number=together["number"])
            text = together["title"] or together["plain"]
        plain = len(text) <= _LONGEST_PLAIN and not _LEAD_IN.search(text)
        broken = bool(over) and closes_what(text, over[0]) and self.titles(over[0] + text)
        names = plain and not caption.is_empty and not self._ends_a_name(caption, text, over)
        if self.titles(text) or names or broken or (together and len(text) <= _LONGEST_TITLE):
            return replace(self.with_title(caption, text), place=paragraph.place)
        return None

    def with_title(self, caption: Caption, text: str) -> Caption:
        """The caption with a title, apart from it the unit or the number that the title has behind it in
        brackets (收入总表（单位：万元）, 收入总表（公开02表）)."""
        unit, number = caption.unit or unit_in_heading(text), caption.number
        while behind := _IN_BRACKETS_BEHIND.fullmatch(text):
            said = tidy(behind["said"])
            if not (unit_line(said) or self.captions.form_number(said)):
                break
            number = number or self.captions.form_number(said)
            text = behind["title"]
        return replace(caption, title=text, unit=unit, number=number)

    def _stands_under_title(self, caption: Caption, text: str, over: Sequence[str]) -> bool:
        """Whether a line is one more of a caption because the next above it is a table's title."""
        plain = len(text) <= _LONGEST_PLAIN and not _LEAD_IN.search(text)
        return bool(over) and not caption.title and plain and self.titles(over[0])

    def _between(self, caption: Caption, text: str, over: Sequence[str]) -> Caption | None:
        """The caption with a line that stands within it: the number of an appendix, or no more than the
        name of whose table it is."""
        if self.is_appendix(text) and self._stands_in_caption(over):
            return replace(caption, remarks=(text, *caption.remarks))
        if self._names_body(caption, text, over):
            return replace(caption, organisation=("", text))
        return None

    def is_appendix(self, text: str) -> bool:
        """Whether a line says no more than which appendix it is: 附件1."""
        return text.startswith("附件") and self.captions.is_heading(text)

    def _stands_in_caption(self, over: Sequence[str]) -> bool:
        """Whether right above a line stands a title, or a title over what else a caption states."""
        above = [line for line in over if self.stated(Caption(), line) is None]
        return bool(above) and self.titles(above[0])

    def _names_body(self, caption: Caption, text: str, over: Sequence[str]) -> bool:
        """Whether a line is no more than the name of whose table it is: a caption goes on above it, or its
        title stands there and its unit below."""
        if not over or caption.organisation or not self.captions.is_bare_body(text):
            return False
        is_between = bool(caption.unit) and self.titles(over[0])
        return is_between or self.stated(Caption(), over[0]) is not None

    # Lines that the page broke

    def _begins(self, text: str, title: str) -> bool:
        """Whether a line is the first half of a title: it opens what the title closes, or the title is
        made of the words that titles end with."""
        whole = text + title
        if _LEAD_IN.search(text) or len(whole) > 2 * _LONGEST_TITLE:
            return False
        if closes_what(title, text):
            return True
        is_rest = len(fold(title)) <= _STUB_OF_TITLE or self.captions.ends_title(title)
        is_half = len(fold(text)) >= _SHORTEST_HALF and self.titles(whole)
        return is_rest and is_half and not self.captions.is_heading(text)

    def _ends_a_name(self, caption: Caption, text: str, over: Sequence[str]) -> bool:
        """Whether a short line below one that states a body's name is the end of that name."""
        if caption.organisation or len(text) > _LONGEST_REST or _LEAD_IN.search(text):
            return False
        if self.titles(text) or self.captions.is_heading(text) or split_number(text).style:
            return False
        stated = [self.stated(Caption(), line) for line in over[:2]]
        return any(s is not None and s.organisation is not None for s in stated)

    def _rest_of_name(self, text: str) -> str:
        """What stands before the unit in a line that states a unit only: 院 单位：万元."""
        pieces = re.split(r"\s+", text)
        if len(pieces) != 2 or not unit_line(pieces[1]) or len(pieces[0]) > _LONGEST_REST:
            return ""
        known = self.stated(Caption(), pieces[0]) is not None or self.titles(pieces[0])
        return "" if known else pieces[0]
