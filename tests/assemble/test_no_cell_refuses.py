"""Nothing that stands in one cell refuses a disclosure: what is no amount is published as printed."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from pipeline.assemble.disclosure import build_disclosure
from pipeline.model.records import Outcome
from pipeline.package import verify, write_package
from tests.support import VOCABULARY

TABLE = """岱山县水利局2022年部门预算

目 录

2022年部门收支预算总表

单位：万元

收入\t\t支出\t
项目\t预算数\t项目\t预算数
一、一般公共预算拨款收入\t{cell}\t一、农林水支出\t{other}
二、其他收入\t1.00\t二、其他支出\t1.00
收入总计\t{total}\t支出总计\t560.67
"""
HUGE = "1" + "0" * 30


def built(folder: Path, cell: str, other: str = "559.67", total: str = "560.67") -> Path:
    text = TABLE.format(cell=cell, other=other, total=total)
    disclosure = build_disclosure([("x.txt", text.encode())], None, "x.yml", VOCABULARY)
    return write_package(disclosure, folder)


def rows(package: Path, resource: str) -> list[dict[str, str]]:
    with (package / f"{resource}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def of(package: Path, check: str) -> list[dict[str, str]]:
    return [each for each in rows(package, "findings") if each["check"] == check]


@pytest.mark.parametrize(
    "cell",
    [
        "559.6700000000001", "559.6699999999999", "0.1000000000000001", HUGE, "9" * 399, "9" * 5000,
        "-" + HUGE, "0." + "1" * 300, "1e400", "NaN", "Infinity", "١٢٣", "1,000" + ",000" * 30,
        "5.5511151231257827E-17", "12345678901234567890.12%", "\u202e12", "1\x00", "½", "㊿",
    ],
)  # fmt: skip
def test_a_disclosure_is_published_with_any_cell(tmp_path: Path, cell: str) -> None:
    package = built(tmp_path, cell)
    assert "560.67" in [each["amount"] for each in rows(package, "amounts")]
    assert not list(verify(tmp_path))


def test_noise_is_published_as_printed_and_told(tmp_path: Path) -> None:
    package = built(tmp_path, "559.6700000000001")
    noisy, *_ = (a for a in rows(package, "amounts") if a["amount_text"] == "559.6700000000001")
    assert (noisy["amount"], noisy["amount_yuan"]) == ("", "")
    (told,) = of(package, "form.number_exact")
    assert told["outcome"] == Outcome.NOT_EVALUATED
    assert "559.6700000000001（核对时按 559.67 计）" in told["message"]


def test_sums_are_checked_without_the_noise(tmp_path: Path) -> None:
    sums = [each["outcome"] for each in rows(built(tmp_path, "559.6700000000001"), "findings")
            if each["check"].startswith("arithmetic.")]  # fmt: skip
    assert "fail" not in sums
    assert "pass" in sums


def test_a_headline_with_noise_states_no_yuan(tmp_path: Path) -> None:
    package = built(tmp_path, "559.67", total="560.6700000000001")
    income = [h for h in rows(package, "headlines") if h["headline"] == "income_total"]
    assert [(h["amount_text"], h["amount_yuan"]) for h in income] == [("560.6700000000001", "")]


def test_a_number_beyond_all_amounts_accuses_no_sum(tmp_path: Path) -> None:
    package = built(tmp_path, HUGE)
    (told,) = of(package, "form.number_exact")
    assert HUGE in told["message"]
    assert HUGE in [each["amount_text"] for each in rows(package, "amounts")]
    failed = [each["check"] for each in rows(package, "findings") if each["outcome"] == "fail"]
    assert not [each for each in failed if each.startswith(("arithmetic.", "cross_table."))]


def test_no_unseen_sign_of_a_document_gets_into_a_descriptor(tmp_path: Path) -> None:
    text = TABLE.format(cell="1", other="1", total="2").replace("收入\t\t", "收入\u202e\x07\t\t")
    disclosure = build_disclosure([("x\u202e\x07.txt", text.encode())], None, "x.yml", VOCABULARY)
    package = write_package(disclosure, tmp_path)
    descriptor = (package / "datapackage.json").read_text(encoding="utf-8")
    assert "\u202e" not in descriptor
    assert "\x07" not in json.dumps(json.loads(descriptor), ensure_ascii=False)
