"""A value → text that may stand in HTML, without an object of its own for each (`Markup`).

It calls the function in which MarkupSafe does the work; where another version has none of that name,
MarkupSafe's own `escape` is asked.
"""

from __future__ import annotations

from collections.abc import Callable

import markupsafe
from markupsafe import Markup

_text: Callable[[str], str] | None = getattr(markupsafe, "_escape_inner", None)


def _stock(text: str) -> str:
    return str(markupsafe.escape(text))


escaped: Callable[[str], str] = _text or _stock
"""A str → the same with what HTML would take for its own replaced; always a plain str."""


def escape(value: object) -> str:
    """A value as HTML; what is marked as safe stays as it is.

    >>> escape("a < b"), escape(Markup("<b>")), escape(7)
    ('a &lt; b', Markup('<b>'), '7')
    """
    kind = type(value)
    if kind is str:
        return escaped(value)  # type: ignore[arg-type]
    if kind is Markup:
        return value  # type: ignore[return-value]
    return str(value) if kind is int else markupsafe.escape(value)
