"""A printed name → the body that it names: its place, its own office told apart, one wording for all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.model.identity import Division
from pipeline.values.pinyin import syllables
from pipeline.values.text import bare, fold
from pipeline.vocabulary import IdentitySpec, Vocabulary, compiled, first_match

_BRACKETS = str.maketrans("()", "（）")
_QUOTES = "《》“”\"' "
_SHORTEST = 3
_OTHER_NAME = re.compile(r"\([\u4e00-\u9fff、]{2,24}\)$")
"""What may follow an organisation's name: its other name or its place, 宣传部(文明办), 大学(武汉)."""


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation as a document names it.

    `name` is the body's own, without （本级） and （汇总）; `chain` the divisions that it names,
    outermost first; `is_known` says whether it ends like an organisation.
    """

    name: str
    chain: tuple[str, ...]
    own_office: str = ""
    is_whole: bool = False
    is_known: bool = False
    is_central: bool = False

    @property
    def full(self) -> str:
        """With the words that mark its own office."""
        return self.name + self.own_office


def body_of(text: str, vocabulary: Vocabulary) -> Body | None:
    """The body that a text names; None for a text that names none (全市, a division alone)."""
    spec = vocabulary.identity
    name, own, whole = _without_marks(fold(text).strip(_QUOTES), spec)
    if len(name) < _SHORTEST or not re.search(r"[\u4e00-\u9fff]{2}", name):
        return None
    before, chain, rest = vocabulary.divisions.locate(name)
    if not rest or (chain and not before and len(rest) < 2):
        return None
    if before and before not in spec.prefixes and not name.endswith(spec.organisations):
        before, chain, rest = "", (), name
    central = not chain and first_match(spec.central, name, whole=True) is not None
    stem = _OTHER_NAME.sub("", name)
    return Body(
        name.translate(_BRACKETS),
        chain,
        own.translate(_BRACKETS),
        whole,
        central or (stem.endswith(spec.organisations) and len(before + rest) > 1),
        central,
    )


def _without_marks(name: str, spec: IdentitySpec) -> tuple[str, str, bool]:
    """The name, the words for its own office, and whether it says that all units are in it."""
    own, whole = "", False
    for _ in range(2):
        for mark in _longest_first(spec.whole):
            if name.endswith(mark) and len(name) > len(mark) + 2:
                name, whole = name.removesuffix(mark), True
        for mark in _longest_first(spec.said_twice):
            stem = name.removesuffix(mark)
            if name != stem and stem.endswith((*spec.organisations, ")")):
                name = stem
        for mark in _longest_first(spec.own_offices):
            stem = name.removesuffix(mark)
            if name != stem and stem.endswith(spec.organisations):
                name, own = stem, mark
                break
    return name, own, whole


def _longest_first(phrases: Iterable[str]) -> list[str]:
    return sorted(phrases, key=len, reverse=True)


def is_placeholder(text: str, spec: IdentitySpec) -> bool:
    """Whether a name is one that a template leaves to be filled in: 上海市XX局."""
    return first_match(spec.placeholders, fold(text)) is not None


def one_wording(name: str, vocabulary: Vocabulary) -> str:
    """The name as all printings of it read: 中国共产党江苏省委员会办公厅 → 中共江苏省委办公厅."""
    plain = fold(name)
    for alias in vocabulary.identity.aliases:
        found = compiled(alias.printed).fullmatch(plain)
        if found and is_division(found["place"], vocabulary):
            return alias.name.format(**found.groupdict())
    return plain


def is_division(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text names divisions and nothing else."""
    chain, rest = vocabulary.divisions.split(text + "\0")
    return bool(chain) and rest == "\0"


def is_same(one: Body, other: Body, vocabulary: Vocabulary) -> bool:
    """Whether two names are one body's: alike, or one an abbreviation of the other."""
    first, second = (_stem(each, vocabulary) for each in (one, other))
    zones = [zone.zone for zone in vocabulary.identity.named_zones]
    first, second = _without_zone(first, second, zones), _without_zone(second, first, zones)
    if first == second:
        return True
    if one.chain and other.chain and one.chain[-1] != other.chain[-1]:
        return False
    short, long = sorted((first, second), key=len)
    return (
        len(short) > 1
        and short[0] == long[0]
        and not long.startswith(short)
        and _is_within(short, long)
    )


def _stem(body: Body, vocabulary: Vocabulary) -> str:
    name = _OTHER_NAME.sub("", one_wording(body.name, vocabulary))
    before, _, rest = vocabulary.divisions.locate(name)
    return bare(before + rest)


def _without_zone(stem: str, other: str, zones: Iterable[str]) -> str:
    """A name without the zone that it begins with, where the other names none.

    >>> _without_zone("雄安新区教育局", "教育局", ["雄安新区"])
    '教育局'
    >>> _without_zone("雄安新区教育局", "天府新区教育局", ["雄安新区", "天府新区"])
    '雄安新区教育局'
    """
    if any(zone in other for zone in zones):
        return stem
    zone = next((zone for zone in zones if stem.startswith(zone)), "")
    return stem.removeprefix(zone) or stem


def _is_within(short: str, long: str) -> bool:
    """Whether the letters of a short name stand in this order in a long one: 卫健委, 卫生健康委员会."""
    letters = iter(long)
    return all(letter in letters for letter in short)


def without_division(name: str, division: Division, vocabulary: Vocabulary) -> str:
    """An organisation's name without its division's: 曲靖市沾益区医疗保障局 → 医疗保障局."""
    before, chain, rest = vocabulary.divisions.locate(fold(name))
    if not chain:
        return fold(name)
    return before + rest.removeprefix(division.name) or name


def name_in_division(name: str, division: Division, vocabulary: Vocabulary) -> str:
    """What tells a body from the others of its division, in the one wording that makes its slug."""
    return without_division(one_wording(name, vocabulary), division, vocabulary)


def slug(name: str) -> str:
    """Pinyin without tones or separators.

    >>> slug("医疗保障局")
    'yiliaobaozhangju'
    """
    return re.sub(r"[^a-z0-9]", "", "".join(syllables(name)).lower()) or "organisation"
