"""Two made-up disclosures of one bureau held against each other when the catalogue is written."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from pipeline.assemble import build_disclosure
from pipeline.catalogue import write_catalogue
from pipeline.catalogue.between.match import Figures
from pipeline.package import verify, write_package
from tests.package import published
from tests.support import VOCABULARY, printed, understood

LAST_YEAR = "between.last_year_column"
OPENING = "between.opening_budget"
UNITS = "between.units_sum"

EXPENDITURE = printed("""
    部门支出总表

    单位：{unit}

    科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
    → 合计 → {total} → {basic} → {project}
    213 → 农林水支出 → {total} → {basic} → {project}

    """)
THREE_PUBLIC = printed("""
    一般公共预算“三公”经费支出表

    单位：{unit}

    项目 → 上年预算数 → 本年预算数
    合计 → {before} → {now}
    公务接待费 → {before} → {now}

    """)
ACCOUNT = printed("""
    支出决算表

    单位：万元

    科目编码 → 科目名称 → 本年支出合计 → 基本支出 → 项目支出
    213 → 农林水支出 → 60.00 → 40.00 → 20.00

    财政拨款“三公”经费支出决算表

    单位：万元

    项目 → 预算数 → 决算数
    合计 → {approved} → 0.80
    公务接待费 → {approved} → 0.80

    """)
LIST = printed("""
    单位构成

    序号 → 单位名称 → 单位性质
    1 → 岱山县水利局本级 → 行政
    2 → 岱山县水文站 → 事业

    """)


def expenditure(total: str, basic: str, project: str, unit: str = "万元") -> str:
    return EXPENDITURE.format(total=total, basic=basic, project=project, unit=unit) + "\n"


def three_public(before: str, now: str, unit: str = "万元") -> str:
    return THREE_PUBLIC.format(before=before, now=now, unit=unit)


def publish(
    packages: Path,
    text: str,
    year: int = 2023,
    kind: str = "budget",
    unit: str = "",
    answers: str = "[]",
) -> None:
    stated = f"unit: {unit}, fiscal_year: {year}, kind: {kind}, answers: {answers}"
    sidecar = f"{{division: '330921', department: 岱山县水利局, {stated}}}"
    made = build_disclosure([("x.txt", text.encode())], sidecar.encode(), "x.yml", VOCABULARY)
    write_package(made, packages)


def findings(packages: Path, check: str) -> list[dict[str, Any]]:
    """The catalogue's findings of a check."""
    rows = pq.read_table(write_catalogue(packages) / "findings.parquet").to_pylist()
    return [row for row in rows if row["check"] == check]


def outcomes(rows: list[dict[str, Any]], year: int = 2023) -> Counter[str]:
    return Counter(row["outcome"] for row in rows if f"-{year}-" in row["disclosure"])


class TestLastYearsColumn:
    def test_the_same_figures_pass(self, tmp_path: Path) -> None:
        publish(tmp_path, three_public("1.50", "1.20"), 2022)
        publish(tmp_path, three_public("1.20", "1.00"))
        assert outcomes(findings(tmp_path, LAST_YEAR)) == {"pass": 2}

    def test_another_figure_fails_under_the_later_disclosure(self, tmp_path: Path) -> None:
        publish(tmp_path, three_public("1.50", "1.20"), 2022)
        publish(tmp_path, three_public("1.40", "1.00"))
        (row, _) = [row for row in findings(tmp_path, LAST_YEAR) if row["outcome"] == "fail"]
        assert row["disclosure"] == "330921-shuiliju-2023-budget"
        assert (row["printed"], row["expected"]) == (Decimal("1.40"), Decimal("1.20"))
        assert (row["severity"], row["source_line"]) == ("warning", 6)
        assert "与 2022 年预算所印：1.40，另一处为 1.20，相差 0.20" in row["message"]

    def test_units_are_converted_and_their_rounding_is_told_from_error(
        self, tmp_path: Path
    ) -> None:
        publish(tmp_path, three_public("15000", "12049", "元"), 2022)
        publish(tmp_path, three_public("1.20", "1.00"))
        assert outcomes(findings(tmp_path, LAST_YEAR)) == {"rounding": 2}
        publish(tmp_path, three_public("15000", "12150", "元"), 2022)
        assert outcomes(findings(tmp_path, LAST_YEAR)) == {"fail": 2}

    def test_without_last_years_disclosure_it_is_said_once(self, tmp_path: Path) -> None:
        publish(tmp_path, three_public("1.20", "1.00"))
        (row,) = findings(tmp_path, LAST_YEAR)
        assert (row["outcome"], row["severity"]) == ("not_evaluated", "note")
        assert "没有收录 2022 年预算" in row["message"]

    def test_without_a_column_of_last_year_it_does_not_apply(self, tmp_path: Path) -> None:
        publish(tmp_path, expenditure("60.00", "40.00", "20.00"), 2022)
        publish(tmp_path, expenditure("60.00", "40.00", "20.00"))
        assert outcomes(findings(tmp_path, LAST_YEAR)) == {"not_applicable": 1}

    def test_rows_without_a_counterpart_are_counted_once(self, tmp_path: Path) -> None:
        other = three_public("1.50", "1.20").replace("公务接待费", "因公出国（境）费")
        publish(tmp_path, other, 2022)
        publish(tmp_path, three_public("1.20", "1.00"))
        rows = findings(tmp_path, LAST_YEAR)
        assert outcomes(rows) == {"pass": 1, "not_evaluated": 1}
        assert "2 个数中有 1 个" in rows[-1]["message"]

    def test_another_kind_is_no_last_year(self, tmp_path: Path) -> None:
        publish(tmp_path, ACCOUNT.format(approved="1.00"), 2022, "final")
        publish(tmp_path, three_public("1.20", "1.00"))
        assert outcomes(findings(tmp_path, LAST_YEAR)) == {"not_evaluated": 1}


@pytest.mark.parametrize(
    ("fund", "is_found"),
    [("general_public", True), ("", True), ("government_fund", False)],
)
def test_a_fund_that_one_leaves_out_is_no_other_fund(fund: str, is_found: bool) -> None:
    amounts = understood(three_public("1.20", "1.00")).amounts
    assert {amount.fund for amount in amounts} == {"general_public"}
    found = Figures.of(amounts).get(replace(amounts[0], fund=fund))
    assert found == (amounts[0] if is_found else None)


def test_elsewhere_no_fund_is_all_money() -> None:
    (amount, *_) = understood(expenditure("60.00", "40.00", "20.00")).amounts
    assert not amount.fund
    assert Figures.of([amount]).get(replace(amount, fund="general_public")) is None


class TestOpeningBudget:
    def test_the_budget_that_the_account_prints_is_the_budget(self, tmp_path: Path) -> None:
        publish(tmp_path, three_public("1.20", "1.00"))
        publish(tmp_path, ACCOUNT.format(approved="1.00"), kind="final")
        assert outcomes(findings(tmp_path, OPENING)) == {"pass": 2}

    def test_another_budget_fails(self, tmp_path: Path) -> None:
        publish(tmp_path, three_public("1.20", "1.00"))
        publish(tmp_path, ACCOUNT.format(approved="1.10"), kind="final")
        rows = findings(tmp_path, OPENING)
        assert outcomes(rows) == {"fail": 2}
        assert {row["disclosure"] for row in rows} == {"330921-shuiliju-2023-final"}

    def test_without_the_budget_it_is_said_once(self, tmp_path: Path) -> None:
        publish(tmp_path, ACCOUNT.format(approved="1.10"), kind="final")
        assert outcomes(findings(tmp_path, OPENING)) == {"not_evaluated": 1}

    def test_a_budget_is_asked_for_no_opening_budget(self, tmp_path: Path) -> None:
        publish(tmp_path, three_public("1.20", "1.00"))
        assert findings(tmp_path, OPENING) == []


class TestUnitsSum:
    def test_the_department_is_the_sum_of_all_its_units(self, tmp_path: Path) -> None:
        publish(tmp_path, expenditure("60.00", "40.00", "20.00") + LIST)
        publish(tmp_path, expenditure("45.00", "30.00", "15.00"), unit="岱山县水利局本级")
        publish(tmp_path, expenditure("150000", "100000", "50000", "元"), unit="岱山县水文站")
        assert outcomes(findings(tmp_path, UNITS)) == {"pass": 6}

    def test_a_department_that_is_not_the_sum_fails(self, tmp_path: Path) -> None:
        publish(tmp_path, expenditure("61.00", "41.00", "20.00") + LIST)
        publish(tmp_path, expenditure("45.00", "30.00", "15.00"), unit="岱山县水利局本级")
        publish(tmp_path, expenditure("15.00", "10.00", "5.00"), unit="岱山县水文站")
        assert outcomes(findings(tmp_path, UNITS)) == {"fail": 4, "pass": 2}

    def test_a_listed_unit_without_figures_is_named_and_nothing_is_added(
        self, tmp_path: Path
    ) -> None:
        publish(tmp_path, expenditure("60.00", "40.00", "20.00") + LIST)
        publish(tmp_path, expenditure("45.00", "30.00", "15.00"), unit="岱山县水利局本级")
        (row,) = findings(tmp_path, UNITS)
        assert row["outcome"] == "not_evaluated"
        assert "岱山县水文站" in row["message"]

    def test_units_of_a_department_that_lists_none_may_not_be_all(self, tmp_path: Path) -> None:
        publish(tmp_path, expenditure("60.00", "40.00", "20.00"))
        publish(tmp_path, expenditure("45.00", "30.00", "15.00"), unit="岱山县水文站")
        (row,) = findings(tmp_path, UNITS)
        assert (row["outcome"], "是否齐全" in row["message"]) == ("not_evaluated", True)

    def test_a_department_without_units_has_nothing_to_add(self, tmp_path: Path) -> None:
        publish(tmp_path, expenditure("60.00", "40.00", "20.00"))
        assert outcomes(findings(tmp_path, UNITS)) == {"not_applicable": 1}

    def test_codes_that_a_unit_tells_less_finely_are_not_added(self, tmp_path: Path) -> None:
        fine = "2130304 → 水利行业业务管理 → 60.00 → 40.00 → 20.00\n"
        text = expenditure("60.00", "40.00", "20.00").rstrip("\n") + "\n" + printed(fine)
        publish(tmp_path, text + "\n" + LIST)
        publish(tmp_path, text.replace("60.00", "45.00"), unit="岱山县水利局本级")
        publish(tmp_path, expenditure("15.00", "0.00", "0.00"), unit="岱山县水文站")
        rows = findings(tmp_path, UNITS)
        assert "2130304" not in {row["code"] for row in rows}
        assert outcomes(rows)["not_evaluated"] == 1


class TestTheCatalogue:
    def pair(self, packages: Path) -> Path:
        publish(packages, three_public("1.50", "1.20"), 2022)
        publish(packages, three_public("1.40", "1.00"))
        return packages

    def test_it_counts_them_among_the_failed_and_is_sound(self, tmp_path: Path) -> None:
        catalogue = write_catalogue(self.pair(tmp_path))
        rows = pq.read_table(catalogue / "findings.parquet").to_pylist()
        failed = Counter(row["disclosure"] for row in rows if row["outcome"] == "fail")
        disclosures = pq.read_table(catalogue / "disclosures.parquet").to_pylist()
        assert {d["disclosure"]: d["findings_failed"] for d in disclosures} == failed
        assert verify(tmp_path) == []
        published.assert_csv_is_parquet(catalogue)
        assert not list(catalogue.glob(".*"))

    def test_an_answer_takes_back_the_one_that_it_dismisses(self, tmp_path: Path) -> None:
        failed = [r for r in findings(self.pair(tmp_path), LAST_YEAR) if r["outcome"] == "fail"]
        answer = f"{{finding: {failed[0]['id']}, check: {LAST_YEAR}, status: dismissed, reason: x}}"
        publish(tmp_path, three_public("1.40", "1.00"), answers=f"[{answer}]")
        now = {row["id"]: row["outcome"] for row in findings(tmp_path, LAST_YEAR)}
        assert now[failed[0]["id"]] == "not_evaluated"
        assert [now[each["id"]] for each in failed[1:]] == ["fail"] * len(failed[1:])

    def test_packages_do_not_hold_them(self, tmp_path: Path) -> None:
        write_catalogue(self.pair(tmp_path))
        findings_csv = tmp_path / "330921-shuiliju-2023-budget" / "findings.csv"
        assert "between." not in findings_csv.read_text(encoding="utf-8")

    def test_the_same_packages_give_the_same_findings(self, tmp_path: Path) -> None:
        made = [
            (write_catalogue(self.pair(tmp_path / name)) / "findings.csv").read_bytes()
            for name in ("one", "two")
        ]
        assert made[0] == made[1]

    def test_their_ids_do_not_depend_on_which_other_departments_are_held(
        self, tmp_path: Path
    ) -> None:
        alone = {row["id"] for row in findings(self.pair(tmp_path), LAST_YEAR)}
        sidecar = "{division: '330902', department: 岱山县水利局, fiscal_year: 2023, kind: budget}"
        source = [("x.txt", three_public("1.40", "1.00").encode())]
        write_package(build_disclosure(source, sidecar.encode(), "x.yml", VOCABULARY), tmp_path)
        rows = findings(tmp_path, LAST_YEAR)
        assert {r["id"] for r in rows if r["disclosure"].startswith("330921")} == alone
        assert {r["id"] for r in rows if r["disclosure"].startswith("330902")} & alone
