"""Forms in, nothing out: no title may name two forms of one kind, whatever it is made of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from pipeline.vocabulary.forms import Form, Forms
from pipeline.vocabulary.spec import SpecError


def check_forms(forms: Forms, file: str) -> None:
    """Refuse forms that no title names, parts that have no words, and two forms with one title.

    Two forms may share titles where one of them asks for a heading that tells them apart.
    """
    known = forms.titles.known_values()
    for form in forms.forms:
        where = f"{file}: forms: {form.id}"
        if not (form.made_of or form.titles):
            raise SpecError(f"{where}: no title names it; write `made_of:` or `titles:`")
        unknown = {v for made_of in form.made_of for v in made_of.values()} - known
        if unknown:
            raise SpecError(
                f"{where}: made_of: {sorted(unknown)[0]} has no words; add them to titles.yml"
            )
        if missing := [other for other in form.stands_in if forms.by_id(other) is None]:
            raise SpecError(f"{where}: stands_in: there is no form {missing[0]}")
    for one, other in combinations(forms.forms, 2):
        if set(one.kinds) & set(other.kinds) and bool(one.headings) == bool(other.headings):
            for said in _shared(forms, one, other):
                raise SpecError(f"{file}: {said}; write titles that tell the two apart")


def _shared(forms: Forms, one: Form, other: Form) -> Iterator[str]:
    """Titles that would name both, said in words."""
    if any(first.shared_with(second) for first in one.made_of for second in other.made_of):
        yield f"made_of of {one.id} and {other.id} fit the same title"
    for form, second in ((one, other), (other, one)):
        for phrase in (title for title in form.titles if "*" not in title):
            parts = forms.titles.parts_of(phrase)
            if parts and forms.takes(second, parts):
                yield f"titles of {form.id}: “{phrase}” is one of the titles of {second.id} already"
