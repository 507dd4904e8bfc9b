"""Layouts add wordings to the national files and contradict nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.vocabulary import SPECS, SpecError, load_vocabulary, specs_fingerprint
from tests.support import VOCABULARY
from tests.vocabulary.layout_files import layout_file, with_layout, with_layouts


def test_titles_of_a_place_name_a_form_that_is_there(tmp_path: Path) -> None:
    there = with_layout(tmp_path, "titles: {budget.expenditure: [水库经费去向表]}")
    found = there.forms.match("2023年水库经费去向表", "budget", [])
    assert found is not None
    assert found.id == "budget.expenditure"
    assert VOCABULARY.forms.match("2023年水库经费去向表", "budget", []) is None
    assert [form.id for form in there.forms.forms] == [form.id for form in VOCABULARY.forms.forms]


def test_a_place_may_have_a_form_of_its_own(tmp_path: Path) -> None:
    form = "{id: budget.reservoirs, kind: budget, name: 水库表, name_en: Reservoirs, titles: [水库维护表]}"
    there = with_layout(tmp_path, f"forms:\n  - {form}\n")
    found = there.forms.match("水库维护表", "budget", [])
    assert found is not None
    assert found.id == "budget.reservoirs"


def test_wordings_of_every_part_are_added(tmp_path: Path) -> None:
    there = with_layout(
        tmp_path,
        r"""
        headings:
          identification: {code: [科目号]}
          text: [水情]
          totals: {headings: [总数], rows: [全县总计]}
          numbering: [列号]
          sides: {revenue: [来钱], expenditure: [去钱]}
          counterparts: {全部支出: 全部收入}
          subdivisions:
            - {heading: 水费, parts: [小计, 人员经费]}
          facets:
            measure: {basic: [吃饭钱]}
            year_offset: {-1: [去年数]}
        captions:
          number: ["第(?P<number>\\d+)张"]
          organisation: ["填报方[:：](?P<name>.+)"]
          furniture: ["绝密水印"]
        indicators:
          headings: {target: [应达到]}
          framework: {水情指标: [水位指标]}
        identity:
          organisations: [水文台]
        """,
    )
    headings, captions = there.headings, there.captions
    assert headings.is_code("科目号")
    assert headings.is_text("水情")
    assert headings.is_total_heading("总数")
    assert headings.is_total_row("全县总计")
    assert headings.is_numbering_word("列号")
    assert (headings.side("来钱"), headings.side("去钱")) == ("revenue", "expenditure")
    assert headings.counterparts["全部支出"] == "全部收入"
    assert headings.parts_of("水费", 2) == ("小计", "人员经费")
    assert headings.meaning(("吃饭钱",)).measure == "basic"
    assert headings.meaning(("去年数",)).year_offset == -1
    assert captions.form_number("第 12 张") == "12"
    assert captions.organisation_of("填报方：岱山县水利局") == ("", "岱山县水利局")
    assert captions.is_furniture("绝密水印")
    assert there.indicators.part("应达到") == "target"
    assert there.indicators.level1_of("水位指标") == "水情指标"
    assert there.identity.organisations[-1] == "水文台"


def test_national_wordings_stay_as_they_are(tmp_path: Path) -> None:
    there = with_layout(tmp_path, "headings: {text: [水情], facets: {measure: {basic: [吃饭钱]}}}")
    assert there.headings.text[:-1] == VOCABULARY.headings.text
    assert there.headings.meaning(("基本支出",)) == VOCABULARY.headings.meaning(("基本支出",))
    assert there.captions == VOCABULARY.captions


def test_the_same_wording_may_be_said_again(tmp_path: Path) -> None:
    words = "headings: {facets: {measure: {basic: [基本支出, 吃饭钱]}}}"
    paths = [layout_file(tmp_path, words, "one"), layout_file(tmp_path, words, "two")]
    basic = with_layouts(paths).headings.facets.measure["basic"]
    assert basic == (*VOCABULARY.headings.facets.measure["basic"], "吃饭钱")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            "headings: {facets: {measure: {basic: [项 目支出]}}}",
            ["headings.facets.measure.basic", "项 目支出", "measure.project", "national files"],
        ),
        ("headings: {text: [序号]}", ["headings.text", "headings.identification.sequence"]),
        ("headings: {sides: {revenue: [支出]}}", ["sides.revenue", "sides.expenditure"]),
        ("headings: {counterparts: {支出总计: 总计}}", ["counterparts.支出总计", "收入总计"]),
        (
            "headings: {subdivisions: [{heading: 基本支出, parts: [小计, 人员, 公用]}]}",
            ["subdivisions", "小计、人员经费、公用经费"],
        ),
        ("indicators: {headings: {actual: [指标值]}}", ["indicators.headings.target"]),
        ("indicators: {framework: {产出指标: [社会效益指标]}}", ["framework.效益指标"]),
        ("identity: {final: [预算]}", ["identity.budget"]),
        ("titles: {budget.income: [支出总表]}", ["titles of budget.expenditure"]),
        ("titles: {budget.incom: [收入表]}", ["no form", "did you mean budget.income?"]),
        (
            "forms:\n - {id: budget.income, kind: budget, name: 甲, name_en: A, titles: [水表]}",
            ["budget.income is there already", "titles"],
        ),
        (
            "forms:\n - {id: budget.x, kind: budget, name: 甲, name_en: A, titles: [水表], "
            "statutory: true}",
            ["budget.x", "statutory"],
        ),
        (
            "forms:\n - {id: budget.x, kind: yearly, name: 甲, name_en: A, titles: [水表]}",
            ["forms.0.kind", "yearly"],
        ),
        ("headings: {facets: {fnud: {}}}", ["fnud", "did you mean fund?"]),
        ("headings: {facets: {measure: {basik: [吃饭钱]}}}", ["basik", "did you mean basic?"]),
        ("indicators: {headings: {tone: [响度]}}", ["indicators.headings", "tone"]),
        ("headings: {text: 水情}", ["headings.text", "a list is expected", "[水情]"]),
        ("headings: {facets: [水情]}", ["headings.facets", "keys are expected"]),
        ("headings: {text: [[水情]]}", ["headings.text"]),
        ("headings: {text: ['*']}", ["headings.text", "fits everything"]),
        ("titles: {budget.income: ['（）']}", ["titles.budget.income", "a phrase needs a word"]),
        ("captions: {note: ['附注(：.*']}", ["captions.note", "not a regular expression", "附注("]),
        ("captions: {number: ['第.张']}", ["captions.number", "(?P<number>…) is missing"]),
        ("captions: {furniture: ['.*']}", ["captions.furniture", "fits an empty line"]),
        ("identity: {titles: ['(?P<name>.+)局']}", ["identity.titles", "(?P<kind>…)"]),
        ("captions: {unit: [两]}", ["captions", "unit"]),
        ("heading: {text: [水情]}", ["heading", "Extra inputs"]),
        ("places: [31]", ["places.0", "31"]),
        ("places: ['97']", ["places", "97", "divisions.csv"]),
        ("places: ['3']", ["places.0"]),
        ("text: [水情]\ntext: [水位]", ["text", "twice"]),
        ("titles: {", ["no YAML"]),
    ],
)
def test_what_cannot_be_is_refused_with_file_key_and_way_out(
    tmp_path: Path, content: str, said: list[str]
) -> None:
    with pytest.raises(SpecError) as raised:
        with_layout(tmp_path, content)
    for words in ["daishan.yml", *said]:
        assert words in str(raised.value)


def test_two_layouts_that_contradict_each_other_are_both_named(tmp_path: Path) -> None:
    one = layout_file(tmp_path, "headings: {facets: {measure: {basic: [水利经费]}}}", "one")
    two = layout_file(
        tmp_path, 'places: ["3309"]\nheadings: {facets: {measure: {project: [水利经费]}}}', "two"
    )
    with pytest.raises(SpecError, match=r"two\.yml.*one\.yml, 岱山县"):
        with_layouts([one, two])
    with pytest.raises(SpecError, match=r"one\.yml.*two\.yml, 岱山县 3309"):
        with_layouts([two, one])


def test_forms_told_apart_by_a_heading_may_share_a_title(tmp_path: Path) -> None:
    form = (
        "{id: budget.x, kind: budget, name: 甲, name_en: A, titles: [支出总表], headings: [水库]}"
    )
    there = with_layout(tmp_path, f"forms:\n  - {form}\n")
    found = there.forms.match("支出总表", "budget", ["水库"])
    assert found is not None
    assert found.id == "budget.x"


def test_a_file_is_called_like_its_layout(tmp_path: Path) -> None:
    path = layout_file(tmp_path, "").rename(tmp_path / "zhoushan.yml")
    with pytest.raises(SpecError, match="write `name: zhoushan`"):
        with_layouts([path])


def test_a_name_is_given_once(tmp_path: Path) -> None:
    path = layout_file(tmp_path, "")
    with pytest.raises(SpecError, match="daishan already"):
        with_layouts([path, path])


def test_a_file_of_another_encoding_is_refused(tmp_path: Path) -> None:
    path = layout_file(tmp_path, "")
    path.write_bytes(path.read_text(encoding="utf-8").encode("gbk"))
    with pytest.raises(SpecError, match=r"daishan\.yml: .*save it as UTF-8"):
        with_layouts([path])


@pytest.fixture
def specs(tmp_path: Path) -> Path:
    copy = tmp_path / "specs"
    shutil.copytree(SPECS, copy)
    return copy


def test_a_file_dropped_into_the_folder_is_loaded_and_fingerprinted(specs: Path) -> None:
    before = specs_fingerprint(specs)
    specs_fingerprint.cache_clear()
    layout_file(specs / "layouts", "headings: {text: [水情]}")
    assert load_vocabulary(specs).headings.is_text("水情")
    assert specs_fingerprint(specs) != before


def test_a_file_that_would_be_passed_over_is_refused(specs: Path) -> None:
    path = layout_file(specs / "layouts", "")
    path.rename(path.with_suffix(".yaml"))
    with pytest.raises(SpecError, match=r"daishan\.yaml: layouts end in \.yml"):
        load_vocabulary(specs)


def test_specs_without_layouts_are_whole(specs: Path) -> None:
    shutil.rmtree(specs / "layouts")
    assert load_vocabulary(specs).layouts.layouts == ()


def test_layouts_stand_in_the_order_of_their_names() -> None:
    names = [layout.name for layout in VOCABULARY.layouts.layouts]
    assert names == sorted(names)


@pytest.mark.parametrize(
    "line", ["上海市普陀区水务局机构设置", "上海市水务局主要职能", "2025年单位预算编制说明"]
)
def test_shanghais_titles_of_prose_are_known(line: str) -> None:
    assert VOCABULARY.captions.is_heading(line)


@pytest.mark.parametrize(
    "line", ["按照机构设置", "上海市、江苏省等地机构设置", "预算编制说明了用途"]
)
def test_prose_that_sounds_like_them_is_none(line: str) -> None:
    assert not VOCABULARY.captions.is_heading(line)
