"""Headings and titles that the contents page words otherwise than the text → one Finding a document.

Headings are paired by their numbers within their part, titles of tables by being nearest to each other.
Another year, the body's own name and spacing are no difference; a title that breaks off is not compared.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from pipeline.check.comparison import remark
from pipeline.check.first_few import first_few
from pipeline.check.form.contents import table_entries
from pipeline.check.lines import Line, contents_entry, order, printed_lines
from pipeline.check.subject import Subject
from pipeline.model.document import Document, Place
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.values.outline import split_number
from pipeline.values.text import bare, fold, tidy

_CHECK = "form.contents_wording"
_YEAR = re.compile(r"(?:19|20)\d{2}年?度?")
_SCOPE = re.compile(r"^(?:本)?(?:部门|单位)(?:综合)?(?:预算|决算)?")
_MARKS = re.compile(r"[(（)）\[\]【】《》“”\"'‘’、，。：:；;·\s-]")
_ALIKE = 0.75
_INNER = str.maketrans("“”", "‘’")
_SHORTEST = 4
_FUNDS = {"general_public", "government_fund", "state_capital"}
_FUND = re.compile("(?:一般)?公共(?:财政)?预算|政府性基金|国有资本经营|预算|财政拨款|支出|表")
_NEIGHBOURS = 2
_MOST = 0.5
"""More differing than this share of what is paired: the pairing is wrong, not the document."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """What the contents page says, and what the text says there."""

    listed: str
    printed: str
    place: Place


def check_contents_wording(subject: Subject) -> Iterator[Finding]:
    """Every document that has a contents page."""
    for document in subject.documents:
        lines = printed_lines(subject, document)
        pairs = [*_headings(lines), *_tables(subject, document)]
        differing = list({p.listed: p for p in pairs if _differs(subject, p)}.values())
        if pairs and not differing:
            said = (
                f"目录所列 {len(pairs)} 个标题与文中一致",
                f"{len(pairs)} titles are worded as the contents page has them",
            )
            yield remark(subject, _CHECK, Outcome.PASS, Severity.NOTE, said)
        elif differing and len(differing) <= max(1, _MOST * len(pairs)):
            yield _finding(subject, differing)


def _finding(subject: Subject, differing: Sequence[_Pair]) -> Finding:
    each = [
        f"目录作“{_quoted(pair.listed)}”，文中作“{_quoted(pair.printed)}”" for pair in differing
    ]
    shown = first_few(each, counted="处", between="；")
    first = differing[0]
    said = (
        f"目录与文中的标题不一致：{shown}",
        f"{len(differing)} titles are worded otherwise than on the contents page, the first: "
        f"{first.listed} there, {first.printed} in the text",
    )
    return remark(subject, _CHECK, Outcome.FAIL, Severity.NOTE, said, place=first.place)


def _quoted(title: str) -> str:
    return title.strip("。").translate(_INNER)


def _differs(subject: Subject, pair: _Pair) -> bool:
    listed, printed = (_plain(subject, text) for text in (pair.listed, pair.printed))
    if listed == printed:
        return _names_its_year_otherwise(pair)
    if min(len(listed), len(printed)) < _SHORTEST:
        return False
    return not (listed.startswith(printed) or printed.startswith(listed))


def _names_its_year_otherwise(pair: _Pair) -> bool:
    """Whether a heading differs from its entry in 年 and 年度 alone, of one year that both name."""
    listed, printed = (_MARKS.sub("", fold(text)) for text in (pair.listed, pair.printed))
    years = [_YEAR.findall(text) for text in (listed, printed)]
    same = [[year[:4] for year in found] for found in years]
    return bool(years[0]) and same[0] == same[1] and _same_but_for_years(listed, printed, years)


def _same_but_for_years(listed: str, printed: str, years: Sequence[Sequence[str]]) -> bool:
    return years[0] != years[1] and _YEAR.sub("", listed) == _YEAR.sub("", printed)


def _plain(subject: Subject, title: str) -> str:
    words = _YEAR.sub("", _MARKS.sub("", fold(title)))
    identity = subject.identity
    for name in (identity.unit, identity.department, identity.division.name):
        words = words.replace(bare(name), "") if name else words
    return _SCOPE.sub("", words)


# Headings, by the part that they are in and their number.

_Key = tuple[int, str, int]


def _headings(lines: Sequence[Line]) -> Iterator[_Pair]:
    """Headings of one number that are alike; those that are not where the ones before them are, and neither
    of the two stands anywhere else."""
    listed = _numbered((contents_entry(e.text), e.place) for e in lines if e.in_contents)
    printed = _numbered((e.text, e.place) for e in lines if not e.in_contents and e.is_short)
    in_contents, in_text = _bare_words(listed), _bare_words(printed)
    before: _Pair | None = None
    for key, entries in listed.items():
        found = printed.get(key, [])
        if len(entries) != 1 or not found:
            before = None
            continue
        entry = entries[0][0]
        heading = next((each for each in found if bare(each[0]) == bare(entry)), found[0])
        pair = _Pair(entry, heading[0], heading[1])
        alike = _is_like(bare(entry), bare(heading[0]))
        elsewhere = bare(heading[0]) in in_contents or bare(entry) in in_text
        if alike or (before and not elsewhere and _is_renamed(pair, before, found)):
            yield pair
        before = pair if alike else None


def _is_renamed(pair: _Pair, before: _Pair, found: Sequence[tuple[str, Place]]) -> bool:
    """Whether a heading right behind one that is as listed is the only one of its number, and ends like its
    entry does."""
    ends_alike = bare(pair.listed)[-2:] == bare(pair.printed)[-2:]
    return len(found) == 1 and ends_alike and order(before.place) < order(pair.place)


def _bare_words(numbered: dict[_Key, list[tuple[str, Place]]]) -> set[str]:
    return {bare(text) for texts in numbered.values() for text, _ in texts}


def _numbered(texts: Iterable[tuple[str, Place]]) -> dict[_Key, list[tuple[str, Place]]]:
    """Headings by the ordinal of their part (0 before the first), the style and the number."""
    found = defaultdict[_Key, list[tuple[str, Place]]](list)
    part = 0
    for text, place in texts:
        numbered = split_number(text)
        if numbered.style == "part":
            part = numbered.ordinal or part
        elif numbered.style == "cn" and numbered.ordinal is not None and numbered.text:
            found[part, numbered.style, numbered.ordinal].append((tidy(numbered.text), place))
    return found


# Titles of tables, each with the one that is nearest to it.


def _tables(subject: Subject, document: Document) -> Iterator[_Pair]:
    entries = list(dict.fromkeys(table_entries(subject, document)))
    titles = {
        split_number(table.title).text: table.place
        for table in subject.tables
        if table.place.file == document.file and table.form and table.form != "contents"
    }
    plain = {text: _plain(subject, text) for text in (*entries, *titles)}
    alike = {plain[title]: title for title in titles}
    same = {entry: alike[plain[entry]] for entry in entries if plain[entry] in alike}
    for entry, title in same.items():
        yield _Pair(tidy(entry), tidy(title), titles[title])
    taken = {plain[title] for title in same.values()}
    left = [title for title in titles if plain[title] not in taken]
    others = [entry for entry in entries if entry not in same]
    for entry in others:
        title = _nearest(plain, entry, left)
        if not title or _nearest(plain, title, others) != entry:
            title = _of_another_fund(subject, entry, _between(entries, entry, same, titles))
        if title:
            yield _Pair(tidy(entry), tidy(title), titles[title])


def _between(
    entries: Sequence[str], entry: str, same: Mapping[str, str], titles: Iterable[str]
) -> str:
    """The one title between those that the entries before and behind an entry name, "" for none."""
    at, known = entries.index(entry), list(titles)
    near = [
        same[each] for each in (*entries[at - 1 : at], *entries[at + 1 : at + 2]) if each in same
    ]
    if len(near) < _NEIGHBOURS:
        return ""
    first, last = map(known.index, near)
    return known[first + 1] if last == first + _NEIGHBOURS else ""


def _of_another_fund(subject: Subject, entry: str, title: str) -> str:
    """A title that is as its entry but for the fund that it names, "" for any other: 财政拨款 may be any."""
    funds = {subject.vocabulary.claims.fund_of(text) for text in (entry, title)}
    rests = [_FUND.sub("", bare(text)) for text in (entry, title)]
    is_other = len(funds) > 1 and funds <= _FUNDS and all(rests)
    return title if is_other and _is_like(*rests) else ""


def _nearest(plain: dict[str, str], text: str, others: Iterable[str]) -> str:
    """The one of the others that is most like a text, "" where none is like it."""
    like = [other for other in others if _is_like(plain[text], plain[other])]
    return max(like, key=lambda other: _likeness(plain[text], plain[other]), default="")


def _is_like(one: str, other: str) -> bool:
    return one == other or _likeness(one, other) >= _ALIKE


def _likeness(one: str, other: str) -> float:
    """How much two titles have in common, of 1; what cannot be alike is not looked at closely."""
    matcher = SequenceMatcher(None, one, other)
    most = min(matcher.real_quick_ratio(), matcher.quick_ratio())
    return matcher.ratio() if most >= _ALIKE else 0
