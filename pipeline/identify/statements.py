"""Lines → what they state: titles (name, year, kind, scope at once), captions, years of titles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.identify.lines import Line, plain_year
from pipeline.identify.names import Body, body_of
from pipeline.model.document import Place
from pipeline.model.identity import EvidenceSource
from pipeline.values.outline import split_number
from pipeline.values.text import fold
from pipeline.values.units import unit_line
from pipeline.vocabulary import IdentitySpec, Vocabulary, compiled, first_match

_BROKEN_OVER = 4
"""A title on a cover is broken over no more lines than that."""
_QUOTES = "《》"
_MOST_LENT = 2
"""Letters of a name that are words which a title may end with too."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title that says what the document is; what it leaves out is empty.

    `named` is the name as printed; `body` what it names, None where it names no body;
    `chain` the divisions of a name that is a place only (上海市普陀区2025年区级部门预算).
    """

    named: str
    body: Body | None
    chain: tuple[str, ...]
    year: int | None
    kind: str
    scope: str
    text: str
    place: Place
    where: EvidenceSource

    @property
    def says(self) -> int:
        """How much it states; a body with its place counts more than what may be half a name."""
        said = bool(self.year) + bool(self.scope) + 2 * bool(self.chain)
        if self.body and self.body.is_known:
            said += 2 if self.is_placed else 1
        return said

    @property
    def is_placed(self) -> bool:
        return bool(self.chain or (self.body and (self.body.chain or self.body.is_central)))


@dataclass(frozen=True, slots=True)
class Stated:
    """One thing that a line states: a year, a kind or a scope."""

    value: str
    text: str
    place: Place
    where: EvidenceSource


@dataclass(frozen=True, slots=True)
class Named:
    """A caption that names a body: whose the table is, or the department above (`is_above`)."""

    body: Body | None
    named: str
    code: str
    is_above: bool
    of_department: bool
    is_opening: bool
    text: str
    place: Place


@dataclass(slots=True)
class Statements:
    """All that the lines of the documents of one disclosure state, in reading order."""

    titles: list[Title] = field(default_factory=list)
    names: list[Named] = field(default_factory=list)
    years: list[Stated] = field(default_factory=list)
    bare_years: list[Stated] = field(default_factory=list)
    late_years: list[Stated] = field(default_factory=list)
    """of notes and of titles of evaluations: told only where nothing else tells"""
    kinds: list[Stated] = field(default_factory=list)
    scopes: list[Stated] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    @property
    def opening(self) -> list[Title]:
        return [title for title in self.titles if title.where is EvidenceSource.COVER]


def add_statements(said: Statements, lines: Sequence[Line], vocabulary: Vocabulary) -> None:
    """Take in what the lines of one document state."""
    reader = _Reader(vocabulary, vocabulary.identity)
    said.lines += lines
    said.titles += reader.cover_titles([li for li in lines if li.where is EvidenceSource.COVER])
    for line in lines:
        if line.where is EvidenceSource.NOTE:
            said.late_years += reader.late_years(line, vocabulary.identity.note_years)
            continue
        said.bare_years += reader.years(line, vocabulary.identity.bare_years)
        if line.where is EvidenceSource.CAPTION:
            said.names += reader.named(line)
            said.years += reader.years(line, vocabulary.identity.years)
            continue
        if line.where is EvidenceSource.HEADING and not line.is_heading:
            continue
        if line.where not in (EvidenceSource.COVER, EvidenceSource.TABLE_TITLE):
            said.titles += reader.title([line], line.where)
        if not first_match(vocabulary.identity.other_years, line.folded):
            said.years += reader.title_years(line)
        else:
            said.late_years += reader.late_years(line, vocabulary.identity.work_years)
        said.kinds += reader.kinds(line)
        said.scopes += reader.scopes(line)


@dataclass(frozen=True, slots=True)
class _Reader:
    vocabulary: Vocabulary
    spec: IdentitySpec

    def cover_titles(self, lines: Sequence[Line]) -> Iterator[Title]:
        """Titles of the opening, broken over up to four lines: the fullest reading of each."""
        found: list[tuple[range, Title]] = []
        for start in range(len(lines)):
            for end in range(start + 1, min(start + _BROKEN_OVER, len(lines)) + 1):
                for title in self.title(lines[start:end], EvidenceSource.COVER):
                    found.append((range(start, end), title))
        # Half of a broken name is a name too (资源局): without a place, the longer reading is taken.
        found.sort(
            key=lambda each: (
                -each[1].says,
                len(each[0]) if each[1].is_placed or not each[1].body else -len(each[0]),
                each[0].start,
            )
        )
        taken: set[int] = set()
        kept: list[tuple[int, Title]] = []
        for covered, title in found:
            if taken.isdisjoint(covered):
                taken |= set(covered)
                kept.append((covered.start, title))
        yield from (title for _, title in sorted(kept, key=lambda each: each[0]))

    def title(self, lines: Sequence[Line], where: EvidenceSource) -> Iterator[Title]:
        """The title that lines make together, if they make one and nothing else."""
        together = plain_year(fold("".join(line.text for line in lines)))
        folded = split_number(together.strip(_QUOTES)).text
        for pattern in self.spec.title_patterns:
            found = compiled(pattern).fullmatch(folded)
            if not found:
                continue
            stated = {key: value or "" for key, value in found.groupdict().items()}
            if below := stated.get("below"):
                stated["below"] = _from_its_line(below, lines)
            title = self._title(stated, lines, where)
            is_named = title.body and title.body.is_known
            if any(map(stated.get, ("owner", "own_office", "below"))) and not is_named:
                continue
            if title.scope or (title.body and title.body.is_known):
                yield title
                return

    def _title(self, stated: dict[str, str], lines: Sequence[Line], where: EvidenceSource) -> Title:
        named = stated.get("name") or stated.get("owner") or stated.get("below") or ""
        if named and (own_office := stated.get("own_office", "")):
            named = f"{named}({own_office})"
        chain, rest = self.vocabulary.divisions.split(named + "\0") if named else ((), "")
        is_place = rest == "\0"
        year = stated.get("year", "")
        return Title(
            named="" if is_place else named,
            body=None if is_place or not named else body_of(named, self.vocabulary),
            chain=chain if is_place else (),
            year=int(year) if year else None,
            kind=self.spec.kind_of(stated["kind"]),
            scope=stated.get("scope", "").removeprefix("预算"),
            text=" ".join(line.text for line in lines),
            place=lines[0].place,
            where=where,
        )

    def named(self, line: Line) -> Iterator[Named]:
        found = first_match(self.spec.bodies, line.folded, whole=True)
        if not found or unit_line(f"单位:{found['name']}"):
            return
        name, code = found["name"], found.groupdict().get("code") or ""
        labelled = line.folded.find(":") >= 0
        body = body_of(name, self.vocabulary)
        if not labelled and (body is None or not body.is_known):
            return
        yield Named(
            body=body,
            named=name,
            code=code,
            is_above=first_match(self.spec.above, line.folded, whole=True) is not None,
            of_department=first_match(self.spec.of_departments, line.folded, whole=True)
            is not None,
            is_opening=line.is_opening,
            text=line.text,
            place=line.place,
        )

    def years(self, line: Line, patterns: Sequence[str]) -> Iterator[Stated]:
        if found := first_match(patterns, line.folded, whole=True):
            yield Stated(found["year"], line.text, line.place, line.where)

    def title_years(self, line: Line) -> Iterator[Stated]:
        text = split_number(line.folded).text
        if found := first_match(self.spec.title_years, text):
            yield Stated(found["year"], line.text, line.place, line.where)

    def late_years(self, line: Line, patterns: Sequence[str]) -> Iterator[Stated]:
        if found := first_match(patterns, split_number(line.folded).text):
            yield Stated(found["year"], line.text, line.place, line.where)

    def kinds(self, line: Line) -> Iterator[Stated]:
        is_title = line.where is EvidenceSource.TABLE_TITLE or line.folded.endswith("表")
        if is_title and (kind := self.spec.kind_of(line.folded)):
            yield Stated(kind, line.text, line.place, line.where)

    def scopes(self, line: Line) -> Iterator[Stated]:
        if found := first_match(self.spec.scopes, line.folded):
            yield Stated(found["scope"], line.text, line.place, line.where)


def _from_its_line(below: str, lines: Sequence[Line]) -> str:
    """The name below a title, from where its line begins: 和 of 和静县教育局 is no word of the title's."""
    for index in range(1, len(lines)):
        whole = plain_year(fold("".join(line.text for line in lines[index:])))
        if whole.endswith(below) and len(whole) - len(below) <= _MOST_LENT:
            return whole
    return below
