"""`specs/organisations.yml`: what else people call a kind of department."""

from __future__ import annotations

from functools import cached_property

from pydantic import model_validator

from pipeline.vocabulary.spec import Spec


class Organisation(Spec):
    """One kind of department: the names that it bears, short ones, and those of before a reform."""

    names: tuple[str, ...]
    short: tuple[str, ...] = ()
    former: tuple[str, ...] = ()


class Organisations(Spec):
    """The whole file."""

    organisations: tuple[Organisation, ...]

    @model_validator(mode="after")
    def _names_each_once(self) -> Organisations:
        names = [name for each in self.organisations for name in each.names]
        if doubled := sorted({each for each in names if names.count(each) > 1}):
            raise ValueError(f"{doubled[0]} is listed twice; keep one")
        return self

    def also_called(self, name: str) -> tuple[str, ...]:
        """Other names of what bears this one, the short ones first; none for what is not listed."""
        found = self._by_name.get(name)
        return (
            tuple(each for each in dict.fromkeys((*found.short, *found.former)) if each != name)
            if found
            else ()
        )

    @cached_property
    def _by_name(self) -> dict[str, Organisation]:
        return {name: each for each in self.organisations for name in each.names}
