"""A layout's wordings added to those that are known: nothing is taken away or overruled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import TypeVar

from pydantic import ValidationError

from pipeline.values.text import bare
from pipeline.vocabulary.files import explained
from pipeline.vocabulary.forms import Form, Forms
from pipeline.vocabulary.headings import Headings
from pipeline.vocabulary.layouts import Layout, Match, TableReading
from pipeline.vocabulary.spec import Spec, SpecError

S = TypeVar("S", bound=Spec)

_OPEN = {("headings", "counterparts"), ("indicators", "framework")}
"""Mappings that take new keys; under all others a new key is one that nothing would ever read."""


def widened(spec: S, part: str, more: Mapping[str, object], file: str) -> S:
    """The spec with the phrases of a layout's part added behind its own. Raises SpecError."""
    if not more:
        return spec
    together = _together(spec.model_dump(), more, (part,), file)
    try:
        return type(spec).model_validate(together)
    except ValidationError as error:
        raise SpecError(explained(error, file, part)) from None


def with_forms(forms: Forms, layout: Layout, file: str) -> Forms:
    """The forms with the layout's titles and its own forms. Raises SpecError."""
    known = {form.id: form for form in forms.forms}
    for form_id, titles in layout.titles.items():
        if form_id not in known:
            raise SpecError(
                f"{file}: titles.{form_id}: there is no form with this id{_meant(form_id, known)}; "
                "describe a form of this place only under `forms:`"
            )
        form = known[form_id]
        new = (title for title in titles if title not in form.titles)
        known[form_id] = form.model_copy(update={"titles": (*form.titles, *new)})
    for form in layout.forms:
        _accept(form, known, file)
        known[form.id] = form
    # made anew: a copy would take along what was looked up in the old forms
    return Forms(
        forms=tuple(known.values()),
        cross_table=forms.cross_table,
        cross_classes=forms.cross_classes,
        carried_over=forms.carried_over,
        titles=forms.titles,
    )


def _accept(form: Form, known: Mapping[str, Form], file: str) -> None:
    if form.id in known:
        raise SpecError(
            f"{file}: forms: {form.id} is there already; give this form an id of its own, or put "
            f"its titles under `titles: {{{form.id}: […]}}`"
        )
    if form.statutory:
        raise SpecError(
            f"{file}: forms: {form.id}: a form of some places cannot be missed in all others; "
            "take `statutory` out"
        )


def check_headings(headings: Headings, file: str) -> None:
    """Refuse two ways to part one heading into the same number of sub-headings."""
    known: dict[tuple[str, int], tuple[str, ...]] = {}
    for parted in headings.subdivisions:
        key = (bare(parted.heading), len(parted.parts))
        if known.setdefault(key, parted.parts) != parted.parts:
            raise SpecError(
                f"{file}: headings.subdivisions: {parted.heading} is parted into "
                f"{'、'.join(known[key])} already; leave it out here"
            )


def check_tables(
    layout: Layout, before: Iterable[Layout], forms: Forms, headings: Headings, file: str
) -> None:
    """Refuse readings for forms that are not there, with headings that nobody understands, or of
    tables that have one already."""
    taken = {_table_of(reading): other.name for other in before for reading in other.tables}
    for number, reading in enumerate(layout.tables, start=1):
        where = f"{file}: tables, entry {number}"
        _check_reading(reading, forms, headings, where)
        other = taken.setdefault(_table_of(reading), f"{layout.name}, entry {number}")
        if other != f"{layout.name}, entry {number}":
            raise SpecError(
                f"{where}: these tables have a reading already (layout {other}); leave one out, or "
                "add words of the header to `match:`"
            )


def _table_of(reading: TableReading) -> tuple[Match, int]:
    return reading.match, len(reading.columns)


def _check_reading(reading: TableReading, forms: Forms, headings: Headings, where: str) -> None:
    form_id = reading.match.form
    if form_id and forms.by_id(form_id) is None:
        known = [form.id for form in forms.forms]
        raise SpecError(f"{where}: match.form: there is no form {form_id}{_meant(form_id, known)}")
    for path in reading.paths:
        if path and not any(_is_understood(heading, headings) for heading in path):
            raise SpecError(
                f"{where}: columns: nobody knows what “{'/'.join(path)}” means; mend it, or "
                "add its heading to `headings:` in this file"
            )


def _is_understood(heading: str, headings: Headings) -> bool:
    return (
        headings.is_identification(heading)
        or headings.is_text(heading)
        or headings.is_total_heading(heading)
        or headings.means_something(heading)
        or bool(headings.side(heading))
    )


def _together(known: object, more: object, path: tuple[str, ...], file: str) -> object:
    key = ".".join(path)
    if isinstance(known, Mapping):
        if not isinstance(more, Mapping):
            raise SpecError(f"{file}: {key}: keys are expected ({', '.join(known)}), not {more!r}")
        merged = dict(known)
        for name, value in ((str(name), value) for name, value in more.items()):
            if name in known:
                merged[name] = _together(known[name], value, (*path, name), file)
            elif path in _OPEN:
                merged[name] = value
            else:
                raise SpecError(_unknown(name, known, key, file))
        return merged
    if isinstance(known, (list, tuple)):
        if not isinstance(more, list):
            raise SpecError(f"{file}: {key}: a list is expected, not {more!r}; write [{more}]")
        return (*known, *(item for item in more if item not in known))
    if known != more and bare(str(known)) != bare(str(more)):
        raise SpecError(
            f"{file}: {key} is “{known}” already; leave it out here, a layout overrules nothing"
        )
    return known


def _unknown(name: str, known: Iterable[str], key: str, file: str) -> str:
    names = list(known)
    return f"{file}: {key}: no key {name!r}{_meant(name, names)}; there are {', '.join(names)}"


def _meant(name: str, known: Iterable[str]) -> str:
    close = get_close_matches(name, list(known), n=1)
    return f" (did you mean {close[0]}?)" if close else ""
