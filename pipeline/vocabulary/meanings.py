"""One phrase, one meaning: what the files say together may not contradict itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.values.text import bare
from pipeline.vocabulary.forms import Form
from pipeline.vocabulary.spec import SpecError

_APART: dict[tuple[str, ...], str] = {
    ("headings", "identification"): "headings.identification",
    ("headings", "text"): "headings.identification",
    ("headings", "sides"): "headings.sides",
    ("indicators", "headings"): "indicators.headings",
    ("indicators", "framework"): "indicators.framework",
    ("identity", "final"): "identity.kind",
    ("identity", "budget"): "identity.kind",
}
"""Keys under which a phrase may stand once only; keys with the same name share their phrases."""


@dataclass(slots=True)
class Meanings:
    """The meanings given so far, each with its key and file; a second one is refused."""

    _given: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)

    def add(self, part: str, content: object, file: str) -> None:
        """Take in a part of a file (`headings`, …). Raises SpecError."""
        for path, phrase in _phrases((part,), content):
            if apart := _apart(path):
                self._give(apart, phrase, ".".join(path), file)

    def add_titles(self, form: Form, titles: Iterable[str], file: str) -> None:
        """Take in titles of a form; two forms may share one where a heading tells them apart."""
        told = " with headings" if form.headings else ""
        for kind in ("budget", "final") if form.kind == "any" else (form.kind,):
            for title in titles:
                self._give(f"titles of {kind}{told}", title, f"titles of {form.id}", file)

    def _give(self, apart: str, phrase: str, key: str, file: str) -> None:
        compared = "*".join(bare(part) for part in phrase.split("*"))
        other, there = self._given.setdefault((apart, compared), (key, file))
        if other != key:
            raise SpecError(
                f"{file}: {key}: “{phrase}” stands under {other} already ({there}) and cannot mean "
                "both; leave it out here, or write a longer phrase that tells the two apart"
            )


def _apart(path: Sequence[str]) -> str:
    if tuple(path[:2]) == ("headings", "facets"):
        return ".".join(path[:3])
    return _APART.get(tuple(path[:2]), "")


def _phrases(path: tuple[str, ...], content: object) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every phrase with the keys that it stands under."""
    if isinstance(content, str):
        yield path, content
    elif isinstance(content, Mapping):
        for key, value in content.items():
            yield from _phrases((*path, str(key)), value)
    elif isinstance(content, (list, tuple)):
        for value in content:
            yield from _phrases(path, value)
