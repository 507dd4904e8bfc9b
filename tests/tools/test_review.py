"""A reviewer sees what two builds differ in, what is drawn of one, and what the verdicts add up to."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from pipeline.resource import load_schema
from tools.review.__main__ import main
from tools.review.compare import KINDS
from tools.review.draw import SAMPLES
from tools.review.packages import Record

NAMES = {
    name: load_schema(name).names
    for name in ("amounts", "claims", "findings", "headlines", "indicators")
}
PACKAGE = "530303-shuiliju-2023-final"


def row(resource: str, **texts: str) -> Record:
    return dict.fromkeys(NAMES[resource], "") | texts


def failure(id_: str, **texts: str) -> Record:
    said = {"outcome": "fail", "check": "arithmetic.row_sum", "severity": "error"}
    return row("findings", id=id_, **said | {"message": f"相差 {id_}"} | texts)


def amount(text: str, row_no: int, **texts: str) -> Record:
    place = {"table": "02-zhichu", "row_no": str(row_no), "column_no": "3", "source_line": "7"}
    labels = {"table_title": "支出表", "row_label": "农村供水", "column_label": "合计"}
    return row("amounts", amount_text=text, unit="万元", **place | labels | texts)


def claim(text: str, number: int, **texts: str) -> Record:
    said = {"sentence": f"支出{text}万元。", "indicator": "支出", "kind": "amount", "unit": "万元"}
    return row("claims", claim_no=str(number), amount_text=text, **said | texts)


def write(folder: Path, name: str = PACKAGE, **resources: list[Record]) -> Path:
    package = folder / name
    package.mkdir(parents=True)
    (package / "datapackage.json").write_text("{}")
    for resource, rows in resources.items():
        with (package / f"{resource}.csv").open("w", encoding="utf-8", newline="") as file:
            lines = csv.DictWriter(file, NAMES[resource])
            lines.writeheader()
            lines.writerows(rows)
    return folder


def drawn(capsys: pytest.CaptureFixture[str], *arguments: object) -> list[Record]:
    assert main(["draw", *map(str, arguments)]) == 0
    return list(csv.DictReader(capsys.readouterr().out.splitlines(), dialect="excel-tab"))


def test_every_column_that_is_named_is_published() -> None:
    for kind in KINDS:
        assert {*kind.key, *kind.told, *kind.moves} <= set(NAMES[kind.resource])
    for sample in SAMPLES.values():
        assert {*sample.values, *sample.cell} <= set(NAMES[sample.resource])


def test_builds_that_are_alike_differ_in_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = (
        write(tmp_path / each, findings=[failure("a")], amounts=[amount("1.20", 1)] * 2)
        for each in ("old", "new")
    )
    assert main(["compare", str(old), str(new)]) == 0
    assert "findings fail: 1 → 1" in capsys.readouterr().out


def test_failures_that_went_and_came_are_named_by_their_ids(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    passed = failure("c", outcome="pass")
    old = write(tmp_path / "old", findings=[failure("a"), failure("b"), passed])
    new = write(tmp_path / "new", findings=[failure("b", severity="note"), failure("d")])
    assert main(["compare", str(old), str(new)]) == 1
    out = capsys.readouterr().out
    assert "- failure: a | arithmetic.row_sum | error | 相差 a" in out
    assert "+ failure: d" in out
    assert "~ failure: b | arithmetic.row_sum | note | 相差 b\n      severity error → note" in out
    assert "failures           1       1        1" in out
    assert "findings pass: 1 → 0" in out


def test_what_only_moved_is_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = write(tmp_path / "old", amounts=[amount("1.20", 1)], claims=[claim("1.20", 1)])
    moved = amount("1.20", 2, table="03-zhichu", table_no="3", findings="a")
    first = amount("9.00", 1, table="03-zhichu", table_no="3", findings="a")
    new = write(tmp_path / "new", amounts=[first, moved], claims=[claim("8", 1), claim("1.20", 2)])
    assert main(["compare", str(old), str(new)]) == 1
    out = capsys.readouterr().out
    assert out.count("+ amount:") == out.count("+ claim:") == 1
    assert "~" not in out
    assert "- " not in out


def test_a_row_that_is_read_otherwise_is_told_with_both_readings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = write(tmp_path / "old", amounts=[amount("1.20", 1), amount("1.20", 2)])
    new = write(tmp_path / "new", amounts=[amount("1.20", 1), amount("1.20", 2, code="2130335")])
    assert main(["compare", str(old), str(new)]) == 1
    assert "~ amount: zhichu | 农村供水 | 合计 | 1.20 | 万元 | 7\n      code ∅ → 2130335" in (
        capsys.readouterr().out
    )


def test_more_rows_than_asked_for_are_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = (
        write(tmp_path / "old"),
        write(tmp_path / "new", findings=[failure(i) for i in "abc"]),
    )
    assert main(["compare", str(old), str(new), "--most", "1"]) == 1
    out = capsys.readouterr().out
    assert out.count("+ failure:") == 1
    assert "… and 2 more: --most" in out


def test_packages_of_one_build_only_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = write(tmp_path / "old"), write(tmp_path / "new", "610100-shuiliju-2023-final")
    write(new, "catalogue")
    assert main(["compare", str(old), str(new)]) == 1
    out = capsys.readouterr().out
    assert f"- package: {PACKAGE}" in out
    assert "+ package: 610100-shuiliju-2023-final" in out
    assert "catalogue" not in out


def test_rows_are_drawn_evenly_over_provinces(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    many = [claim(str(n), n) for n in range(1, 41)]
    write(tmp_path, claims=many)
    write(tmp_path, "610100-shuiliju-2023-final", claims=many)
    write(tmp_path, "610102-shuiliju-2023-final", claims=many)
    write(tmp_path, "000000-shuilibu-2023-final", claims=many[:2])
    rows = drawn(capsys, tmp_path, "--what", "claims", "--count", 20)
    assert Counter(each["province"] for each in rows) == {"00": 2, "53": 9, "61": 9}
    assert {each["verdict"] for each in rows} == {""}
    assert len({each["package"] for each in rows}) == 4


def test_a_seed_draws_the_same_and_another_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    many = [claim(str(n), n) for n in range(1, 41)]
    write(tmp_path / "a", claims=many)
    write(tmp_path / "b", claims=[claim("900", 1), *(each | {"claim_no": "99"} for each in many)])
    first, again, other, grown = (
        {each["amount_text"] for each in drawn(capsys, *arguments)}
        for arguments in (
            (tmp_path / "a", "--what", "claims", "--count", 10),
            (tmp_path / "a", "--what", "claims", "--count", 10),
            (tmp_path / "a", "--what", "claims", "--count", 10, "--seed", 2),
            (tmp_path / "b", "--what", "claims", "--count", 10),
        )
    )
    assert first == again != other
    assert len(first & grown) >= 9


def test_what_a_row_points_to_is_shown_as_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cell = {"table": "02-zhichu", "row_no": "4", "column_no": "3"}
    headlines = [
        row("headlines", headline="project", amount_text="1.20", **cell),
        row("headlines", headline="public", amount_text="3", claim_no="1"),
    ]
    bound = {f"bound_{name}": text for name, text in cell.items()}
    write(
        tmp_path,
        amounts=[amount("1.20", 4, source_file="一.pdf", source_page="9")],
        claims=[claim("3", 1, source_page="2", **bound)],
        headlines=headlines,
        findings=[failure("a", message="一\t行\n两"), failure("b", outcome="pass")],
    )
    printed = "支出表 | 农村供水 | 合计 | 1.20万元"
    rows = {each["headline"]: each for each in drawn(capsys, tmp_path, "--what", "headlines")}
    assert (rows["project"]["cell"], rows["project"]["source_page"]) == (printed, "9")
    assert (rows["public"]["cell"], rows["public"]["source_page"]) == ("支出3万元。", "2")
    (only,) = drawn(capsys, tmp_path, "--what", "claims")
    assert (only["cell"], only["sentence"]) == (printed, "支出3万元。")
    (only,) = drawn(capsys, tmp_path, "--what", "failures")
    assert (only["id"], only["message"]) == ("a", "一 行 两")
    (only,) = drawn(capsys, tmp_path, "--what", "amounts")
    assert (only["source_file"], only["amount_text"]) == ("一.pdf", "1.20")


def test_verdicts_are_summed_up_by_province_and_kind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    judged = [
        ("right", "53", "a.b"),
        (" Wrong", "53", "a.b"),
        ("right", "61", "c.d"),
        ("", "61", "c.d"),
    ]
    file = tmp_path / "drawn.tsv"
    file.write_text(
        "\ufeffverdict\tprovince\tcheck\n" + "".join("\t".join(each) + "\n" for each in judged),
        encoding="utf-8",
    )
    assert main(["tally", str(file)]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert lines[1][:6] == ["all", "4", "2", "1", "0", "66.7%"]
    assert ["province", "53", "2", "1", "1", "0", "50.0%"] in [line[:7] for line in lines]
    assert ["check", "c.d", "2", "1", "0", "0", "100.0%"] in [line[:7] for line in lines]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (
            "verdict\tprovince\nright\t53\nmaybe\t53\n",
            "row 3: verdict 'maybe'; write one of right,",
        ),
        ("province\n53\n", "no column verdict"),
    ],
)
def test_a_file_that_cannot_be_summed_up_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, told: str
) -> None:
    file = tmp_path / "drawn.tsv"
    file.write_text(content, encoding="utf-8")
    assert main(["tally", str(file)]) == 2
    assert told in capsys.readouterr().err


def test_a_folder_without_packages_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["draw", str(tmp_path), "--what", "claims"]) == 2
    assert f"{tmp_path}: no packages here" in capsys.readouterr().err
