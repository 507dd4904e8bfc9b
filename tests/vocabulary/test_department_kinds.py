"""Names of bodies → kinds of departments: variants by level and place, former names, mergers."""

from __future__ import annotations

import csv
import os
from pathlib import Path
from typing import Any

import pytest

from pipeline.vocabulary import DepartmentKinds, load_vocabulary
from tests.support import VOCABULARY

KINDS = VOCABULARY.department_kinds
SAMPLES = os.environ.get("MINGZHANG_SAMPLES", "")


def _kind(name: str, *places: str) -> str:
    found = KINDS.of(name, places)
    return found.kind.name if found else ""


@pytest.mark.parametrize(
    ("name", "places", "kind"),
    [
        ("甲市医疗保障局", ("甲市",), "医疗保障局"),
        ("医保局", (), "医疗保障局"),
        ("国家医疗保障局", (), "医疗保障局"),
        ("甲市住房和建设局", ("甲市",), "住房和城乡建设局"),
        ("甲市住房和城乡建设委员会", ("甲市",), "住房和城乡建设局"),
        ("中共甲市委宣传部", ("甲市",), "党委宣传部"),
        ("市委宣传部", ("甲市",), "党委宣传部"),
        ("甲省人大常委会办公厅", ("甲省",), "人大常委会"),
        ("甲市人民政府外事办公室", ("甲市",), "外事办公室"),
        ("市人民政府外事办公室", ("甲市",), "外事办公室"),
        ("甲省高级人民法院", ("甲省",), "人民法院"),
        ("甲县乙镇人民政府", ("甲县",), "乡镇人民政府"),
        ("甲市司法局（本级）", ("甲市",), "司法局"),
        ("财政部", (), "财政局"),
        ("甲市社会福利院", ("甲市",), ""),
        ("国资委办公室", (), ""),
        ("财政监督检查局", (), ""),
    ],
)
def test_a_body_is_told_by_its_name_without_its_place(
    name: str, places: tuple[str, ...], kind: str
) -> None:
    assert _kind(name, *places) == kind


def test_a_former_name_is_of_the_kind_that_it_became() -> None:
    found = KINDS.of("甲市安全生产监督管理局", ("甲市",))
    assert found
    assert (found.kind.name, found.until) == ("应急管理局", 2018)
    now = KINDS.of("甲市应急管理局", ("甲市",))
    assert now
    assert (now.kind.slug, now.until) == (found.kind.slug, 0)


def test_kinds_that_were_merged_stand_for_themselves() -> None:
    market = KINDS.of("市场监督管理局")
    trade = KINDS.of("工商行政管理局")
    assert market
    assert trade
    assert market.kind.slug != trade.kind.slug
    assert trade.kind.became
    assert (trade.kind.became.kind, trade.kind.became.year) == (market.kind.slug, 2018)
    assert [each.name for each in KINDS.merged_into(market.kind.slug)] == [
        "工商行政管理局",
        "质量技术监督局",
        "食品药品监督管理局",
    ]


def test_every_step_says_its_source_in_both_languages() -> None:
    for kind in KINDS.kinds:
        for step in kind.steps:
            source = KINDS.sources[step.source]
            assert all((step.text, step.text_en, source.name, source.name_en)), kind.slug


def test_all_kinds_have_an_english_name() -> None:
    assert not [each.slug for each in KINDS.kinds if not each.name_en.isascii()]


def _spec(**changes: Any) -> dict[str, Any]:
    kind = {"slug": "jia", "name": "甲局", "name_en": "A", "names": ["甲局"]}
    return {"ends": ["局"], "sources": {}, "kinds": [{**kind, **changes}]}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"became": {"kind": "yi", "year": 2018}}, "there is no kind yi"),
        (
            {"steps": [{"year": 2018, "source": "x", "text": "甲", "text_en": "a"}]},
            "there is no source x",
        ),
        ({"slug": "Jia"}, "small letters"),
    ],
)
def test_a_broken_file_is_refused(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        DepartmentKinds(**_spec(**changes))


def test_a_name_is_of_one_kind_only() -> None:
    stated = _spec()
    stated["kinds"].append({"slug": "yi", "name": "乙局", "name_en": "B", "stems": ["甲"]})
    with pytest.raises(ValueError, match="甲局 is of jia and of yi"):
        DepartmentKinds(**stated)


@pytest.mark.skipif(not SAMPLES, reason="MINGZHANG_SAMPLES names no folder of samples")
def test_nearly_all_departments_of_the_samples_have_a_kind() -> None:
    divisions = load_vocabulary().divisions
    rows = [
        row
        for path in Path(SAMPLES).rglob("identity.csv")
        for row in csv.DictReader(path.open(encoding="utf-8", newline=""))
        if row["organisation"]
    ]
    known = 0
    for row in rows:
        place = divisions.by_own_name(row["division"], int(row["year"]) if row["year"] else None)
        names = (place.province, place.city, place.name) if place else ()
        known += bool(_kind(row["department"] or row["organisation"], *names))
    assert known / len(rows) > 0.95
