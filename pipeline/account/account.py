"""Documents, tables and records → Accounted: every number told, those that are not listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pipeline.account.blocks import BlockReader
from pipeline.account.cells import CellReader, Cells
from pipeline.account.claimed import Claimed
from pipeline.account.layer import lost_numbers
from pipeline.account.lines import LineReader
from pipeline.account.pool import Pool
from pipeline.account.told import Told
from pipeline.model.accounted import Accounted, Unaccounted
from pipeline.model.document import Document, Place
from pipeline.model.records import Amount, Claim, Indicator
from pipeline.model.table import Table
from pipeline.vocabulary import Vocabulary

_UNREAD = "form.scanned_page"


def account_numbers(
    documents: Sequence[Document],
    tables: Sequence[Table],
    amounts: Iterable[Amount],
    indicators: Iterable[Indicator],
    claims: Iterable[Claim],
    vocabulary: Vocabulary,
) -> Accounted:
    """What every number of the documents is accounted for as."""
    lines = LineReader(vocabulary)
    cells = CellReader(
        lines,
        amounts=_rows_by_column(tables, amounts),
        indicators=frozenset((each.source_page, each.source_line) for each in indicators),
    )
    blocks = BlockReader(lines, Pool.of(cells, tables), Claimed(claims), tables)
    told = (each for document in documents for each in _of_document(document, blocks, vocabulary))
    unread = {
        remark.place
        for document in documents
        for remark in document.remarks
        if remark.check == _UNREAD
    }
    return _accounted(told, len(unread), vocabulary)


def _rows_by_column(tables: Iterable[Table], amounts: Iterable[Amount]) -> Cells:
    rows = {
        (table.name, column_no): bytearray(len(table.body) + 1)
        for table in tables
        for column_no in range(1, len(table.columns) + 1)
    }
    for each in amounts:
        rows[each.table, each.column_no][each.row_no] = True
    return rows


def _of_document(
    document: Document, blocks: BlockReader, vocabulary: Vocabulary
) -> Iterator[tuple[Place, Told]]:
    """The numbers of what was read of a document, then those that only its text layer has."""
    yield from blocks.told(document)
    page_number = vocabulary.accounted.kind("page_number")
    for index, each in lost_numbers(document.layer, document.pages, page_number):
        yield Place(document.file, page=index + 1), each


def _accounted(
    told: Iterable[tuple[Place, Told]], unread_pages: int, vocabulary: Vocabulary
) -> Accounted:
    counted = Counter[str]()
    left: list[Unaccounted] = []
    for place, each in told:
        counted[each.kind] += 1
        if not each.kind:
            left.append(_unaccounted(place, each))
    return Accounted(
        numbers=counted.total(),
        by_kind={
            kind.id: counted[kind.id] for kind in vocabulary.accounted.kinds if counted[kind.id]
        },
        unread_pages=unread_pages,
        unaccounted=tuple(left),
    )


def _unaccounted(place: Place, told: Told) -> Unaccounted:
    return Unaccounted(
        number=told.number.text,
        cause=told.cause,
        file=place.file,
        page=place.page,
        line=place.line,
        table=told.table,
        context=told.context,
    )
