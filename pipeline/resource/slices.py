"""A resource's Parquet files → some of its rows, by their numbers; a row group is read once at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq


@dataclass(frozen=True, slots=True)
class Run:
    """Rows that stand together: the number of the first, from 0, and how many they are."""

    start: int
    length: int

    @property
    def end(self) -> int:
        return self.start + self.length


class Rows(Protocol):
    """What gives runs of rows."""

    @property
    def rows(self) -> int:
        """How many rows there are."""

    def read(self, run: Run) -> Iterator[pa.Table]:
        """The rows of the run, in parts."""


class Slices:
    """Reads runs of rows; cheap where they are asked for in order."""

    def __init__(self, files: Sequence[Path]) -> None:
        self._open = ExitStack()
        opened = [self._open.enter_context(_of_few_texts(each)) for each in files]
        self._groups = [(file, each) for file in opened for each in range(file.num_row_groups)]
        lengths = [file.metadata.row_group(each).num_rows for file, each in self._groups]
        self._starts = [0, *accumulate(lengths)]
        self._first = 0
        self._at: tuple[int, pa.Table] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._at = None
        self._open.close()

    @property
    def rows(self) -> int:
        """How many rows there are."""
        last: int = self._starts[-1]
        return last

    def read(self, run: Run) -> Iterator[pa.Table]:
        """The rows of the run, in parts where it lies in several row groups."""
        if run.start < self._starts[self._first]:
            self._first = 0
        while self._first < len(self._groups) and self._starts[self._first + 1] <= run.start:
            self._first += 1
        number = self._first
        while number < len(self._groups) and self._starts[number] < run.end:
            begin = max(run.start, self._starts[number])
            end = min(run.end, self._starts[number + 1])
            yield self._group(number).slice(begin - self._starts[number], end - begin)
            number += 1
        if run.end >= self._starts[-1]:  # mostly the last that is asked for
            self._at = None

    def _group(self, number: int) -> pa.Table:
        if self._at is None or self._at[0] != number:
            self._at = None
            file, each = self._groups[number]
            self._at = number, file.read_row_group(each)
        return self._at[1]


def _of_few_texts(path: Path) -> pq.ParquetFile:
    """The file, of whose columns of text each text is once in memory, in however many rows it stands."""
    schema = pq.read_schema(path)
    return pq.ParquetFile(
        path, read_dictionary=[each.name for each in schema if pa.types.is_string(each.type)]
    )


def read_parquet(path: Path, columns: Sequence[str] | None = None) -> pa.Table:
    """A whole file, or some columns of it. `pyarrow.parquet.read_table` would load pandas, which takes a
    second that most runs need not spend."""
    with pq.ParquetFile(path) as file:
        return file.read(None if columns is None else list(columns))


def runs_of(files: Sequence[Path], column: str, rows: int) -> dict[str, Run]:
    """The first run of rows with each text in that column, in the order of the rows; of the first `rows`."""
    runs: dict[str, Run] = {}
    start = 0
    for path in files:
        with pq.ParquetFile(path, read_dictionary=[column]) as file:
            for batch in file.iter_batches(columns=[column]):
                last = next(reversed(runs), "")
                for text, length in _lengths(batch.column(0)[: rows - start]):
                    if text == last and runs[text].end == start:
                        runs[text] = Run(runs[text].start, runs[text].length + length)
                    elif text not in runs:
                        runs[text] = Run(start, length)
                    last = text
                    start += length
    return runs


def _lengths(column: pa.Array) -> Iterator[tuple[str, int]]:
    """The texts of a column with how often each comes in a row."""
    if not isinstance(column, pa.DictionaryArray):
        column = column.dictionary_encode()
    names = column.dictionary.to_pylist()
    encoded = pc.run_end_encode(column.indices)
    begin = 0
    for name, end in zip(encoded.values.to_pylist(), encoded.run_ends.to_pylist(), strict=True):
        yield names[name], end - begin
        begin = end
