"""Statements → the body that discloses, as the document states it; quoted and asked for otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.identify.asking import Asking
from pipeline.identify.names import Body, is_placeholder, is_same
from pipeline.identify.statements import Named, Statements, Title
from pipeline.model.document import Place
from pipeline.model.identity import EvidenceSource
from pipeline.values.text import fold
from pipeline.vocabulary import Vocabulary

_FEWEST_CAPTIONS = 3
_UNANIMOUS = 0.8


@dataclass(frozen=True, slots=True)
class Who:
    """A body and the words that state it; `above` is another body that captions state beside it."""

    body: Body
    text: str
    place: Place
    where: EvidenceSource
    above: Named | None = None


def organisation(said: Statements, vocabulary: Vocabulary, asking: Asking) -> Who | None:
    """The body whose disclosure it is: as the opening names it, else the captions of most tables,
    else titles of parts. None, and asked for, where nothing does or two contradict each other."""
    found = _opening(said, vocabulary, asking)
    if found is None and "department" not in asking.missing:
        found = (
            _of_captions(said, vocabulary, asking)
            or _of_titles(said, vocabulary)
            or _department_above(said, vocabulary)
        )
    if "department" in asking.missing:
        return None
    if found is None:
        asking.ask("department", "no cover, title or caption names an organisation")
        return None
    if is_placeholder(found.body.name, vocabulary.identity):
        _ask_placeholder(found.text, found.place, asking)
        return None
    return _beside_captions(found, said, vocabulary, asking)


def _opening(said: Statements, vocabulary: Vocabulary, asking: Asking) -> Who | None:
    stated: list[Who] = []
    for title in said.opening:
        if not title.named:
            continue
        if is_placeholder(title.named, vocabulary.identity):
            _ask_placeholder(title.text, title.place, asking)
            return None
        if title.body is None or not (title.body.is_known or _agreed(title, said)):
            if title.year is None and any(map(_states_all, said.opening)):
                continue  # words of a site's menu above the title: 首页 政务公开 部门预算
            asking.ask(
                "department",
                f"“{title.named}” ({title.place}) is not understood as the name of an organisation",
            )
            return None
        stated.append(Who(title.body, title.text, title.place, title.where))
    stated += [_who(name) for name in _own_captions(said) if name.is_opening and name.body]
    apart = _apart(stated, vocabulary)
    if len(apart) < 2:
        return apart[0] if apart else None
    if chosen := _by_scope(apart, said):
        return chosen
    _ask_which(apart, asking)
    return None


def _states_all(title: Title) -> bool:
    """Whether a title states a body with its place, and the year."""
    return bool(title.body and title.body.is_known and title.is_placed and title.year)


def _ask_placeholder(text: str, place: Place, asking: Asking) -> None:
    asking.ask("department", f"“{text}” ({place}) names a placeholder: a blank template?")


def _agreed(title: Title, said: Statements) -> bool:
    """Whether a caption states the same words: then they are a name, whatever they end with."""
    return any(fold(name.named) == fold(title.named) for name in said.names)


def _own_captions(said: Statements) -> list[Named]:
    return [name for name in said.names if not name.is_above]


def _who(name: Named) -> Who:
    assert name.body is not None
    return Who(name.body, name.text, name.place, EvidenceSource.CAPTION)


def _apart(stated: Sequence[Who], vocabulary: Vocabulary) -> list[Who]:
    """One of each body, as it is first stated; its own office where any says so."""
    apart: list[Who] = []
    for who in stated:
        same = [at for at, other in enumerate(apart) if is_same(who.body, other.body, vocabulary)]
        if not same:
            apart.append(who)
        elif who.body.own_office and not apart[same[0]].body.own_office:
            apart[same[0]] = who
    return apart


def _by_scope(stated: Sequence[Who], said: Statements) -> Who | None:
    """Of a department and its unit (whose name begins with the department's), the one meant."""
    scopes = {title.scope for title in said.opening} - {""}
    names = sorted(stated, key=lambda who: len(who.body.name))
    nested = all(who.body.name.startswith(names[0].body.name) for who in names)
    if not nested or len(names) != 2 or len(scopes) != 1:
        return None
    return names[-1] if scopes == {"单位"} else names[0]


def _ask_which(stated: Sequence[Who], asking: Asking) -> None:
    listed = ", ".join(f"“{who.text}” ({who.place})" for who in stated[:3])
    asking.ask("department", f"several organisations are stated: {listed}")


def _of_captions(said: Statements, vocabulary: Vocabulary, asking: Asking) -> Who | None:
    """The body that most tables name; a department before the units that share the document."""
    groups = _groups([n for n in _own_captions(said) if n.body], vocabulary)
    groups = [group for group in groups if _counts(group)]
    if not groups:
        unknown = [n for n in _own_captions(said) if not (n.body and n.body.is_known)]
        if unknown:
            asking.ask(
                "department",
                f"“{unknown[0].named}” ({unknown[0].place}) is not understood as the name of an "
                "organisation",
            )
        return None
    total = sum(map(len, groups))
    if len(groups[0]) * 2 > total and not _nested_above(groups):
        return _who(groups[0][0])
    if department := _nested_above(groups):
        return _who(department[0])
    _ask_which([_who(group[0]) for group in groups], asking)
    return None


def _groups(names: Sequence[Named], vocabulary: Vocabulary) -> list[list[Named]]:
    """The captions of each body, those of the most often named first."""
    groups: list[list[Named]] = []
    by_name: dict[str, list[Named]] = {}
    for name in names:
        assert name.body is not None
        key = name.body.full
        if key not in by_name:
            body = name.body
            same = [g for g in groups if g[0].body and is_same(g[0].body, body, vocabulary)]
            by_name[key] = same[0] if same else []
            if not same:
                groups.append(by_name[key])
        by_name[key].append(name)
    return sorted(groups, key=len, reverse=True)


def _counts(group: Sequence[Named]) -> bool:
    body = group[0].body
    return bool(body and body.is_known) or len(group) >= _FEWEST_CAPTIONS


def _nested_above(groups: Sequence[Sequence[Named]]) -> Sequence[Named] | None:
    """The captions of the body whose code or name all others' begin with."""
    for group in groups:
        others = [other for other in groups if other is not group]
        if others and all(_is_above(group[0], other[0]) for other in others):
            return group
    return None


def _is_above(name: Named, other: Named) -> bool:
    if name.code and other.code:
        return other.code != name.code and other.code.startswith(name.code)
    return bool(name.body and other.body and other.body.name.startswith(name.body.name))


def _of_titles(said: Statements, vocabulary: Vocabulary) -> Who | None:
    """The body that titles of parts and the closing line name, where they name only one."""
    stated = [
        Who(title.body, title.text, title.place, title.where)
        for title in said.titles
        if title.body and title.body.is_known and title.is_placed
    ]
    apart = _apart(stated, vocabulary)
    return apart[0] if len(apart) == 1 else None


def _department_above(said: Statements, vocabulary: Vocabulary) -> Who | None:
    """The department that captions call the one above, where the cover says 部门 and no caption
    names anybody else: 上海市静安区2025年区级部门预算, 预算主管部门：上海市静安区水务局."""
    if {title.scope for title in said.opening} - {""} != {"部门"} or _own_captions(said):
        return None
    groups = _groups([n for n in said.names if n.body and n.body.is_known], vocabulary)
    return _who(groups[0][0]) if len(groups) == 1 else None


def _beside_captions(
    found: Who, said: Statements, vocabulary: Vocabulary, asking: Asking
) -> Who | None:
    """The body held against the captions of the tables: its own office, the department above, or
    a contradiction, which is asked for."""
    groups = _groups([n for n in _own_captions(said) if n.body and n.body.is_known], vocabulary)
    own = [group for group in groups if _names(group, found.body, vocabulary)]
    if own:
        return _own_office(found, own[0]) if own[0] is groups[0] else found
    if not groups or found.where is not EvidenceSource.COVER:
        return found
    most = groups[0]
    if len(most) < _UNANIMOUS * sum(map(len, groups)):
        return found
    if most[0].of_department or found.body.name.startswith(_who(most[0]).body.name):
        return replace(found, above=most[0])
    if len(most) < _FEWEST_CAPTIONS:
        return found
    _ask_which([found, _who(most[0])], asking)
    return None


def _names(group: Sequence[Named], body: Body, vocabulary: Vocabulary) -> bool:
    return group[0].body is not None and is_same(group[0].body, body, vocabulary)


def _own_office(found: Who, captions: Sequence[Named]) -> Who:
    """The body's own office where all captions say so: 部门名称：深圳市民政局（本级）."""
    marks = {name.body.own_office for name in captions if name.body}
    if "" in marks or found.body.is_whole or found.body.own_office:
        return found
    return _who(captions[0])
