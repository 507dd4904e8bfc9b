"""Findings → what they are called and of whom; amounts → how far each may be trusted.

An amount is `doubtful` where it took part in a sum or an equality that fails (any of its figures may
be the wrong one), be it a failure that another finding tells; where its table was read from a picture
or a stamp lies over it, where a cell of its row holds more than one number, where it is printed in red
without a sign, or where it is the zero of a sum that adds no numbers; `checked` where it took
part in one that holds, and is not doubtful; `printed` otherwise.

A sentence that states the figure of a cell otherwise is such an equality. One that recomputes from
cells what it says (a change, a share, a rate) is not: it may be off for reasons of its own, while the
cells are checked by the sums of their tables.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from pipeline.model.document import Place
from pipeline.model.frozen import replacing
from pipeline.model.records import Amount, Finding, Outcome, Severity
from pipeline.model.table import Table
from pipeline.values.told import told_by

OF_FIGURES = ("arithmetic", "cross_table", "claim")
"""Families of checks whose failure makes the figures of a row doubtful; matters of form do not."""

OF_TEXT_ALONE = frozenset(
    {
        "claim.share_recomputed",
        "claim.completion_recomputed",
        "claim.change_recomputed",
        "claim.direction_fits",
        "claim.unchanged_holds",
        "claim.stated_twice",
        "claim.sides_change_alike",
        "claim.item_order",
        "claim.list_whole",
        "claim.code_in_text",
        "claim.named_items",
        "claim.stated_none",
        "claim.year_of_amount",
        "claim.targets_cover",
        "claim.of_one_fund",
        "claim.personnel_as_classes",
        "claim.project_count",
    }
)
"""Checks of a sentence by itself: one that miscounts its own figures, or leaves something out, casts no
doubt on a table's row."""

_OF_MONEY = ("performance.funds", "performance.project_amount")
"""Checks of performance tables that hold amounts against each other."""
_OF_READING = (
    "form.crowded_cell",
    "form.stamped_figure",
    "form.columns_unproven",
    "form.red_figure",
)
_OVER_TEXT = "form.sum_over_text"
_GRAVE = (Severity.ERROR, Severity.WARNING)
_VALUES = re.compile(r"[-+]?\d[\d.,]*%?")
_ID_LENGTH = 10

_called = replacing(Finding, "id", "entity", "source_file")
_trusted = replacing(Amount, "trust", "findings")


def is_of_figures(check: str) -> bool:
    """Whether a check compares figures.

    >>> is_of_figures("arithmetic.row_sum"), is_of_figures("form.year")
    (True, False)
    """
    return check.partition(".")[0] in OF_FIGURES


def _holds_amounts(check: str) -> bool:
    return is_of_figures(check) or check in _OF_MONEY


def casts_doubt(finding: Finding) -> bool:
    """Whether a finding makes the figures that it compared doubtful, or those of its row; one that
    another tells does, as long as that one stands."""
    fails = finding.outcome == Outcome.FAIL or told_by(finding) != ""
    of_tables = is_of_figures(finding.check) and finding.check not in OF_TEXT_ALONE
    of_money = of_tables or finding.check in (*_OF_MONEY, *_OF_READING)
    return fails and finding.severity in _GRAVE and of_money


def identified(
    findings: Iterable[Finding], tables: Iterable[Table] = (), entity: str = "", file: str = ""
) -> tuple[Finding, ...]:
    """The findings with their ids, and with the entity and file that each is of.

    Those of a table are of the table's, all others of `entity` and `file`. Two findings of one thing
    are told apart by -2, -3 in their order.
    """
    by_name = {table.name: table for table in tables}
    ids = _Ids()
    seen: dict[str, int] = {}
    made: list[Finding] = []
    for finding in findings:
        table = by_name.get(finding.table)
        plain = ids.of(finding, table.title if table else finding.table)
        number = seen[plain] = seen.get(plain, 0) + 1
        made.append(
            _called(
                finding,
                plain if number == 1 else f"{plain}-{number}",
                table.entity.name if table else entity,
                table.place.file if table else file,
            )
        )
    return tuple(made)


class _Ids:
    """Short hashes of what findings are about: check, table, code and words, no figure of it. Of what a check
    finds in a table the beginning is hashed once, and what row after row says, figures aside, too."""

    def __init__(self) -> None:
        self._begun: dict[tuple[str, str, str], Any] = {}
        self._last: tuple[Any, str, str] = (None, "", "")
        """The beginning and the words of the last finding, and its hash."""

    def of(self, finding: Finding, title: str) -> str:
        where = (finding.disclosure, finding.check, title)
        if (begun := self._begun.get(where)) is None:
            begun = self._begun[where] = hashlib.sha256(_without_values(*where, "").encode())
        words = _without_values(finding.code, finding.message.partition("：")[0])
        if self._last[0] is not begun or self._last[1] != words:
            digest = begun.copy()
            digest.update(words.encode())
            self._last = (begun, words, digest.hexdigest()[:_ID_LENGTH])
        return self._last[2]


def _without_values(*texts: str) -> str:
    return _VALUES.sub("#", "\0".join(texts))


class _Failed(NamedTuple):
    """A finding that failed, by its id, and whether it makes figures doubtful."""

    id: str
    casts_doubt: bool


def trusted(
    amounts: Iterable[Amount],
    findings: Sequence[Finding],
    ocr_pages: Mapping[str, Collection[int]],
    over_texts: Collection[Place] = (),
) -> tuple[Amount, ...]:
    """The amounts, each with its trust and the ids of the failed findings that it took part in; one
    that names no cell is of its whole row.

    `findings` have their ids; `ocr_pages` are, by file, the pages that were read from a picture,
    `over_texts` the lines with zeros of sums that add headings, or numbers kept as text.
    """
    adding_none = {(place.file, place.page, place.line) for place in over_texts}
    of_row = defaultdict[tuple[str, int | None], list[_Failed]](list)
    of_cell = defaultdict[tuple[str, int, int], list[_Failed]](list)
    of_page = defaultdict[tuple[str, int | None], list[_Failed]](list)
    checked = defaultdict[tuple[str, int], set[int]](set)
    failing = {finding.id for finding in findings if finding.outcome.fails}
    for finding in findings:
        if finding.check == _OVER_TEXT and finding.outcome.fails:
            of_page[_page_of(finding)].append(_Failed(finding.id, casts_doubt=True))
        if finding.outcome.fails or told_by(finding) in failing:
            told = _Failed(finding.id, casts_doubt(finding))
            for cell in finding.cells:
                of_cell[cell].append(told)
            if finding.table and not finding.cells:
                of_row[finding.table, finding.row_no].append(told)
        elif finding.outcome.holds and _holds_amounts(finding.check):
            for table, row_no, column_no in finding.cells:
                checked[table, column_no].add(row_no)
    made: list[Amount] = []
    for amount in amounts:
        table, row_no, column_no = amount.table, amount.row_no, amount.column_no
        failed: Sequence[_Failed] = ()
        if of_row or of_cell:
            in_row, in_cell = of_row.get((table, row_no)), of_cell.get((table, row_no, column_no))
            failed = (*(in_row or ()), *(in_cell or ())) if in_row or in_cell else ()
        if adding_none and amount.amount == 0 and _line_of(amount) in adding_none:
            failed = (*failed, *of_page.get(_page_of(amount), ()))
        is_checked = row_no in checked.get((table, column_no), ())
        trust, ids = "checked" if is_checked else "printed", ""
        if failed:
            ids = " ".join([each.id for each in failed])
            trust = "doubtful" if True in [each.casts_doubt for each in failed] else trust
        if amount.source_page in ocr_pages.get(amount.source_file, ()):
            trust = "doubtful"
        as_made = amount.trust == trust and amount.findings == ids
        made.append(amount if as_made else _trusted(amount, trust, ids))
    return tuple(made)


def _page_of(record: Amount | Finding) -> tuple[str, int | None]:
    return record.source_file, record.source_page


def _line_of(amount: Amount) -> tuple[str, int | None, int | None]:
    return amount.source_file, amount.source_page, amount.source_line
