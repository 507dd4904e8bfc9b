"""Headlines of several disclosures → the same, each from the form that most of them share.

A disclosure may print an amount in several forms. Where it prints the very same one in the form that
more of the others have it from, that cell stands for it, and the figures can be compared. A figure
in doubt stays as it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.website.department.department_year import Summary
from pipeline.website.figures.figure import Figure

_Source = tuple[str, str, str]


def from_same_form(summaries: Sequence[Summary]) -> list[Summary]:
    """The summaries of one kind and year with their figures from the forms that most share."""
    keys = dict.fromkeys(key for each in summaries for key in each.headlines.figures)
    shared = {key: _most_shared(_cells(each, key) for each in summaries) for key in keys}
    return [_taken_from(each, shared) for each in summaries]


def _cells(summary: Summary, key: str) -> list[Figure]:
    """The cells that may stand for a headline, the one that it is taken from first."""
    own = summary.headlines.figures.get(key)
    if own is None:
        return []
    again = () if own.is_doubtful else summary.headlines.again.get(key, ())
    return [own, *(each for each in again if not each.is_doubtful)]


def _most_shared(cells: Iterable[Sequence[Figure]]) -> _Source:
    """The form, fund and scope in which most print it; of several that of the first."""
    counted = Counter(source for of_one in cells for source in dict.fromkeys(map(_source, of_one)))
    return max(counted, key=lambda source: counted[source])


def _source(figure: Figure) -> _Source:
    return figure.basis.form, figure.basis.fund, figure.basis.carried_over


def _taken_from(summary: Summary, shared: dict[str, _Source]) -> Summary:
    figures = {
        key: next((each for each in _cells(summary, key) if _source(each) == shared[key]), own)
        for key, own in summary.headlines.figures.items()
    }
    return replace(summary, headlines=replace(summary.headlines, figures=figures))
