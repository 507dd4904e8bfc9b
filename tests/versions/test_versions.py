"""What names a version, and what two of them differ in: small packages made by hand."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.folders import Trouble
from pipeline.model.corrections import Correction, CorrectionOutcome
from pipeline.model.disclosure import Disclosure
from pipeline.model.records import Outcome
from pipeline.package import write_package
from pipeline.resource.fiscal import DESCRIPTOR
from pipeline.versions import (
    Difference,
    Level,
    compared,
    histories,
    history,
    record,
    version_of,
    withdraw,
)
from pipeline.versions.content import rows_hash, version_name
from pipeline.versions.difference import Cause, Opened
from tests.package import samples

Change = Callable[[Disclosure], Disclosure]


def written(made: Disclosure, folder: Path) -> Path:
    return write_package(made, folder)


def difference(folder: Path, change: Change) -> Difference:
    made = samples.disclosure()
    before = written(made, folder / "before")
    after = written(change(made), folder / "after")
    return compared(Opened(before), Opened(after))


def first_amount(made: Disclosure, **changes: object) -> Disclosure:
    first, *others = made.amounts
    return replace(made, amounts=(replace(first, **changes), *others))  # type: ignore[arg-type]


def test_a_package_names_its_version_and_the_name_is_of_its_content(tmp_path: Path) -> None:
    package = written(samples.disclosure(), tmp_path)
    descriptor = json.loads((package / DESCRIPTOR).read_bytes())
    assert descriptor["mingzhang"]["version"] == version_of(package)
    assert version_name(descriptor, package) == version_of(package)


def test_other_writers_and_other_words_of_ours_make_no_version(tmp_path: Path) -> None:
    package = written(samples.disclosure(), tmp_path)
    descriptor = json.loads((package / DESCRIPTOR).read_bytes())
    version = descriptor["mingzhang"].pop("version")
    for each in descriptor["resources"]:
        each["mingzhang"]["parquet"][0]["hash"] = "sha256:of another writer"
        each["description_en"] = "said better"
    descriptor["mingzhang"]["workbook"]["bytes"] = 1
    (package / DESCRIPTOR).write_text(json.dumps(descriptor), encoding="utf-8")
    assert version_of(package) == version


@given(st.lists(st.lists(st.text("甲1,\"\n'", max_size=3), min_size=2, max_size=2), max_size=6))
def test_the_order_of_rows_makes_no_version(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    path = tmp_path_factory.mktemp("rows") / "rows.csv"

    def hashed(of: list[list[str]]) -> str:
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([["a", "b"], *of])
        return rows_hash(path)

    assert hashed(rows) == hashed(rows[::-1])
    assert hashed(rows) != hashed([*rows, ["甲", "又一行"]])


def test_the_same_differs_in_nothing(tmp_path: Path) -> None:
    found = difference(tmp_path, lambda made: made)
    assert (found.before, found.resources, dict(found.stated)) == (found.after, (), {})
    assert found.level is Level.PATCH


def test_a_number_that_is_another_is_major(tmp_path: Path) -> None:
    found = difference(
        tmp_path, lambda made: first_amount(made, amount_text="9.99", amount=Decimal("9.99"))
    )
    amounts = found.of("amounts")
    assert amounts is not None
    (changed,) = amounts.changed
    assert changed.fields["amount_text"][1] == "9.99"
    assert (found.level, found.causes) == (Level.MAJOR, (Cause.READING,))


def test_a_number_that_goes_is_major_and_one_that_comes_is_minor(tmp_path: Path) -> None:
    gone = difference(
        tmp_path / "gone", lambda made: replace(made, amounts=tuple(made.amounts[1:]))
    )
    assert gone.level is Level.MAJOR
    came = difference(
        tmp_path / "came",
        lambda made: replace(
            made,
            amounts=(*made.amounts, replace(made.amounts[0], row_label="新行", row_no=99)),
        ),
    )
    assert came.level is Level.MINOR
    amounts = came.of("amounts")
    assert amounts is not None
    assert [row["row_label"] for row in amounts.added] == ["新行"]


def test_a_number_that_only_stands_elsewhere_is_a_patch(tmp_path: Path) -> None:
    found = difference(
        tmp_path,
        lambda made: replace(
            made, amounts=tuple(replace(each, row_no=each.row_no + 1) for each in made.amounts)
        ),
    )
    amounts = found.of("amounts")
    assert amounts is not None
    assert (amounts.changed, amounts.added, amounts.removed) == ((), (), ())
    assert amounts.moved == len(samples.disclosure().amounts)
    assert found.level is Level.PATCH


def test_how_far_a_number_is_proven_is_no_other_number(tmp_path: Path) -> None:
    found = difference(tmp_path, lambda made: first_amount(made, trust="doubtful"))
    assert found.level is Level.PATCH


def test_another_outcome_is_minor(tmp_path: Path) -> None:
    found = difference(
        tmp_path,
        lambda made: replace(
            made,
            findings=tuple(replace(each, outcome=Outcome.NOT_EVALUATED) for each in made.findings),
        ),
    )
    assert found.level is Level.MINOR


def test_a_correction_is_minor_and_says_why(tmp_path: Path) -> None:
    name = samples.disclosure().name
    correction = Correction(
        name, 1, "03-x", 1, "合计", 1, "预算数", "flag", "1.00", "", None, "存疑",
        CorrectionOutcome.APPLIED, samples.FILE, None, 1,
    )  # fmt: skip
    found = difference(tmp_path, lambda made: replace(made, corrections=(correction,)))
    assert (found.level, found.causes) == (Level.MINOR, (Cause.CORRECTIONS,))


def test_another_source_is_the_cause_of_what_it_changes(tmp_path: Path) -> None:
    def corrected(made: Disclosure) -> Disclosure:
        (source,) = made.sources
        made = replace(made, sources=(replace(source, content=source.content + b" "),))
        return first_amount(made, amount_text="9.99")

    found = difference(tmp_path, corrected)
    assert found.causes == (Cause.SOURCE,)
    assert "source_sha256" in found.stated


def test_what_is_stated_of_the_source_is_said(tmp_path: Path) -> None:
    def stated(made: Disclosure) -> Disclosure:
        return replace(made, provenance=replace(made.provenance, published_on="2023-04-01"))

    found = difference(tmp_path, stated)
    assert found.stated["published_on"][1] == "2023-04-01"
    assert (found.level, found.causes) == (Level.PATCH, (Cause.STATED,))


def test_a_table_more_is_no_change_of_the_others(tmp_path: Path) -> None:
    """The tables behind it have other numbers, and so other names."""

    def with_one_before(made: Disclosure) -> Disclosure:
        tables = tuple(
            replace(each, no=each.no + 1, name=f"{each.no + 1:02d}{each.name[2:]}")
            for each in made.tables
        )
        amounts = tuple(
            replace(
                each,
                table=f"{int(each.table[:2]) + 1:02d}{each.table[2:]}",
                table_no=each.table_no + 1,
            )
            for each in made.amounts
        )
        return replace(made, tables=tables, amounts=amounts)

    found = difference(tmp_path, with_one_before)
    assert [each.name for each in found.resources if each.changed or each.added] == []
    assert found.level is Level.PATCH


def test_what_stays_the_same_keeps_its_bytes_from_version_to_version(tmp_path: Path) -> None:
    made = samples.disclosure()
    before = written(made, tmp_path / "before")
    after = written(first_amount(made, amount_text="9.99"), tmp_path / "after")
    other = {
        path.relative_to(before).as_posix()
        for path in before.rglob("*")
        if path.is_file() and path.read_bytes() != (after / path.relative_to(before)).read_bytes()
    }
    assert other == {
        "amounts.csv",
        "amounts.parquet",
        f"{made.name}.sqlite",
        "datapackage.json",
        "checksums.sha256",
    }


@pytest.mark.parametrize("text", ["", "[]", '{"versions": [{"x": 1}]}', '{"versions": 7}'])
def test_a_history_that_cannot_be_used_is_named_with_the_way_out(tmp_path: Path, text: str) -> None:
    package = written(samples.disclosure(), tmp_path / "packages")
    record(package, tmp_path / "versions", "2026-01-01")
    (tmp_path / "versions" / package.name / "history.json").write_text(text, encoding="utf-8")
    with pytest.raises(
        Trouble, match=r"history\.json: not the history of a package .* bring it back"
    ):
        history(tmp_path / "versions", package.name)


def test_what_went_and_came_again_has_its_days(tmp_path: Path) -> None:
    package = written(samples.disclosure(), tmp_path / "packages")
    versions = tmp_path / "versions"
    record(package, versions, "2026-01-01")
    withdraw(package.name, versions, "2026-01-02")
    gone = history(versions, package.name)
    assert gone is not None
    assert gone.withdrawn == "2026-01-02"
    record(package, versions, "2026-01-03")
    again = history(versions, package.name)
    assert again is not None
    assert (again.withdrawn, [each.since for each in again.versions]) == ("", ["", "2026-01-03"])


def test_a_file_where_the_store_is_to_be_is_a_trouble(tmp_path: Path) -> None:
    (tmp_path / "versions").write_text("a file")
    with pytest.raises(Trouble, match="a file stands where the store"):
        list(histories(tmp_path / "versions"))
