"""This year against last, budget against final account, and the source's own words on why."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.website.changes.change import Change, Changes
from pipeline.website.changes.changes import changes, three_public_changes, told_of_expenditure
from pipeline.website.changes.comparison import comparison, execution
from pipeline.website.changes.prose import Prose
from pipeline.website.changes.reasons import continued, gives_reason
from pipeline.website.figures.derived import difference
from pipeline.website.figures.figure import Figure
from pipeline.website.figures.headline import Headlines, headlines
from pipeline.website.interface.language import languages
from pipeline.website.published.package import Package
from pipeline.website.published.places import Places
from pipeline.website.published.shelf import open_shelf

BAIHE = "610929-yiliaobaozhangju-2020-budget"
LAIYUAN = "130630-yiliaobaozhangju-2023-budget"
ANYI = "360123-yiliaobaozhangju-2023-final"
ZHANYI = "530303-yiliaobaozhangju-2023-final"


@pytest.fixture(scope="module")
def shelf(packages: Path) -> dict[str, Package]:
    return dict(open_shelf(packages).by_name())


def _own(package: Package) -> Headlines:
    amounts = [each for each in package.amounts() if each.entity == package.department]
    return headlines(package, amounts)


def _prose(package: Package) -> Prose:
    return Prose(package, package.department, package.claims(), package.sections(), Places(package))


def _three_public(package: Package, earlier: Headlines | None = None) -> dict[str, Change]:
    found = three_public_changes(package, _own(package), earlier, _prose(package))
    return {each.key: each for each in found.items}


def _totals(package: Package, earlier: Headlines | None = None) -> Changes:
    return changes(package, _own(package), earlier, _prose(package))


def _text(said: object) -> str:
    return languages()[0].text(said)  # type: ignore[arg-type]


def _a_year_ago(own: Headlines, **yuan: str) -> Headlines:
    """The same headlines for the year before, with other sums (in yuan)."""
    figures = {
        key: replace(
            figure,
            text=str(Decimal(yuan.get(key, "1000000")) / 10_000),
            yuan=Decimal(yuan.get(key, "1000000")),
            basis=replace(figure.basis, fiscal_year=2022, yuan=Decimal(1)),
        )
        for key, figure in own.figures.items()
    }
    return replace(own, figures=figures, previous={}, planned={})


@pytest.fixture(scope="module")
def stated(shelf: dict[str, Package]) -> Figure:
    """A figure to make others of: 9.00 万元."""
    return _own(shelf[LAIYUAN]).figures["three_public"]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (("3.80", "38000"), ("4.90", "49000"), "增加 1.10 万元（28.9%）"),
        (("3.8", "38000"), ("1.90", "19000"), "减少 1.90 万元（50.0%）"),
        (("0.00", "0"), ("3.00", "30000"), "增加 3.00 万元"),
        (("3.00", "30000"), ("3.00", "30000"), "持平"),
        (("-1.00", "-10000"), ("1.00", "10000"), "增加 2.00 万元"),
        (("10,000.00", "100000000"), ("10,000.01", "100000100"), "增加 0.01 万元（<0.1%）"),
        # the earlier one printed in yuan: nothing is rounded
        (("12,345.67", "12345.67"), ("1", "10000"), "减少 0.234567 万元（19.0%）"),
    ],
)
def test_differences_are_exact_and_percentages_need_a_base(
    stated: Figure, before: tuple[str, str], after: tuple[str, str], said: str
) -> None:
    figures = (replace(stated, text=text, yuan=Decimal(yuan)) for text, yuan in (before, after))
    found = difference(*figures)
    assert found is not None
    assert _text(found.said) == said


def test_what_is_no_money_has_no_difference(stated: Figure) -> None:
    assert difference(replace(stated, yuan=None), stated) is None
    assert difference(stated, replace(stated, unit="辆")) is None


def test_whether_the_three_public_rose_and_why(shelf: dict[str, Package]) -> None:
    found = _three_public(shelf[BAIHE])
    total = found["three_public"]
    assert next(iter(found)) == "three_public"
    assert _text(total.said) == (
        "2020 年 4.90 万元，2019 年（同一张表印出）3.80 万元，增加 1.10 万元（28.9%）。"
    )
    (quote,) = total.quotes
    assert quote.text.endswith("增加的主要原因是健康扶贫用车次数及车辆维修费用增加；")
    assert quote.gives_reason
    assert quote.place is not None
    assert quote.place.href.endswith("#L239")
    assert quote.anchor == "s-budget-29"
    assert not total.lacks_reason
    assert "减少 1.90 万元（50.0%）" in _text(found["reception"].said)
    assert "单位食堂" in found["reception"].quotes[0].text
    assert found["vehicle_operation"].difference is not None
    assert found["vehicle_operation"].difference.percentage == ""


def test_bars_of_one_section_stand_on_one_scale(shelf: dict[str, Package]) -> None:
    found = _three_public(shelf[BAIHE])
    lengths = {
        key: [row.length for row in each.bars.rows] for key, each in found.items() if each.bars
    }
    assert lengths["three_public"] == [Decimal("77.55"), Decimal("100.00")]
    assert lengths["reception"] == [Decimal("77.55"), Decimal("38.78")]


def test_a_reason_that_is_not_stated_is_said_to_be_missing(shelf: dict[str, Package]) -> None:
    package = shelf[BAIHE]
    silent = Prose(package, package.department, [], package.sections(), Places(package))
    found = three_public_changes(package, _own(package), None, silent)
    assert _text(found.silence) == (
        "原件的文字里没有找到对这些变化的说明：“三公”经费、公务用车运行维护费、公务接待费。"
    )
    spoken = three_public_changes(package, _own(package), None, _prose(package))
    assert spoken.silence is None


def test_a_total_whose_parts_are_explained_is_not_said_to_be_unexplained(
    shelf: dict[str, Package],
) -> None:
    package = shelf[BAIHE]
    of_parts = [each for each in package.claims() if each.code != "three_public"]
    prose = Prose(package, package.department, of_parts, package.sections(), Places(package))
    found = three_public_changes(package, _own(package), None, prose)
    items = {each.key: each for each in found.items}
    assert items["three_public"].lacks_reason
    assert items["reception"].gives_reason
    assert "三公" not in _text(found.silence)


def test_a_reason_for_both_sides_explains_the_part_that_went_the_same_way(
    shelf: dict[str, Package],
) -> None:
    package = shelf[BAIHE]
    sentence = "2.支出预算减少9万元，其中基本支出增加1万元，项目支出减少10万元。"
    reason = "3.收支预算减少的主要原因，补助未列入年初预算。"
    section = replace(package.sections()[0], entity=package.department, text=sentence + reason)
    changed = next(each for each in package.claims() if each.kind == "change")
    said = [
        replace(
            changed,
            entity=package.department,
            section=section.heading,
            sentence=sentence,
            code=code,
            direction=direction,
            period=2020,
            base_period=2019,
        )
        for code, direction in (("basic", "increase"), ("project", "decrease"))
    ]
    prose = Prose(package, package.department, said, [section], Places(package))
    assert [each.text for each in prose.on("project")] == [sentence + reason]
    assert [each.gives_reason for each in prose.on("basic")] == [False]


def test_without_an_earlier_figure_the_prose_alone_says_what_changed(
    shelf: dict[str, Package],
) -> None:
    package = shelf[LAIYUAN]
    total = _three_public(package)["three_public"]
    assert [each.text for each in total.quotes] == ["与2022年相比持平。"]
    assert _text(total.said) == "2023 年 9.00 万元。原件的文字说，和上年持平。"
    assert not total.lacks_reason
    assert total.difference is None
    missing = three_public_changes(package, _own(package), None, _prose(package)).missing
    assert "2022 年的预算还没有收录" in _text(missing)


def test_what_no_table_prints_is_quoted_from_the_prose(shelf: dict[str, Package]) -> None:
    found = _three_public(shelf[ANYI])
    assert _text(found["three_public"].said) == (
        "表里没有印出 2023 年的金额。原件的文字说，和上年持平。"
    )
    assert "决算数 0.00 万元" in found["three_public"].quotes[0].text
    assert found["reception"].quotes[-1].text == "决算数与上年持平，主要原因：无公务接待安排。"


def test_totals_are_quoted_with_their_side(shelf: dict[str, Package]) -> None:
    found = {each.key: each for each in _totals(shelf[BAIHE]).items}
    assert "预算收入较上年增加1843.71万元" in found["income_total"].quotes[0].text
    assert "预算支出较上年增加1843.71万元" in found["expenditure_total"].quotes[0].text
    assert found["income_total"].before is None
    assert _text(found["income_total"].said) == (
        "2020 年 3974.12 万元。原件的文字说，比上年增加 1843.71 万元。"
    )


def test_lists_have_what_the_prose_says_of_all_expenditure(shelf: dict[str, Package]) -> None:
    package = shelf[BAIHE]
    found = told_of_expenditure("budget", _own(package), _prose(package))
    assert found
    assert _text(found.said) == "比上年增加 1843.71 万元"
    assert (found.yuan, found.is_doubtful) == (Decimal("18437100"), False)
    assert found.anchor.startswith("s-budget-")
    silent = Prose(package, package.department, (), (), Places(package))
    assert told_of_expenditure("budget", _own(package), silent) is None


def test_the_year_before_comes_from_its_own_disclosure(shelf: dict[str, Package]) -> None:
    package = shelf[LAIYUAN]
    own = _own(package)
    earlier = _a_year_ago(own, expenditure_total="4943200")
    found = {each.key: each for each in _totals(package, earlier).items}
    said = _text(found["expenditure_total"].said)
    assert said == "2023 年 988.64 万元，2022 年预算 494.32 万元，增加 494.32 万元（100.0%）。"
    assert found["expenditure_total"].bars is not None


def test_figures_that_may_not_be_compared_stand_side_by_side_with_the_reason(
    shelf: dict[str, Package],
) -> None:
    package = shelf[LAIYUAN]
    earlier = _a_year_ago(_own(package))
    doubted = replace(
        earlier.figures["basic"], basis=replace(earlier.figures["basic"].basis, is_doubtful=True)
    )
    other_form = replace(
        earlier.figures["project"],
        basis=replace(earlier.figures["project"].basis, form="general_public"),
    )
    earlier = replace(earlier, figures={**earlier.figures, "basic": doubted, "project": other_form})
    found = {each.key: each for each in _totals(package, earlier).items}
    for key, reason in (("basic", "没有通过核对"), ("project", "出自不同的表")):
        assert found[key].difference is None
        assert found[key].bars is None
        assert "不能直接比较" in _text(found[key].said)
        assert reason in _text(found[key].said)


def test_two_earlier_figures_both_stand_only_where_they_differ(
    shelf: dict[str, Package],
) -> None:
    package = shelf[BAIHE]
    own = _own(package)
    earlier = _a_year_ago(own, three_public="38000", reception="20000")
    earlier = replace(
        earlier,
        figures={
            key: replace(each, basis=replace(each.basis, fiscal_year=2019))
            for key, each in earlier.figures.items()
        },
    )
    items = three_public_changes(package, own, earlier, _prose(package)).items
    assert [each.key for each in items].count("three_public") == 1
    assert [each.key for each in items].count("reception") == 2
    assert [len(each.quotes) for each in items if each.key == "reception"] == [1, 0]


def test_budget_and_final_account_are_set_side_by_side(shelf: dict[str, Package]) -> None:
    final, budget = _own(shelf[ANYI]), _own(shelf[LAIYUAN])
    found = execution(final, budget, part="final", body="")
    assert found is not None
    income = found.of("income_year")
    # they are of two departments: the guard bars what the page would never set side by side
    assert income is not None
    assert income.difference is None
    assert [_text(each) for each in income.reasons] == ["填报的不是同一个部门或单位"]
    assert found.unit == "万元"


def test_the_final_account_against_its_budget(shelf: dict[str, Package]) -> None:
    final = _own(shelf[ANYI]).figures["expenditure_year"]
    planned = replace(
        final,
        text="1,000.00",
        yuan=Decimal(10_000_000),
        basis=replace(final.basis, kind="budget", phase="approved"),
    )
    found = comparison("expenditure_year", planned, final)
    assert found.difference is not None
    assert _text(found.difference.said) == "增加 84.11 万元（8.4%）"
    assert comparison("expenditure_year", None, final).reasons == ()


def test_without_a_budget_the_reprinted_one_stands_in(shelf: dict[str, Package]) -> None:
    found = execution(_own(shelf[ZHANYI]), None, part="final", body="")
    assert found is not None
    assert found.is_reprinted
    assert next(each.key for each in found.rows) == "three_public"
    assert "basic" not in [each.key for each in found.rows]
    package = shelf[ZHANYI]
    said = three_public_changes(
        package, _own(package), None, _prose(package), found.of("three_public")
    ).against_budget
    assert _text(said) == "年初预算 3.00 万元，决算 3.00 万元，两者相同。"
    assert execution(_own(shelf[ANYI]), None, part="final", body="") is None


def test_words_of_reason_are_told_from_names() -> None:
    assert gives_reason("主要原因：无公务用车。")
    assert not gives_reason("因公出国（境）费0万元，与上年一致；")


def test_a_reason_told_of_both_totals_after_them_is_theirs(shelf: dict[str, Package]) -> None:
    package = shelf[LAIYUAN]
    income = "1.收入预算减少9.00万元。"
    spending = "2.支出预算减少9.00万元，其中基本支出增加1.00万元。"
    reason = "3.收支预算减少的主要原因，上级补助未列入年初预算。"
    claims = [
        replace(
            next(iter(package.claims())),
            entity=package.department,
            kind="change",
            code="grand_total",
            indicator=side,
            sentence=sentence,
            direction="decrease",
            period=package.fiscal_year,
            base_period=package.fiscal_year - 1,
            source_line=10,
        )
        for side, sentence in (("收入预算", income), ("支出预算", spending))
    ]
    section = replace(
        next(iter(package.sections())),
        entity=package.department,
        source_file=claims[0].source_file,
        source_line=1,
        path=claims[0].section,
        text=f"{income}\n{spending}\n{reason}",
    )

    def told(headline: str, text: str) -> tuple[str, bool]:
        sections = [replace(section, text=text)]
        prose = Prose(package, package.department, claims, sections, Places(package))
        (quote,) = prose.on(headline)
        return quote.text, quote.gives_reason

    assert told("income_total", section.text) == (f"{income}……{reason}", True)
    assert told("expenditure_total", section.text) == (spending + reason, True)
    other_way = section.text.replace("收支预算减少", "收支预算增加")
    assert told("income_total", other_way) == (income, False)


def _spoken(package: Package, sentences: str, *said: dict[str, object]) -> Prose:
    """A prose of one section, with a claim for each of `said`: what it is, besides the year and the body."""
    section = replace(package.sections()[0], entity=package.department, text=sentences)
    claims = [
        replace(
            package.claims()[0],
            **{
                "claim_no": number,
                "entity": package.department,
                "section": section.path,
                "period": package.fiscal_year,
                "phase": "",
                "unit": "万元",
                "base_period": package.fiscal_year - 1,
                "source_line": 10 + number,
                "kind": "change",
                "direction": "increase",
                **each,
            },
        )
        for number, each in enumerate(said, start=1)
    ]
    return Prose(package, package.department, claims, [section], Places(package))


@pytest.mark.parametrize(
    ("base", "said"),
    [
        ("上年", "比上年增加 1.00 万元"),
        ("2022年预算", "比上年预算增加 1.00 万元"),
        ("上年年初预算数", "比上年预算增加 1.00 万元"),
        ("2022年预算执行数", "比上年执行数（决算）增加 1.00 万元"),
        ("2022年度决算数", "比上年执行数（决算）增加 1.00 万元"),
    ],
)
def test_which_figure_of_the_year_before_is_meant_is_said(
    shelf: dict[str, Package], base: str, said: str
) -> None:
    package = shelf[LAIYUAN]
    change = {"code": "basic", "indicator": "基本支出", "amount_text": "1.00", "base": base}
    prose = _spoken(package, "基本支出增加。", {"sentence": "基本支出增加。", **change})
    found = changes(package, _own(package), None, prose)
    (basic,) = [each for each in found.items if each.key == "basic"]
    assert said in _text(basic.said)
    assert "算不出" not in _text(found.missing)
    assert ("没有说明是上年的预算还是实际" in _text(found.missing)) == (base == "上年")


def test_a_total_takes_the_change_of_the_amount_that_it_prints(shelf: dict[str, Package]) -> None:
    package = shelf[LAIYUAN]
    sentence = "本年支出988.64万元，比上年增加5万元；支出合计777万元，比上年减少6万元。"
    spent = {"code": "expenditure", "sentence": sentence, "base": "上年"}
    prose = _spoken(
        package,
        sentence,
        *(
            {**spent, "indicator": name, "amount_text": text, "kind": kind, "amount_yuan": yuan}
            for name, text, kind, yuan in (
                ("本年支出", "988.64", "amount", Decimal(9886400)),
                ("本年支出", "5", "change", None),
                ("支出合计", "777", "amount", Decimal(7770000)),
                ("支出合计", "6", "change", None),
            )
        ),
    )
    found = {each.key: each for each in changes(package, _own(package), None, prose).items}
    assert "比上年增加 5 万元" in _text(found["expenditure_total"].said)


def test_a_change_of_another_amount_than_the_printed_one_is_not_shown_beside_it(
    shelf: dict[str, Package],
) -> None:
    package = shelf[LAIYUAN]
    printed = _own(package).figures["basic"]
    sentence = "基本支出{}万元，比上年增加13万元。"
    for text, yuan, is_own in (
        (printed.text, printed.yuan, True),
        ("138", Decimal(1380000), False),
    ):
        said = sentence.format(text)
        basic = {"code": "basic", "indicator": "基本支出", "sentence": said, "base": "上年"}
        prose = _spoken(
            package,
            said,
            {**basic, "kind": "amount", "amount_text": text, "amount_yuan": yuan},
            {**basic, "amount_text": "13"},
        )
        found = {each.key: each for each in changes(package, _own(package), None, prose).items}
        assert ("basic" in found) == is_own


def test_a_change_of_one_funds_part_is_not_shown_beside_the_whole_where_the_wholes_is_told(
    shelf: dict[str, Package],
) -> None:
    package = shelf[LAIYUAN]
    whole, part = "其中项目支出增加8万元。", "一般公共预算支出中项目支出增加3万元。"
    claim = {"code": "project", "indicator": "项目支出", "base": "上年"}
    said = (
        {**claim, "sentence": whole, "amount_text": "8", "fund": ""},
        {**claim, "sentence": part, "amount_text": "3", "fund": "general_public"},
    )
    printed = replace(_own(package).figures["project"], fund="")
    prose = _spoken(package, whole + part, *said)
    assert [each.amount for each in prose.on("project", printed)] == ["8 万元"]
    alone = _spoken(package, whole + part, said[1])
    assert [each.amount for each in alone.on("project", printed)] == ["3 万元"]


def test_the_widest_money_that_the_prose_compares_stands_for_a_total_of_which_it_says_nothing(
    shelf: dict[str, Package],
) -> None:
    package = shelf[LAIYUAN]
    sentence = "财政拨款支出预算980万元，比2022年预算减少20万元。"
    prose = _spoken(
        package,
        sentence,
        {
            "code": "appropriation_expenditure",
            "indicator": "财政拨款支出预算",
            "sentence": sentence,
            "amount_text": "20",
            "direction": "decrease",
            "base": "2022年预算",
        },
    )
    found = changes(package, _own(package), None, prose)
    assert found.lead is not None
    assert _text(found.lead.title) == "财政拨款支出"
    assert _text(found.lead.said) == "原件的文字说，比上年预算减少 20 万元。"
    assert found.lead.quotes[0].text == sentence


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "只有表，没有文字说明"),
        ("省级部门预算公开报表\n目 录\n一、收支预算总表", "只有表，没有文字说明"),
        ("上年结转指以前年度的资金。", "没有读到它们和上年的比较，所以这里算不出增减"),
        ("支出较上年增加，主要原因是人员增加。", "提到和上年比有变化"),
    ],
)
def test_that_nothing_can_be_worked_out_is_said_after_all_prose_was_searched(
    shelf: dict[str, Package], text: str, said: str
) -> None:
    package = shelf[LAIYUAN]
    found = changes(package, _own(package), None, _spoken(package, text))
    assert said in _text(found.missing)
    assert found.lead is None


def test_an_amount_beside_words_on_the_year_before_is_quoted(shelf: dict[str, Package]) -> None:
    package = shelf[LAIYUAN]
    sentence = "公务接待费2.5万元，小于上年预算数的主要原因是厉行节约；会议费1万元。"
    stated = {"code": "reception", "indicator": "公务接待费", "kind": "amount"}
    prose = _spoken(package, sentence, {**stated, "sentence": sentence, "amount_text": "2.5"})
    assert [each.gives_reason for each in prose.on("reception")] == [True]
    other = "公务接待费2.5万元；会议费1万元，比上年增加1万元。"
    prose = _spoken(package, other, {**stated, "sentence": other, "amount_text": "2.5"})
    assert prose.on("reception") == ()


def test_a_whole_explained_part_by_part_is_not_said_to_lack_a_reason(
    shelf: dict[str, Package],
) -> None:
    package = shelf[LAIYUAN]
    sentence = "“三公”经费9万元，比上年增加1万元。"
    parts = "其中：接待费2.5万元，比上年增加1万元，主要原因是来访增加。"
    change = {"code": "three_public", "indicator": "“三公”经费", "base": "上年"}
    whole = {**change, "sentence": sentence, "amount_text": "1"}
    prose = _spoken(package, sentence + parts, whole)
    total = three_public_changes(package, _own(package), None, prose).items[0]
    assert total.lacks_reason
    assert total.is_explained_below
    alone = three_public_changes(package, _own(package), None, _spoken(package, sentence, whole))
    assert not alone.items[0].is_explained_below


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("接待费减少1元。接待费支出减少的主要原因是甲。", True),
        ("接待费减少1元。此项数据变动较大的原因是甲。", True),
        ("接待费减少1元。增加原因，一是甲。含乙。二是丙。", True),
        ("接待费减少1元。会议费减少的主要原因是甲。", False),
    ],
)
def test_a_reason_in_the_next_sentence_is_of_what_that_sentence_names(
    text: str, told: bool
) -> None:
    found = "".join(continued("接待费减少1元。", text, "接待费"))
    assert found == (text.removeprefix("接待费减少1元。") if told else "")


def test_parts_of_what_the_prose_speaks_of_are_not_said_to_be_passed_over(
    shelf: dict[str, Package],
) -> None:
    package = shelf[LAIYUAN]
    own = _own(package)
    earlier = _a_year_ago(own)
    sentence = "基本支出增加1万元，主要原因是人员增加。"
    basic = {"code": "basic", "indicator": "基本支出", "amount_text": "1", "base": "上年"}
    prose = _spoken(package, sentence, {**basic, "sentence": sentence})
    silence = _text(changes(package, own, earlier, prose).silence)
    assert "收入" in silence
    assert "人员经费" not in silence
    other = changes(package, own, earlier, _spoken(package, "甲。"))
    assert "文字里没有找到" in _text(other.silence)
    assert "人员经费" in _text(other.silence)
    of_tables = changes(package, own, earlier, _spoken(package, ""))
    assert "只有表，没有文字说明" in _text(of_tables.silence)
