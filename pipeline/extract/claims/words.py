"""Text → comparisons in words alone: 与上年持平, 比上年减少, 决算数小于预算数, 无政府性基金预算支出."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.extract.claims.lacks import lacks_of
from pipeline.model.frozen import made_at_once
from pipeline.vocabulary import ClaimSpec
from pipeline.vocabulary.asked import found_in
from pipeline.vocabulary.claim_words import Nothing, any_of

_PARTED = re.compile(r"[、](?:无|没有)?|(?<!收入)(?:和|及|以及|与)(?!运行|维护|支出)(?:无|没有)?")
_FEWEST = 2
_NIL = re.compile(
    r"(?<=[费置支收出入算数款额])为[0零](?=[，。；]|$)|(?<=[费用出])(?:没有发生|未发生|无发生|没有|无)(?=[，。；、]|$)"
)
"""公务用车购置为0: none, though it lacks a unit; 出国费用没有."""


@made_at_once
@dataclass(frozen=True, slots=True)
class WordEvent:
    """`kind` is same, order, turn, none (of money) or lack (of things); `label` the words of the indicator
    that belong to the event; `base` is "" where the sentence said it before."""

    kind: str
    start: int
    end: int
    base: str
    direction: str
    label: str = ""


def words_of(text: str, spec: ClaimSpec) -> Iterator[WordEvent]:
    """All comparisons in words of a folded text.

    >>> from pipeline.vocabulary import load_vocabulary
    >>> [e.base for e in words_of("决算数与上年基本持平", load_vocabulary().claims)]
    ['上年']
    """
    yield from _as_large(text, spec)
    yield from _larger_or_smaller(text, spec)
    for match in found_in(_NIL, text):
        yield WordEvent("none", match.start(), match.end(), "", "")
    if not _says_none(spec.nothing).search(text):
        return
    for denies in _denials(spec.nothing):
        for match in denies.finditer(text):
            yield from _of_each(match.start("no"), match.end(), match["label"], spec.nothing)
    for start, end, label in lacks_of(text, spec):
        yield WordEvent("lack", start, end, "", "", label)


def _as_large(text: str, spec: ClaimSpec) -> Iterator[WordEvent]:
    """与上年持平, 等于年初预算数."""
    same, yearly, _, equal = _patterns(spec)
    if _one_of(spec.unchanged).search(text):
        compared = [*same.finditer(text), *yearly.finditer(text)]
        ends = {match.end() for match in compared}
        for match in _alone(spec.unchanged, spec.about).finditer(text):
            if match.end() not in ends:
                yield WordEvent("same", *match.span(), "", "" if match["about"] else "unchanged")
        for match in compared:
            direction = "" if match["about"] else "unchanged"
            yield WordEvent("same", *match.span(), match["base"], direction)
    for match in found_in(equal, text):
        yield WordEvent("same", match.start(), match.end(), match["base"], "unchanged")


def _larger_or_smaller(text: str, spec: ClaimSpec) -> Iterator[WordEvent]:
    """决算数小于预算数, 比上年有所减少."""
    _, _, order, _ = _patterns(spec)
    for match in found_in(order, text):
        direction = "increase" if match["order"] in spec.above else "decrease"
        start = match.start("order")
        if text.startswith("（或", match.end()):
            direction = ""  # 决算数小于预算数（或与预算数持平）: the template leaves the choice
        yield WordEvent("order", start, match.end(), match["base"], direction)
    for match in found_in(_turned(spec), text):
        base = match["yearly"] or match["base"] or ""
        yield WordEvent("turn", *match.span(), base, spec.direction_of(match["verb"]))


@cache
def _one_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Finds words without which a text says nothing of the kind, sooner than what they stand in."""
    plain = [word for word in words if not any(w in word for w in words if w != word)]
    return re.compile(any_of(tuple(plain)))


@cache
def _says_none(spec: Nothing) -> re.Pattern[str]:
    return _one_of((*spec.says, *spec.denies))


def _of_each(start: int, end: int, label: str, spec: Nothing) -> Iterator[WordEvent]:
    """One event for each kind of money that there is none of: 无政府性基金、国有资本经营预算支出.

    What ends the last name is part of those before it, where they lack it. They stand behind one another,
    the last up to the end.
    """
    names = [each for each in _PARTED.split(label) if each]
    listed, ends = _listed(spec), _ending(spec)
    if len(names) < _FEWEST or not all(listed.match(each) for each in names):
        yield WordEvent("none", start, end, "", "", label)
        return
    ending = ends.search(names[-1])
    for number, name in enumerate(names, start=1):
        whole = name if ends.search(name) or ending is None else f"{name}{ending[0]}"
        stop = end if number == len(names) else start + number
        yield WordEvent("none", start + number - 1, stop, "", "", whole)


@cache
def _denials(spec: Nothing) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A body that has none (本单位无…), and a sentence or a bracket that begins so: 2.无公务接待费支出."""
    money = any_of(spec.money)
    said = re.compile(
        rf"(?:{any_of(spec.who)})(?P<no>均?(?:{any_of(spec.says)}))"
        rf"(?P<label>(?![该此])[^，。；：]*?(?:{money}))(?=[，。；]|$)"
    )
    first = re.compile(
        rf"(?:^(?:\d{{1,2}}[.、]|（[一二三四五六七八九十\d]+）)?|[（，])(?P<no>{any_of(spec.says)})"
        rf"(?P<label>(?:{any_of(spec.first)})[^，。；（）]*"
        rf"(?:（境）)?[^，。；（）]*?(?:{money}))(?=[，。；）]|$)"
    )
    return said, first


@cache
def _listed(spec: Nothing) -> re.Pattern[str]:
    """How a name begins that may stand in a list of what there is none of."""
    return re.compile(rf"(?:使用)?(?:{any_of((*spec.first, *spec.listed))})")


@cache
def _ending(spec: Nothing) -> re.Pattern[str]:
    """How the last name of such a list ends, which holds for those before it."""
    before = "".join(f"(?:{re.escape(each)})?" for each in spec.before_money)
    return re.compile(rf"{before}(?:{any_of(spec.money)})+$")


@cache
def _turned(spec: ClaimSpec) -> re.Pattern[str]:
    """比上年有所增加, 同比下降, with nothing behind that says by how much."""
    verbs = (*spec.verbs.increase, *spec.verbs.decrease)
    plain = any_of(tuple(verb for verb in verbs if len(verb) > 1))
    phase = "(?:年初|全年|调整后?)?(?:预算|决算|执行|支出|实际)?数?"
    year = rf"(?:{any_of(spec.last_year)}|(?:19|20)\d{{2}}年)度?(?:同期)?{phase}"
    than = r"(?:[比较]|相[比较对]于?|[与同和跟](?=[^，。；]{2,12}(?:相比|比较)))"
    budget = "(?:年初|全年|调整后?)?预算数?"
    by = rf"[^，。；\d]{{0,8}}(?:{any_of(verbs)})[^，。；\d]{{0,8}}\d|\d"
    return re.compile(
        rf"(?:(?P<yearly>同比)|(?<=元)|{than}(?P<base>{year}|{budget})(?:相比|比较)?，?)(?:{any_of(spec.by_degree)})*"
        rf"(?P<verb>{plain})了?(?=的?(?:主要)?原因|[。；]|$|，(?!{by}))"
    )


@cache
def _alone(same: tuple[str, ...], about: tuple[str, ...]) -> re.Pattern[str]:
    """其他支出保持不变, of what is compared with what the sentence named before."""
    return re.compile(
        rf"(?<=[\u4e00-\u9fff）])(?:均|都)?(?P<about>{any_of(about)})?(?:均|都)?(?:保持|仍)?(?:{any_of(same)})(?=[，。；]|$)"
    )


@cache
def _patterns(
    spec: ClaimSpec,
) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    same, about = spec.unchanged, spec.about
    alike = re.compile(
        rf"(?<!或)(?:均)?(?:相[比较]于?|与|同|和|较|比|跟)(?P<base>(?:[^，。；：、（）与同和较比跟元]|同期){{1,16}}?)(?:相比?|比较)?(?:总体|整体)?，?"
        rf"(?P<about>{any_of(about)})?(?:均|都)?(?:保持|仍)?(?:{any_of(same)})(?!相比|比较|的口径)"
    )
    yearly = re.compile(
        rf"(?P<base>同比)，?(?P<about>{any_of(about)})?(?:均|都)?(?:保持|仍)?(?:{any_of(same)})"
    )
    ordered = re.compile(
        rf"(?<=[数算])(?P<order>{any_of((*spec.above, *spec.below))})"
        r"(?P<base>(?:年初|全年|调整后?)?预算数?|(?:上年|去年)度?(?:预算|决算)数(?!\d))"
    )
    equal = re.compile(r"(?<=数)等于(?P<base>[^，。；：、（）]{2,12}数)(?=[，。；]|$)")
    return alike, yearly, ordered, equal
