"""One whole listed twice, by items and by kinds of spending → Findings: an item must come to the same.

…支出 90 万元，其中：（1）行政运行（2010101）60 万元；（2）培训支出（2050803）30 万元, then 人员经费：
①行政运行（2010101）50 万元 and 公用经费：①行政运行（2010101）10 万元: 培训支出 is in neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.check.intervals import sum_of
from pipeline.check.prose.figures import Figure, figures
from pipeline.check.prose.findings import Said, compared, in_unit
from pipeline.check.prose.listed import Listed, Part
from pipeline.check.prose.passages import Passage
from pipeline.check.subject import Subject
from pipeline.model.frozen import replaced
from pipeline.model.records import Finding
from pipeline.values.outline import CIRCLED, split_number
from pipeline.vocabulary import Vocabulary
from pipeline.vocabulary.prose import one_of

_CHECK = "prose.item_in_divisions"
_ITEM = re.compile(rf"^[{CIRCLED}]?(?P<name>.*?)（(?P<code>\d{{3,7}})）$")
_FEWEST = 2
_MOST_WRONG = 3


@dataclass(frozen=True, slots=True)
class _Item:
    name: str
    code: str
    part: Part


@dataclass(frozen=True, slots=True)
class _Divided:
    """The items under each kind of spending, and the kinds."""

    items: tuple[_Item, ...]
    kinds: tuple[str, ...]


def check_divisions(
    subject: Subject, prose: Sequence[Passage], lists: Sequence[Listed]
) -> Iterator[Finding]:
    """Every list of coded items that is listed again by kinds of spending right behind it."""
    numbers = {id(passage): number for number, passage in enumerate(prose)}
    for listed in lists:
        items = [item for part in listed.parts if (item := _item(part))]
        if len(items) != len(listed.parts) or len(items) <= _FEWEST:
            continue
        last = numbers[id(listed.parts[-1].passage)]
        divided = _divided(prose[last:], listed, subject.vocabulary)
        if len(divided.kinds) >= _FEWEST:
            yield from _held(subject, items, divided)


def _item(part: Part) -> _Item | None:
    match = _ITEM.match(split_number(part.figure.words).text)
    return _Item(_plain(match["name"]), match["code"], part) if match else None


def _plain(name: str) -> str:
    return re.sub(r"[（）]", "", name).removeprefix("其中").removesuffix("支出")


def _divided(passages: Sequence[Passage], listed: Listed, vocabulary: Vocabulary) -> _Divided:
    """The divisions behind a list, up to the next list or the end of its section."""
    items: list[_Item] = []
    kinds: list[str] = []
    kind = ""
    named = vocabulary.claims.divisions.values()
    opens = _kinds(tuple(words for phrases in named for words in phrases))
    for number, passage in enumerate(passages):
        if passage.section is not passages[0].section:
            break
        opened = [(m.start(), m["kind"]) for m in opens.finditer(passage.text)]
        if number and not opened and kinds:
            break
        for figure in figures(passage.text, vocabulary.prose):
            before = [name for at, name in opened if at < figure.start]
            if not before or figure.role != "level" or not figure.is_of_kind(listed.whole.figure):
                continue
            kind = before[-1]
            if item := _item(Part(figure, passage, 0)):
                items.append(item)
                kinds += [] if kind in kinds else [kind]
    return _Divided(tuple(items), tuple(kinds))


def _held(subject: Subject, items: Sequence[_Item], divided: _Divided) -> Iterator[Finding]:
    """Each item against its sum over the divisions, where most of them fit and so prove the pattern."""
    findings = [_compared(subject, item, items, divided) for item in items]
    wrong = [f for f in findings if f.outcome.fails]
    if len(wrong) <= _MOST_WRONG and len(findings) - len(wrong) >= max(_FEWEST, len(wrong)):
        yield from findings


def _compared(subject: Subject, item: _Item, items: Sequence[_Item], divided: _Divided) -> Finding:
    codes = {each.code for each in items}
    same = [
        each.part.figure
        for each in divided.items
        if each.code == item.code or (each.code not in codes and each.name == item.name)
    ]
    figure: Figure = item.part.figure
    summed = sum_of(each.interval for each in same)
    comparison = in_unit(figure.interval, summed, figure.unit)
    where = "、".join(divided.kinds)
    off = "" if comparison.difference == 0 else f"，相差 {comparison.difference} {figure.unit}"
    counted = f"合计 {comparison.expected} {figure.unit}" if same else "均未列"
    said = Said(
        f"“{item.name}（{item.code}）”{figure.printed}：分列的{where}中{counted}{off}",
        f"{figure.printed} of this item is {comparison.expected} where the same whole is listed "
        f"by kinds of spending",
        item.part.passage.place(item.part.start + figure.start),
    )
    return replaced(compared(subject, _CHECK, comparison, said), code=item.code)


@cache
def _kinds(divisions: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|[，。；：）.、{CIRCLED}])(?:其中：?)?[{CIRCLED}]?(?P<kind>{one_of(divisions)})："
    )
