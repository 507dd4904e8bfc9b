"""Rows of a panel that stands, and those that are made anew, in the order of the catalogue."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.catalogue.panels.kept import KeptPanels, PanelRows

HEADER = "disclosure,figure\n"


def panel(folder: Path, rows: list[tuple[str, str]], name: str = "panel") -> Path:
    folder.mkdir(exist_ok=True)
    pq.write_table(table(rows), folder / f"{name}.parquet")
    path = folder / f"{name}.csv"
    path.write_bytes((HEADER + "".join(f"{','.join(row)}\n" for row in rows)).encode())
    return path


def table(rows: list[tuple[str, str]]) -> pa.Table:
    names, figures = [row[0] for row in rows], [row[1] for row in rows]
    return pa.table({"disclosure": names, "figure": figures})


def test_rows_stand_in_the_order_of_the_catalogue(tmp_path: Path) -> None:
    path = panel(tmp_path, [("a", "1"), ("a", "2"), ("b", "3"), ("gone", "4"), ("d", "5")])
    kept = PanelRows.of(path, ("a", "b", "c", "d", "none"), frozenset({"b", "c"}))
    assert kept is not None
    new = [("b", "6"), ("c", "7"), ("c", "8")]
    values, lines = kept.with_new(table(new), [",".join(row).encode() for row in new])
    wanted = [("a", "1"), ("a", "2"), ("b", "6"), ("c", "7"), ("c", "8"), ("d", "5")]
    assert values.equals(table(wanted))
    assert values["figure"].num_chunks == 1
    assert lines == [",".join(row).encode() for row in wanted]


@pytest.mark.parametrize(
    "rows", [[("a", '"1\n2"')], [("a", "1"), ("b", "2"), ("a", "3")]], ids=["lines", "apart"]
)
def test_rows_that_cannot_be_told_apart_are_not_kept(
    tmp_path: Path, rows: list[tuple[str, str]]
) -> None:
    assert PanelRows.of(panel(tmp_path, rows), ("a", "b"), frozenset()) is None


def test_all_disclosures_of_a_body_in_which_one_changed_are_made_anew(tmp_path: Path) -> None:
    panel(tmp_path, [("x-2022", "1")])
    kept = KeptPanels(
        tmp_path,
        frozenset(),
        frozenset({"x-2022", "y-2023", "w-2023"}),
        {"disclosures": [disclosures(tmp_path / "old", x="x", y="y", w="w", z="z")]},
        lambda *panels: True,
        lambda *panels: True,
        lambda name, directory: {},
    )
    files = {"disclosures": [disclosures(tmp_path / "new", x="x", y="y", w="w", z="w")]}
    rows = kept.rows("panel", files)
    assert rows is not None
    assert rows.order == ("x-2022", "x-2023", "y-2023", "w-2023", "z-2023")
    assert rows.anew == {"x-2022", "x-2023", "w-2023", "z-2023"}


def disclosures(folder: Path, **bodies: str) -> Path:
    """Two years of `x`, one of each other; `bodies` says what each one's department is called."""
    names = ["x-2022", *(f"{name}-2023" for name in bodies)]
    places = [
        "division_code",
        "province",
        "city",
        "division",
        "department_slug",
        "unit_slug",
        "kind",
    ]
    folder.mkdir()
    pq.write_table(
        pa.table(
            {
                "disclosure": names,
                "department": [bodies[name[0]] for name in names],
                "fiscal_year": [int(name[2:]) for name in names],
                **{each: [""] * len(names) for each in places},
            }
        ),
        folder / "disclosures.parquet",
    )
    return folder / "disclosures.parquet"
