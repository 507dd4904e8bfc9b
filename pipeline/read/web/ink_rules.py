"""The style sheets of a page → the rules that colour text or paint what it stands on, in the order in which
they win.

Of a selector its last part is held against an element. A rule that asks for more (`.menu td`, `th[scope]`),
or holds for some screens alone, may be for the element: it is not sure. States that only a reader's pointer
brings about (`:hover`) are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from pipeline.read.web.stylesheet import conditional_rules_of, rules_of

_DECLARED = re.compile(
    r"(?:^|;)\s*(color|background(?:-color|-image|-clip)?|position|box-shadow|text-shadow|transform"
    r"|-webkit-(?:text-fill-color|text-stroke(?:-color|-width)?|background-clip))\s*:([^;]*)",
    re.I,
)
_KIND = re.compile(r"<!doctype\s+html", re.I)
_NAME = re.compile(r"[.#](?:[\w-]|\\.)+")
_LAST = re.compile(
    r"([a-z][a-z0-9]*|\*)?((?:[.#](?:[\w-]|\\.)+)*)((?:::?[\w-]+|\[\])*)",
    re.I,
)
_ALONE = re.compile(r"\s*([a-z][a-z0-9]*)?((?:[.#][\w-]+)*)\s*", re.I)
_WITHIN = re.compile(r"\([^()]*\)")
_ATTRIBUTE = re.compile(r"\[[^\[\]]*\]")
_AROUND = re.compile(r"[\s>+~]+")
_BLANKS = re.compile(r"\s+")
_STATES = re.compile(
    r":(?:hover|focus[\w-]*|active|target|checked|disabled)\b|::(?:selection|-webkit)"
)
_PARTS = re.compile(r"::?(?:before|after|first-l\w+|placeholder|marker|backdrop)$")
_LONGEST = 300
_DEEPEST = 4
_MOST_RULES = 20_000
_MOST_ALIKE = 4
ANY = "*"
"""Where the rules for elements of any name are kept."""

Weight = tuple[int, int, int, int]
"""Ids, classes and names of a selector, and its place among the rules."""


class Declaration(NamedTuple):
    """What is set to which value; `is_sure` unless the rule may be for other elements alone."""

    what: str
    value: str
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class _Rule:
    tag: str
    names: frozenset[str]
    weight: Weight
    declared: tuple[tuple[Declaration, bool], ...]
    """Each with whether it is important."""


@dataclass(frozen=True, slots=True)
class InkRules:
    """Rules by a name or tag that they are for."""

    rules: Mapping[str, list[_Rule]] = field(default_factory=dict)
    is_whole: bool = True
    """Whether there are no more rules than were read."""
    is_old: bool = False
    """Whether names are the same in capitals and small letters, as in pages that name no kind of HTML."""

    def declared_for(
        self, tag: str, classes: str, stated_id: str
    ) -> tuple[list[Declaration], list[Declaration]]:
        """What rules say of an element, the winning last: what its own style goes before, and what is more
        important than that."""
        names = {f".{name}" for name in classes.split()}
        if stated_id:
            names.add(f"#{stated_id}")
        if self.is_old:
            names = {name.lower() for name in names}
        found = [
            rule
            for key in (ANY, tag, *names)
            for rule in self.rules.get(key, ())
            if rule.tag in ("", tag) and rule.names <= names
        ]
        found.sort(key=lambda rule: rule.weight)
        usual, important = list[Declaration](), list[Declaration]()
        for rule in found:
            for declaration, wins in rule.declared:
                (important if wins else usual).append(declaration)
        return usual, important


def declared(declarations: str, is_sure: bool = True) -> tuple[tuple[Declaration, bool], ...]:
    """What declarations set, each with whether it is important."""
    if not declarations:
        return ()
    return tuple(
        (Declaration(what.lower(), value.replace("!important", "").strip(), is_sure), wins)
        for what, raw in _DECLARED.findall(declarations)
        for value in [raw.lower().replace("! important", "!important")]
        for wins in ["!important" in value]
    )


def ink_rules_of(text: str) -> InkRules:
    """The rules in a page's text."""
    found: dict[tuple[str, frozenset[str]], list[_Rule]] = {}
    count, is_old = 0, _KIND.search(text) is None
    for selectors, declarations, always in _all_rules(text):
        if not _DECLARED.search(declarations):
            continue
        count += 1
        if count > _MOST_RULES:
            break
        sure, unsure = declared(declarations, always), declared(declarations, False)
        for tag, names, is_sure, rank in _selected(selectors.lower() if is_old else selectors):
            rule = _Rule(tag, names, (*rank, count), sure if is_sure else unsure)
            found.setdefault((tag, names), []).append(rule)
    rules: dict[str, list[_Rule]] = {}
    for (tag, names), alike in found.items():
        rules.setdefault(min(names, default=tag or ANY), []).extend(_as_few(alike))
    return InkRules(rules, count <= _MOST_RULES, is_old)


def _as_few(rules: list[_Rule]) -> list[_Rule]:
    """Rules for the same elements: of many of which one is not sure, one that leaves open what they set."""
    if len(rules) <= _MOST_ALIKE:
        return rules
    every = [declaration for rule in rules for declaration in rule.declared]
    left_open = dict.fromkeys((Declaration(said.what, "?", False), wins) for said, wins in every)
    last = max(rules, key=lambda rule: rule.weight)
    if all(said.is_sure for said, _ in every):
        winning = {(said.what, wins): (said, wins) for said, wins in last.declared}
        rest = [each for each in left_open if (each[0].what, each[1]) not in winning]
        return [replace(last, declared=(*rest, *winning.values()))]
    return [replace(last, declared=tuple(left_open))]


def _all_rules(text: str) -> Iterator[tuple[str, str, bool]]:
    for selectors, declarations in rules_of(text):
        yield selectors, declarations, True
    for selectors, declarations in conditional_rules_of(text):
        yield selectors, declarations, False


def _selected(selectors: str) -> Iterator[tuple[str, frozenset[str], bool, tuple[int, int, int]]]:
    """The elements of each selector: tag ("" for any), names, whether more is asked of them, its rank."""
    if alone := _ALONE.fullmatch(selectors):
        names = frozenset(_NAME.findall(alone[2]))
        ids = sum(name[0] == "#" for name in names)
        yield (alone[1] or "").lower(), names, True, (ids, len(names) - ids, bool(alone[1]))
        return
    plain = _ATTRIBUTE.sub("[]", selectors[: _LONGEST * 100])
    for _ in range(_DEEPEST):
        plain = _WITHIN.sub("", plain)
    for each in plain.split(","):
        selector = each.strip()
        if not selector or _STATES.search(selector):
            continue
        last = _AROUND.split(selector[-_LONGEST:])[-1]
        match = _LAST.fullmatch(last)
        ids, classes = selector.count("#"), len(re.findall(r"[.\[]|(?<!:):(?!:)", selector))
        rank = ids, classes, len(re.findall(r"(?:^|[\s>+~])[a-z]", selector))
        if match is None or not (match[1] or match[2] or match[3]):
            yield "", frozenset(), False, rank
            continue
        if _PARTS.search(match[3]) and not match[2]:
            continue  # what stands before or behind every element of a kind
        names = frozenset(name.replace("\\", "") for name in _NAME.findall(match[2]))
        tag = (match[1] or "").lower().replace("*", "")
        yield tag, names, last == selector and not match[3], rank
