"""A package → under which licence its page says that it stands."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.website.machine.stated import outside
from pipeline.website.published.disclosure import Disclosure


@dataclass(frozen=True, slots=True)
class Licence:
    """A stated licence; `href` only where it is an http(s) address."""

    text: str
    href: str


def licences(package: Disclosure) -> tuple[Licence, ...]:
    """The licences that the descriptor states."""
    return tuple(
        Licence(
            each.get("title") or each.get("name", ""),
            outside(each.get("path", "")),
        )
        for each in package.licences
    )
