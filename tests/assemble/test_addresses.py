from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from pipeline.assemble import Report, build
from pipeline.assemble.addresses import Claim, accept, addressed, claims, published_addresses
from pipeline.assemble.ledger import Entry
from pipeline.model.identity import Identity, Kind
from tests.support import DIVISION, VOCABULARY

TABLE = """
2022年部门收支预算总表

单位：万元

收入\t\t支出\t
项目\t预算数\t项目\t预算数
一、一般公共预算拨款收入\t1.00\t一、一般公共服务支出\t1.00
收入总计\t1.00\t支出总计\t1.00
"""

PLAIN = "330921-shuiliju-2022-budget"
SECOND = "330921-shuiliju-2-2022-budget"


def identity(department: str, unit: str = "", unit_slug: str = "") -> Identity:
    return Identity(DIVISION, department, "shuiliju", 2022, Kind.BUDGET, unit, unit_slug)


def source(folder: Path, file: str, department: str) -> None:
    folder.mkdir(exist_ok=True)
    text = f"{department}2022年部门预算\n\n目 录\n{TABLE}"
    (folder / file).write_text(text, encoding="utf-8")


def built(tmp_path: Path, workers: int = 1) -> Report:
    return build([tmp_path / "来源"], tmp_path / "packages", workers)


def departments(tmp_path: Path) -> Mapping[str, str]:
    found = (tmp_path / "packages").glob("*/datapackage.json")
    stated = (json.loads(p.read_text("utf-8")) for p in found if p.parent.name != "catalogue")
    return {each["name"]: each["mingzhang"]["department"] for each in stated}


def test_a_free_address_is_taken_and_a_held_one_left() -> None:
    own = identity("岱山县水利局")
    assert addressed(own, {}, VOCABULARY) == own
    assert addressed(own, {"330921/shuiliju": "水利局"}, VOCABULARY) == own
    other = addressed(own, {"330921/shuiliju": "水力局"}, VOCABULARY)
    assert other.package_name == SECOND


def test_the_body_that_has_a_number_keeps_it() -> None:
    taken = {"330921/shuiliju": "水力局", "330921/shuiliju-2": "水利局"}
    assert addressed(identity("岱山县水利局"), taken, VOCABULARY).department_slug == "shuiliju-2"


def test_units_are_told_apart_within_their_department() -> None:
    taken = {"330921/shuiliju": "水利局", "330921/shuiliju/unit/zhan": "水文站"}
    found = addressed(identity("岱山县水利局", "岱山县水闻站", "zhan"), taken, VOCABULARY)
    assert (found.department_slug, found.unit_slug) == ("shuiliju", "zhan-2")
    assert claims(found, VOCABULARY)[1] == Claim("330921/shuiliju/unit/zhan-2", "水闻站")


def test_a_claim_on_a_held_address_takes_nothing() -> None:
    taken = {"a/b": "水利局"}
    assert not accept([Claim("a/c", "民政局"), Claim("a/b", "水力局")], taken)
    assert taken == {"a/b": "水利局"}


@pytest.mark.parametrize("workers", [1, 2])
def test_of_two_new_bodies_the_first_source_has_the_plain_address(
    tmp_path: Path, workers: int
) -> None:
    source(tmp_path / "来源", "甲.txt", "岱山县水利局")
    source(tmp_path / "来源", "乙.txt", "岱山县水力局")
    report = built(tmp_path, workers)
    assert report.is_complete
    assert departments(tmp_path) == {PLAIN: "岱山县水力局", SECOND: "岱山县水利局"}


def test_an_address_keeps_its_body(tmp_path: Path) -> None:
    source(tmp_path / "来源", "乙.txt", "岱山县水利局")
    built(tmp_path)
    source(tmp_path / "来源", "甲.txt", "岱山县水力局")
    (tmp_path / "来源" / "丙.txt").write_text("无关", encoding="utf-8")
    built(tmp_path)
    assert departments(tmp_path) == {PLAIN: "岱山县水利局", SECOND: "岱山县水力局"}
    source(tmp_path / "来源", "甲.txt", "岱山县水利局")  # the files change places
    source(tmp_path / "来源", "乙.txt", "岱山县水力局")
    built(tmp_path)
    assert departments(tmp_path) == {PLAIN: "岱山县水利局", SECOND: "岱山县水力局"}


def test_a_ledger_of_older_code_is_completed_from_its_packages(tmp_path: Path) -> None:
    source(tmp_path / "来源", "乙.txt", "岱山县水利局")
    built(tmp_path)
    entries = [Entry(PLAIN, "older")]
    found = published_addresses(tmp_path / "packages", entries, lambda: VOCABULARY)
    assert found == {"330921/shuiliju": "水利局"}


def test_the_same_body_twice_is_still_a_double(tmp_path: Path) -> None:
    source(tmp_path / "来源", "甲.txt", "岱山县水利局")
    source(tmp_path / "来源", "乙.txt", "浙江省舟山市岱山县水利局")
    report = built(tmp_path)
    assert len(report.set_aside) == 2
    assert all("the same disclosure" in each.reason for each in report.set_aside)
