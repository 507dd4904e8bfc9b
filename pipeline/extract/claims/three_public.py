"""What the part on “三公”经费 tells → the indicator of a short name, and the money of what it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.vocabulary import ClaimSpec

_WHOLE = "three_public"
_PART = re.compile('三公[”"’]?经费')


def is_of_three_public(code: str, spec: ClaimSpec) -> bool:
    """Whether a code is that of “三公”经费 or of one of its parts."""
    indicator = spec.by_id(code)
    return indicator is not None and _WHOLE in (indicator.id, indicator.part_of)


def short_for(words: str, whole: str, spec: ClaimSpec, *, counts: bool) -> str:
    """The indicator that words name among what is told of another one, "" for none: 购置费 of
    公务用车购置及运行费, 接待5批次 of 国内公务接待费.

    >>> from pipeline.vocabulary import load_vocabulary
    >>> spec = load_vocabulary().claims
    >>> short_for("接待", "reception_domestic", spec, counts=True)
    'reception_batches'
    >>> short_for("接待", "reception_domestic", spec, counts=False)
    ''
    """
    indicator = spec.by_id(spec.short_for(words, whole))
    return indicator.id if indicator is not None and indicator.counts == counts else ""


def fund_counted(words: str, path: Sequence[str], spec: ClaimSpec) -> str:
    """The money of what is counted: that which the words name, or, of receptions, journeys and vehicles below
    a heading on “三公”经费, that of the heading.

    >>> from pipeline.vocabulary import load_vocabulary
    >>> spec = load_vocabulary().claims
    >>> path = ("七、财政拨款“三公”经费支出决算情况说明", "（二）具体情况")
    >>> [fund_counted(words, path, spec) for words in ("接待外宾", "项目")]
    ['appropriation', '']
    """
    if said := spec.fund_of(words):
        return said
    if not any(word in words for word in spec.things.of_three_public):
        return ""
    part = next(filter(_PART.search, reversed(path)), "")
    return spec.fund_of(part) if part else ""
