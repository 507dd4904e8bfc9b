"""What the prose of a disclosure tells of a change, and what is said where it tells nothing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.website.changes.changes import changes, three_public_changes
from pipeline.website.changes.prose import Prose
from pipeline.website.changes.reasons import continued, gives_reason
from pipeline.website.published.package import Package
from pipeline.website.published.places import Places
from pipeline.website.published.shelf import open_shelf
from tests.website.changes import LAIYUAN, a_year_ago, in_words, own_headlines, spoken


@pytest.fixture(scope="module")
def shelf(packages: Path) -> dict[str, Package]:
    return dict(open_shelf(packages).by_name())


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
    prose = spoken(package, "基本支出增加。", {"sentence": "基本支出增加。", **change})
    found = changes(package, own_headlines(package), None, prose)
    (basic,) = [each for each in found.items if each.key == "basic"]
    assert said in in_words(basic.said)
    assert "算不出" not in in_words(found.missing)
    assert ("没有说明是上年的预算还是实际" in in_words(found.missing)) == (base == "上年")


def test_a_total_takes_the_change_of_the_amount_that_it_prints(shelf: dict[str, Package]) -> None:
    package = shelf[LAIYUAN]
    sentence = "本年支出988.64万元，比上年增加5万元；支出合计777万元，比上年减少6万元。"
    spent = {"code": "expenditure", "sentence": sentence, "base": "上年"}
    prose = spoken(
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
    found = {each.key: each for each in changes(package, own_headlines(package), None, prose).items}
    assert "比上年增加 5 万元" in in_words(found["expenditure_total"].said)


def test_a_change_of_another_amount_than_the_printed_one_is_not_shown_beside_it(
    shelf: dict[str, Package],
) -> None:
    package = shelf[LAIYUAN]
    printed = own_headlines(package).figures["basic"]
    sentence = "基本支出{}万元，比上年增加13万元。"
    for text, yuan, is_own in (
        (printed.text, printed.yuan, True),
        ("138", Decimal(1380000), False),
    ):
        said = sentence.format(text)
        basic = {"code": "basic", "indicator": "基本支出", "sentence": said, "base": "上年"}
        prose = spoken(
            package,
            said,
            {**basic, "kind": "amount", "amount_text": text, "amount_yuan": yuan},
            {**basic, "amount_text": "13"},
        )
        found = {
            each.key: each for each in changes(package, own_headlines(package), None, prose).items
        }
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
    printed = replace(own_headlines(package).figures["project"], fund="")
    prose = spoken(package, whole + part, *said)
    assert [each.amount for each in prose.on("project", printed)] == ["8 万元"]
    alone = spoken(package, whole + part, said[1])
    assert [each.amount for each in alone.on("project", printed)] == ["3 万元"]


def test_the_widest_money_that_the_prose_compares_stands_for_a_total_of_which_it_says_nothing(
    shelf: dict[str, Package],
) -> None:
    package = shelf[LAIYUAN]
    sentence = "财政拨款支出预算980万元，比2022年预算减少20万元。"
    prose = spoken(
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
    found = changes(package, own_headlines(package), None, prose)
    assert found.lead is not None
    assert in_words(found.lead.title) == "财政拨款支出"
    assert in_words(found.lead.said) == "原件的文字说，比上年预算减少 20 万元。"
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
    found = changes(package, own_headlines(package), None, spoken(package, text))
    assert said in in_words(found.missing)
    assert found.lead is None


def test_an_amount_beside_words_on_the_year_before_is_quoted(shelf: dict[str, Package]) -> None:
    package = shelf[LAIYUAN]
    sentence = "公务接待费2.5万元，小于上年预算数的主要原因是厉行节约；会议费1万元。"
    stated = {"code": "reception", "indicator": "公务接待费", "kind": "amount"}
    prose = spoken(package, sentence, {**stated, "sentence": sentence, "amount_text": "2.5"})
    assert [each.gives_reason for each in prose.on("reception")] == [True]
    other = "公务接待费2.5万元；会议费1万元，比上年增加1万元。"
    prose = spoken(package, other, {**stated, "sentence": other, "amount_text": "2.5"})
    assert prose.on("reception") == ()


def test_a_whole_explained_part_by_part_is_not_said_to_lack_a_reason(
    shelf: dict[str, Package],
) -> None:
    package = shelf[LAIYUAN]
    sentence = "“三公”经费9万元，比上年增加1万元。"
    parts = "其中：接待费2.5万元，比上年增加1万元，主要原因是来访增加。"
    change = {"code": "three_public", "indicator": "“三公”经费", "base": "上年"}
    whole = {**change, "sentence": sentence, "amount_text": "1"}
    prose = spoken(package, sentence + parts, whole)
    total = three_public_changes(package, own_headlines(package), None, prose).items[0]
    assert total.lacks_reason
    assert total.is_explained_below
    alone = three_public_changes(
        package, own_headlines(package), None, spoken(package, sentence, whole)
    )
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
    own = own_headlines(package)
    earlier = a_year_ago(own)
    sentence = "基本支出增加1万元，主要原因是人员增加。"
    basic = {"code": "basic", "indicator": "基本支出", "amount_text": "1", "base": "上年"}
    prose = spoken(package, sentence, {**basic, "sentence": sentence})
    silence = in_words(changes(package, own, earlier, prose).silence)
    assert "收入" in silence
    assert "人员经费" not in silence
    other = changes(package, own, earlier, spoken(package, "甲。"))
    assert "文字里没有找到" in in_words(other.silence)
    assert "人员经费" in in_words(other.silence)
    of_tables = changes(package, own, earlier, spoken(package, ""))
    assert "只有表，没有文字说明" in in_words(of_tables.silence)
