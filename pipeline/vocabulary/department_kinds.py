"""`specs/department_kinds.yml`: a body's name → what kind of department it is, and how that kind came about.

Names are compared without their place: 江苏省人大常委会办公厅 and 人大常委会办公室 of a county are one kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated

from pydantic import AfterValidator, model_validator

from pipeline.model.frozen import made_at_once
from pipeline.values.text import fold
from pipeline.vocabulary.spec import Phrases, Spec, compiled

_SLUG = re.compile(r"[a-z0-9]+")
_LEVEL = "(?:自治区|自治州|自治县|地区|[省市区县州盟旗])?"
"""What `*` stands for in a name: what is left of a place in short (市委宣传部), or nothing."""
_LEFT_OVER = re.compile(_LEVEL.removesuffix("?"))
_IN_BRACKETS = re.compile(r"[(][^()]*[)]$")
_ABOVE = ("国家", "人民政府", "政府")
"""What may stand before a body's name and says nothing of its kind."""


def _slug(text: str) -> str:
    if not _SLUG.fullmatch(text):
        raise ValueError("a slug has small letters and digits only")
    return text


Slug = Annotated[str, AfterValidator(_slug)]


class Source(Spec):
    """What states a step: its title, in both languages."""

    name: str
    name_en: str


class FormerNames(Spec):
    """Names that a kind had before a reform; `until` is the reform's year."""

    until: int
    stems: Phrases = ()
    names: Phrases = ()


class Step(Spec):
    """What a reform did to a kind, in a sentence; `of` are the other kinds that it speaks of."""

    year: int
    source: str
    text: str
    text_en: str
    of: tuple[Slug, ...] = ()


class Became(Spec):
    """Into which kind another was merged, and when."""

    kind: Slug
    year: int


class DepartmentKind(Spec):
    """One kind of department. Its slug is the end of its page's address; the search knows `also_en`."""

    slug: Slug
    name: str
    name_en: str
    also_en: Phrases = ()
    stems: Phrases = ()
    names: Phrases = ()
    endings: Phrases = ()
    former: tuple[FormerNames, ...] = ()
    became: Became | None = None
    steps: tuple[Step, ...] = ()


@made_at_once
@dataclass(frozen=True, slots=True)
class Named:
    """The kind that a name tells; `until` is the reform until which it was called so, 0: it still is."""

    kind: DepartmentKind
    until: int


class DepartmentKinds(Spec):
    """The whole file."""

    ends: Phrases
    sources: dict[str, Source]
    kinds: tuple[DepartmentKind, ...]

    @model_validator(mode="after")
    def _is_sound(self) -> DepartmentKinds:
        slugs = [each.slug for each in self.kinds]
        if doubled := sorted({each for each in slugs if slugs.count(each) > 1}):
            raise ValueError(f"kinds: {doubled[0]} is listed twice; keep one")
        for kind in self.kinds:
            others = [kind.became.kind] if kind.became else []
            others += [other for step in kind.steps for other in step.of]
            if strays := [each for each in others if each not in slugs]:
                raise ValueError(f"{kind.slug}: there is no kind {strays[0]}; list it")
            if strays := [each.source for each in kind.steps if each.source not in self.sources]:
                raise ValueError(f"{kind.slug}: there is no source {strays[0]}; list it")
        named: dict[str, str] = {}
        for kind in self.kinds:
            for name in (*(name for name, _ in self._names(kind)), *kind.endings):
                if named.setdefault(name, kind.slug) != kind.slug:
                    raise ValueError(f"{name} is of {named[name]} and of {kind.slug}; keep one")
        return self

    def by_slug(self, slug: str) -> DepartmentKind | None:
        return self._by_slug.get(slug)

    def merged_into(self, slug: str) -> tuple[DepartmentKind, ...]:
        """The kinds that were merged into one."""
        return tuple(each for each in self.kinds if each.became and each.became.kind == slug)

    def of(self, name: str, places: Iterable[str] = ()) -> Named | None:
        """The kind of a body with this name, None where it is none of the file's.

        `places` are the names of its division and those above, which may stand in it.
        """
        text = _IN_BRACKETS.sub("", fold(name))
        for place in sorted({each for each in places if each}, key=len, reverse=True):
            text = text.replace(place, "", 1)
        for stripped in _stripped(text):
            if found := self._exact.get(stripped):
                return found
            if found := next(self._at_any_level(stripped), None):
                return found
        return next((each for end, each in self._endings if text.endswith(end)), None)

    def _names(self, kind: DepartmentKind) -> Iterator[tuple[str, Named]]:
        """Every name of the kind, with `*` where its place may stand."""
        yield from self._named(kind, 0, kind.stems, kind.names)
        for each in kind.former:
            yield from self._named(kind, each.until, each.stems, each.names)

    def _named(
        self, kind: DepartmentKind, until: int, stems: Phrases, names: Phrases
    ) -> Iterator[tuple[str, Named]]:
        for name in (*names, *(stem + end for stem in stems for end in self.ends)):
            yield name, Named(kind, until)

    @cached_property
    def _every_name(self) -> list[tuple[str, Named]]:
        return [named for kind in self.kinds for named in self._names(kind)]

    @cached_property
    def _by_slug(self) -> dict[str, DepartmentKind]:
        return {each.slug: each for each in self.kinds}

    @cached_property
    def _exact(self) -> dict[str, Named]:
        return {name: named for name, named in self._every_name if "*" not in name}

    def _at_any_level(self, name: str) -> Iterator[Named]:
        """The kinds that a name has with the level of its place in it."""
        for parts, named in self._in_parts:
            fits = name.startswith(parts[0]) and name.endswith(parts[-1])
            if fits and compiled(_LEVEL.join(map(re.escape, parts))).fullmatch(name):
                yield named

    @cached_property
    def _in_parts(self) -> list[tuple[list[str], Named]]:
        return [(name.split("*"), named) for name, named in self._every_name if "*" in name]

    @cached_property
    def _endings(self) -> list[tuple[str, Named]]:
        found = [(end, Named(kind, 0)) for kind in self.kinds for end in kind.endings]
        return sorted(found, key=lambda each: -len(each[0]))


def _stripped(text: str) -> Iterator[str]:
    """A name as it is, and without what may stand before it."""
    yield text
    level = _LEFT_OVER.match(text)
    shorter = text[level.end() :] if level else text
    yield shorter
    for above in _ABOVE:
        yield shorter.removeprefix(above)
