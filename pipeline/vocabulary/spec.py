"""The base of every spec type: frozen, unknown keys refused; phrases and patterns that are sound."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Generator, Hashable
from functools import cache, cached_property, wraps
from typing import Annotated, Any, TypeVar, TypeVarTuple

from pydantic import AfterValidator, BaseModel, ConfigDict

from pipeline.values.text import bare
from pipeline.vocabulary import phrases
from pipeline.vocabulary.phrases import Answers, PhraseList

_LONGEST_KEPT = 80
"""So many signs at most have words that are said again and again."""
_UNKNOWN: Any = object()


class Spec(BaseModel):
    """A part of a YAML file under `specs`."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)

    def __iter__(self) -> Generator[tuple[str, Any], None, None]:
        """The fields and their values. Pydantic's own way (2.14) gives what was worked out of them besides,
        once it was asked for: what is gone through would hang on what was done before."""
        yield from ((name, getattr(self, name)) for name in type(self).model_fields)

    @cached_property
    def made_of_texts(self) -> defaultdict[Callable[..., Any], Answers[Hashable, Any]]:
        """What functions of a text and of this part have made, by function (`kept_by_text`)."""
        return defaultdict(Answers)


S = TypeVar("S", bound=Spec)
T = TypeVar("T")
More = TypeVarTuple("More")


def kept_by_text(make: Callable[[str, S, *More], T]) -> Callable[[str, S, *More], T]:
    """A function of words, of a part of the specs and perhaps of what else can be hashed, which is asked once
    for few words: those are said again and again."""

    @wraps(make)
    def made(text: str, spec: S, *more: *More) -> T:
        if len(text) > _LONGEST_KEPT:
            return make(text, spec, *more)
        answers, asked = spec.made_of_texts[make], (text, *more)
        found: T = answers.get(asked, _UNKNOWN)
        return answers.keep(asked, make(text, spec, *more)) if found is _UNKNOWN else found

    return made


class SpecError(ValueError):
    """A spec file that cannot be used: which file, which key, what was seen and the way out."""


def _says_something(phrase: str) -> str:
    if not bare(phrase.replace("*", "")):
        raise ValueError("a phrase needs a word: this one fits everything, or nothing")
    return phrase


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of the specs, compiled once: when it is loaded. Python itself forgets all but some
    hundreds."""
    return re.compile(pattern)


def stating(*names: str) -> Callable[[str], str]:
    """A check of regular expressions: they compile, and have the groups with these names."""

    def check(pattern: str) -> str:
        try:
            found = compiled(pattern)
        except re.error as error:
            raise ValueError(f"not a regular expression: {error}") from None
        if missing := [name for name in names if name not in found.groupindex]:
            raise ValueError(f"(?P<{missing[0]}>…) is missing: it tells what to take")
        if found.fullmatch(""):
            raise ValueError("it fits an empty line; let it ask for a word")
        return pattern

    return check


Phrase = Annotated[str, AfterValidator(_says_something)]
Phrases = Annotated[tuple[Phrase, ...], AfterValidator(PhraseList)]
PhrasesByName = Annotated[dict[str, Phrases], AfterValidator(phrases.PhrasesByName)]
"""Names of choices with the phrases of each."""
Pattern = Annotated[str, AfterValidator(stating())]
Patterns = tuple[Pattern, ...]
