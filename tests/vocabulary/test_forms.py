"""The specs agree with each other: what a sum or a locator names is there to be found."""

from __future__ import annotations

import pytest

from pipeline.vocabulary import Form
from pipeline.vocabulary.forms import CrossClasses, CrossTable, Forms
from tests.support import VOCABULARY

FORMS = VOCABULARY.forms.forms
FACETS = VOCABULARY.headings.facets
KNOWN_PARTS = {*FACETS.measure, *FACETS.flow}


def measures_in_sums(form: Form) -> list[str]:
    sums = form.sums.columns
    named = [name for column in sums for name in (column.total, *column.parts)]
    return [name.partition("@")[0] for name in named]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_sums_name_measures_and_funds_that_headings_can_state(form: Form) -> None:
    for measure in measures_in_sums(form):
        assert set(measure.split(".")) <= KNOWN_PARTS, measure
    for column in form.sums.columns:
        for part in column.parts:
            fund = part.partition("@")[2]
            assert not fund or fund in FACETS.fund, part


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_a_form_is_found_by_its_own_name(form: Form) -> None:
    kind = "budget" if form.kind == "any" else form.kind
    headings = [heading.strip("*") for heading in form.headings]
    for name in {form.name, *(title.replace("*", "按") for title in form.titles[:1])}:
        assert VOCABULARY.forms.match(f"2022年度{name}", kind, headings) == form, name


def test_ids_are_unique() -> None:
    ids = [form.id for form in FORMS]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("kind", ["budget", "final"])
def test_the_forms_asked_for_by_law_are_marked(kind: str) -> None:
    statutory = [form.id for form in FORMS if form.kind == kind and form.statutory]
    assert len(statutory) == 9


@pytest.mark.parametrize("shared", VOCABULARY.forms.cross_table, ids=lambda shared: shared.id)
def test_locators_name_forms_and_facets_that_exist(shared: CrossTable) -> None:
    for locator in shared.values:
        form = VOCABULARY.forms.by_id(locator.form)
        assert form is not None, locator.form
        assert form.kind == shared.id.partition("_")[0]
        assert set(locator.measure.split(".")) <= KNOWN_PARTS
        assert set(locator.parts) <= KNOWN_PARTS
        assert locator.fund is None or locator.fund in FACETS.fund
        assert locator.direction in (None, "revenue", "expenditure")
    assert len(shared.values) > 1


@pytest.mark.parametrize("shared", VOCABULARY.forms.cross_classes, ids=lambda one: one.detail)
def test_forms_that_share_their_classes_exist(shared: CrossClasses) -> None:
    for name in (shared.summary, shared.detail):
        form = VOCABULARY.forms.by_id(name)
        assert form is not None
        assert form.kind == shared.summary.partition(".")[0]
    assert shared.fund in ("", *FACETS.fund)


@pytest.mark.parametrize(
    ("title", "kind", "form"),
    [
        ("2021年单位收支总体情况表", "budget", "budget.income_expenditure"),
        ("表3 部门支出预算总表", "budget", "budget.expenditure"),
        ("一般公共预算财政拨款基本支出表（经济分类）", "budget", "budget.general_public_basic"),
        ("财政拨款“三公”经费、会议费、培训费预算表", "budget", "budget.three_public"),
        ("支出决算表", "final", "final.expenditure"),
        ("收入支出决算表", "final", "final.income_expenditure"),
        ("财政拨款收入支出决算总表", "final", "final.fiscal_appropriation"),
        ("一般公共预算财政拨款收入支出决算表", "final", "final.general_public"),
        ("政府性基金预算财政拨款收入支出决算表", "final", "final.government_fund"),
        ("国有资产占用情况表", "final", "assets"),
    ],
)
def test_the_longest_phrase_of_a_title_wins(title: str, kind: str, form: str) -> None:
    found = VOCABULARY.forms.match(title, kind, [])
    assert found is not None
    assert found.id == form


@pytest.mark.parametrize("title", ["", "水库蓄水情况表", "部门简介"])
def test_other_titles_name_no_form(title: str) -> None:
    assert VOCABULARY.forms.match(title, "budget", ["合计"]) is None


def test_a_form_of_the_other_kind_is_not_taken() -> None:
    found = VOCABULARY.forms.match("支出决算表", "budget", [])
    assert found is None or found.kind != "final"


def test_a_form_that_asks_for_a_heading_needs_it() -> None:
    title = "一般公共预算支出明细表（按支出经济分类科目）"
    with_heading = VOCABULARY.forms.match(title, "budget", ["部门经济科目编码"])
    without = VOCABULARY.forms.match(title, "budget", ["功能分类"])
    assert with_heading is not None
    assert with_heading.id == "budget.general_public_economic"
    assert without is None or without.id != "budget.general_public_economic"


def test_a_partial_total_counts_its_own_classes_only() -> None:
    sums = Forms.model_validate(VOCABULARY.forms).by_id("final.general_public_basic").sums  # type: ignore[union-attr]
    assert sums.counts("人员经费合计", "301")
    assert not sums.counts("人员经费合计", "302")
    assert sums.counts("公用支出合计", "310")
    assert sums.counts("合计", "301")


def test_a_heading_tells_the_form_where_the_title_does_not() -> None:
    headings = ["序号", "内容", "是否空表", "表格为空的理由"]
    for kind in ("budget", "final"):
        found = VOCABULARY.forms.match("第三部分 2022年度部门决算表", kind, headings)
        assert found is not None
        assert found.id == "forms_list"
    assert VOCABULARY.forms.match("第三部分 2022年度部门决算表", "final", headings[:2]) is None
    named = VOCABULARY.forms.match("部门收支总表", "budget", headings)
    assert named is not None
    assert named.id != "forms_list"
