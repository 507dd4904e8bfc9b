"""What is kept of a package comes back as it was; records are those that their constructor makes."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.model.records import Amount, Finding, Indicator, Outcome
from pipeline.website.interface.phrases import phrase
from pipeline.website.jobs.store import Store, digest
from pipeline.website.published.records import records_of


@dataclass(frozen=True, slots=True)
class Kept:
    """A value as facts are."""

    name: str
    number: Decimal | None
    outcome: Outcome
    said: object
    below: tuple[Kept, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class OneField:
    """A value that its only field is not taken for."""

    text: str


@dataclass(frozen=True)
class WithoutSlots:
    """A value that dataclasses keep otherwise."""

    text: str
    number: int


def test_values_come_back_as_they_were(tmp_path: Path) -> None:
    one = Kept("a", Decimal("1.10"), Outcome.FAIL, phrase("{n} 行", n=3))
    value = [Kept("b", None, Outcome.PASS, (OneField("x"), WithoutSlots("y", 2)), (one, one)), one]
    store = Store(tmp_path)
    store.save("facts", "k", value)
    found = store.load("facts", "k")
    assert found == value
    assert str(found[1].number) == "1.10"
    assert found[0].below[0] is found[1]
    assert list(tmp_path.glob("facts/*")) == [store.path("facts", "k")]


def test_records_are_those_that_their_constructor_makes() -> None:
    names = [each.name for each in fields(Amount)]
    rows = [[f"{name}{number}" for name in names] for number in range(3)]
    columns = dict(zip(names, zip(*rows, strict=True), strict=True))
    assert records_of(Amount, columns) == [Amount(*row) for row in rows]  # type: ignore[arg-type]
    assert records_of(Indicator, {each.name: [] for each in fields(Indicator)}) == []


def test_a_record_has_its_defaults_where_a_file_states_nothing() -> None:
    stated = {
        "disclosure": ["d"] * 2,
        "check": ["a", "b"],
        "outcome": ["pass"] * 2,
        "severity": ["note"] * 2,
        "message": ["中"] * 2,
        "message_en": ["in"] * 2,
        "row_no": [1, None],
    }
    rows = [dict(zip(stated, row, strict=True)) for row in zip(*stated.values(), strict=True)]
    made = records_of(Finding, stated)
    assert made == [Finding(**row) for row in rows]
    assert (made[0].cells, made[0].undoubted, made[1].printed) == ((), None, None)
    with pytest.raises(TypeError, match="check"):
        records_of(Finding, {"disclosure": ["d"]})
    with pytest.raises(TypeError, match="strange"):
        records_of(Finding, {**stated, "strange": ["d"] * 2})


def test_what_does_more_than_take_its_fields_is_refused() -> None:
    @dataclass(frozen=True, slots=True)
    class Counted:
        text: str

        def __post_init__(self) -> None:
            raise AssertionError

    with pytest.raises(TypeError, match="Counted"):
        records_of(Counted, {"text": ["a"]})


def test_equal_values_have_one_digest_whichever_objects_they_are_of() -> None:
    one = Kept("a", Decimal("1.10"), Outcome.FAIL, phrase("{n} 行", n=3))
    same = Kept("".join(["", "a"]), Decimal("1.10"), Outcome.FAIL, phrase("{n} 行", n=3))
    assert digest([one, one]) == digest([one, same])
    assert digest(one) != digest(Kept("a", Decimal("1.1"), Outcome.FAIL, phrase("{n} 行", n=3)))
    sets = (Kept("a", None, Outcome.PASS, frozenset(each)) for each in ("abcdef", "fedcba"))
    assert len({digest(each) for each in sets}) == 1
