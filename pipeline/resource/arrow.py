"""CSV text → typed Arrow columns, by a schema: the one reading of a resource that is published.

Numbers are exact decimals of ten places and up to 28 digits before the point; a number that does
not fit raises rather than lose a digit.
"""

from __future__ import annotations

import csv
from array import array
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from pipeline.resource.lines import is_one_text
from pipeline.resource.schema import Field, ResourceError, Schema

DECIMAL = pa.decimal128(38, 10)
_PLACES = 10
_DIGITS = 38
_ARROW_TYPES = {
    "string": pa.string(),
    "integer": pa.int32(),
    "number": DECIMAL,
    "boolean": pa.bool_(),
}
"""Integers are years, counts, and numbers of rows, lines and pages."""
_MANY = 1_000
"""So many rows tell whether a column has few different texts."""
_BLOCK = 16 << 20
"""Bytes of CSV read at a time; a single row must fit in."""


def arrow_schema(schema: Schema) -> pa.Schema:
    """The schema of the Parquet file."""
    return pa.schema([(each.name, _ARROW_TYPES[each.type]) for each in schema.fields])


def fits(value: Decimal) -> bool:
    """Whether a published number keeps every digit of the value.

    >>> fits(Decimal("1051.10")), fits(Decimal("0.00000000001")), fits(Decimal("1e28"))
    (True, False, False)
    """
    return value.is_finite() and _keeps_digits(value)


@lru_cache(maxsize=16384)
def _keeps_digits(value: Decimal) -> bool:
    return value.adjusted() < _DIGITS - _PLACES and (
        _exponent(value) >= -_PLACES or _exponent(value.normalize()) >= -_PLACES
    )


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return exponent


def typed_table(schema: Schema, texts: Sequence[Sequence[str] | pa.Array]) -> pa.Table:
    """Columns of CSV text, in the schema's order → the values they state.

    Raises `ResourceError` naming field and text where a text is not of its field's type.
    """
    arrays = [
        _column(each, column, schema.missing_for(each))
        for each, column in zip(schema.fields, texts, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=arrow_schema(schema))


def _column(field: Field, texts: Sequence[str] | pa.Array, missing: tuple[str, ...]) -> pa.Array:
    """The values that a column of text states. Of every third the text is the same in all rows, and most
    others have few: each is read once."""
    if isinstance(texts, pa.Array):
        return _typed(field, _present(texts, missing))
    if is_one_text(texts):
        return pa.repeat(_typed(field, _present(texts[:1], missing))[0], len(texts))
    if len(texts) >= _MANY and len({*texts[:_MANY]}) * 2 < _MANY:
        places = {text: at for at, text in enumerate(dict.fromkeys(texts))}
        different = _typed(field, _present([*places], missing))
        return different.take(_numbers(map(places.__getitem__, texts)))
    return _typed(field, _present(texts, missing))


def text_array(texts: Iterable[str | None]) -> pa.Array:
    """Texts as an array. `pyarrow.array` would ask pandas whether they are of its own: that takes a
    second and 50 MB of every process in which nothing else needs it.

    >>> text_array(["收入", None]).to_pylist()
    ['收入', None]
    """
    builder = pa.lib.StringBuilder()
    builder.append_values(texts)
    return builder.finish()


def _numbers(numbers: Iterable[int]) -> pa.Array:
    """Whole numbers as an array, for the same reason made of their bytes."""
    held = array("i", numbers)
    return pa.Array.from_buffers(pa.int32(), len(held), [None, pa.py_buffer(held)])


def text_scalar(text: str | None) -> pa.Scalar:
    """A text to compare an array with; `pyarrow.scalar` would ask pandas as well.

    >>> text_scalar("收入").as_py()
    '收入'
    """
    return text_array([text])[0]


def _present(texts: Sequence[str] | pa.Array, missing: tuple[str, ...]) -> pa.Array:
    """The texts as an array, null where one stands for no value; Arrow's own functions cost more than
    the texts of most tables do."""
    if not isinstance(texts, pa.Array):
        if not any(text in texts for text in missing):
            return text_array(texts)
        return text_array([None if text in missing else text for text in texts])
    is_missing = pc.is_in(texts, value_set=text_array(missing))
    return pc.if_else(is_missing, text_scalar(None), texts)


def _typed(field: Field, present: pa.Array) -> pa.Array:
    if field.type == "string":
        return present
    lexical = pc.utf8_trim_whitespace(present)
    if field.group_char:
        lexical = pc.replace_substring(lexical, field.group_char, "")
    try:
        return pc.cast(lexical, _ARROW_TYPES[field.type])
    except pa.ArrowInvalid as error:
        raise ResourceError(_offence(field, lexical.to_pylist(), error)) from None


def _offence(field: Field, texts: Sequence[str | None], error: Exception) -> str:
    """Says which text made the cast fail, and why."""
    for text in texts:
        if text is None or field.type != "number":
            continue
        try:
            kept = fits(Decimal(text))
        except InvalidOperation:
            return f"field {field.name}: {text!r} is no number"
        if not kept:
            return (
                f"field {field.name}: {text!r} has more than {_PLACES} decimals or "
                f"{_DIGITS - _PLACES} digits before the point; it would lose digits"
            )
    return f"field {field.name}: not of type {field.type}: {error}"


def read_csv(path: Path, schema: Schema) -> pa.Table:
    """A published CSV read by its schema; `ResourceError` where it is not as the schema says."""
    return pa.Table.from_batches(iterate_csv(path, schema), arrow_schema(schema))


def iterate_csv(path: Path, schema: Schema) -> Iterator[pa.RecordBatch]:
    """The same, a batch of rows at a time, for files that are larger than memory."""
    header = read_header(path)
    if header != list(schema.names):
        raise ResourceError(f"header {header}, expected {list(schema.names)}")
    block = min(path.stat().st_size + 1, _BLOCK)
    try:
        reader = pyarrow.csv.open_csv(
            path,
            read_options=pyarrow.csv.ReadOptions(block_size=block),
            parse_options=pyarrow.csv.ParseOptions(
                newlines_in_values=True, ignore_empty_lines=False
            ),
            convert_options=pyarrow.csv.ConvertOptions(
                column_types=dict.fromkeys(schema.names, pa.string()), strings_can_be_null=False
            ),
        )
        for batch in reader:
            yield from typed_table(schema, batch.columns).to_batches()
    except pa.ArrowInvalid as error:
        raise ResourceError(f"not the CSV that its schema describes: {error}") from None


def read_header(path: Path) -> list[str]:
    """The first row of a CSV, [] if it has none; `ResourceError` where that is no text."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return next(csv.reader(file), [])
    except (UnicodeDecodeError, csv.Error) as error:
        raise ResourceError(f"its first line is not UTF-8 CSV: {error}") from None
