"""Terms: what a document explains, how they are found by name, and where they are marked."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from pipeline.model.records import Section
from pipeline.website.tables import terms
from pipeline.website.tables.heading_terms import with_terms
from pipeline.website.tables.headings import HeaderCell
from pipeline.website.tables.table import TableCell, TableRow, TableView
from pipeline.website.tables.terms import Terms, terms_of
from tests.website import pelican

LIANCHI = "130606/yiliaobaozhangju/2025/index.html"
ZHANYI = "530303/yiliaobaozhangju/2023/index.html"


def _section(number: int, level: int, heading: str, text: str = "") -> Section:
    return Section("d", number, level, heading, heading, "", text, "", None, None)


def _terms(*sections: Section, part: str = "budget", title: str = "甲局2023年部门预算") -> Terms:
    package: Any = SimpleNamespace(part=part, title=title)
    return terms_of([(package, sections)])


def _said(found: Terms) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.name, each.paragraphs) for each in found.explained]


def test_an_item_is_a_short_name_and_its_text() -> None:
    found = _terms(
        _section(
            7,
            2,
            "八、名词解释",
            "1、财政拨款收入：指本级财政当年拨付的资金。\n"
            "（二）“三公”经费:是指出国、用车和接待的费用。\n"
            "基本支出是指为保障机构正常运转而发生的支出。\n"
            "四、项目支出，指为完成特定任务而发生的支出。",
        )
    )
    assert _said(found) == [
        ("财政拨款收入", ("指本级财政当年拨付的资金。",)),
        ("“三公”经费", ("是指出国、用车和接待的费用。",)),
        ("基本支出", ("是指为保障机构正常运转而发生的支出。",)),
        ("项目支出", ("指为完成特定任务而发生的支出。",)),
    ]
    assert {each.anchor for each in found.explained} == {"s-budget-7"}


def test_items_that_were_taken_for_headings_are_found_too() -> None:
    found = _terms(
        _section(1, 1, "第四部分 名词解释"),
        _section(2, 2, "一、收入科目", "事业收入：开展业务活动取得的收入。"),
        _section(3, 2, "二、机关运行经费", "指保障机关运行的各项资金。"),
        _section(4, 2, "三、项目支出：指为完成特定任务而发生的支出。"),
        _section(5, 1, "第五部分 附件", "绩效目标：指标表见附件，共十二张。"),
    )
    assert _said(found) == [
        ("事业收入", ("开展业务活动取得的收入。",)),
        ("机关运行经费", ("指保障机关运行的各项资金。",)),
        ("项目支出", ("指为完成特定任务而发生的支出。",)),
    ]
    assert found.explained[1].anchor == "s-budget-3"


def test_a_further_paragraph_belongs_to_its_term_and_a_sentence_is_no_term() -> None:
    found = _terms(
        _section(
            1,
            1,
            "名词解释",
            "本部分解释预算中的名词。\n"
            "1.“三公”经费：指三项费用。其中包括出国。\n"
            "公务接待费反映按规定开支的接待支出。\n"
            "2.绩效指标\n"
            "其中：指标由财政部门下达并公开。",
        )
    )
    assert _said(found) == [
        ("“三公”经费", ("指三项费用。其中包括出国。", "公务接待费反映按规定开支的接待支出。")),
    ]


@pytest.mark.parametrize("heading", ["三、收支情况说明", "二、职责", "十、其他需要说明的事项"])
def test_other_sections_explain_nothing(heading: str) -> None:
    assert _terms(_section(1, 2, heading, "基本支出：指人员和公用支出。")).explained == ()


def test_of_a_term_explained_twice_the_first_counts() -> None:
    found = _terms(
        _section(1, 2, "名词解释", "1.基本支出：指第一种说法的支出。"),
        _section(2, 2, "名词解释", "1.基本支出：指第二种说法的支出。"),
    )
    assert [each.paragraphs[0] for each in found.explained] == ["指第一种说法的支出。"]


def test_a_term_is_found_by_its_name_however_it_is_printed() -> None:
    found = _terms(
        _section(1, 2, "名词解释", "1.机关运行费：指机关的公用经费。\n2.“三公”经费：指三项费用。"),
        _section(
            2, 2, "名词解释", "卫生支出（类）医疗（款）行政单位医疗（项）：反映医疗缴费经费。"
        ),
    )
    names = ("三公经费", "一、“三公”经费", "机关运行经费", "行政单位医疗", "基本支出")
    found_names = [term.name if (term := found.of_document(each)) else "" for each in names]
    assert found_names == [
        "“三公”经费",
        "“三公”经费",
        "机关运行费",
        "卫生支出（类）医疗（款）行政单位医疗（项）",
        "",
    ]
    assert found.in_glossary("基本支出") == "glossary/index.html#basic"
    assert not found.explains("公务接待费")


def test_every_term_of_the_glossary_is_in_it(site: Path) -> None:
    assert set(terms.GLOSSARY.values()) <= set(pelican.read(site / "glossary/index.html").ids)


def _view(heading: str, *labels: str, is_grid: bool = False) -> Any:
    cells = [TableCell(label, "l", is_header=True) for label in labels]
    rows = tuple(
        TableRow(str(n), "", cell.text, 0, None, "", "", (cell,), None, "")
        for n, cell in enumerate(cells)
    )
    stated: dict[str, Any] = dict.fromkeys(TableView.__slots__)
    return TableView(
        **{
            **stated,
            "header": ((HeaderCell(heading, 1, 1, False),),),
            "rows": rows,
            "is_grid": is_grid,
        }
    )


def test_a_term_is_marked_where_it_stands_first() -> None:
    grid, first, second = with_terms(
        (
            _view("基本支出", is_grid=True),
            _view("基本支出", "一、“三公”经费", "基本支出", "合计"),
            _view("三公经费", "项目支出"),
        ),
        _terms(_section(1, 2, "名词解释", "1.“三公”经费：指三项费用。")),
    )
    assert not grid.header[0][0].explains
    assert first.header[0][0].explains
    assert [row.cells[0].explains for row in first.rows] == [True, False, False]
    assert not second.header[0][0].explains
    assert [row.cells[0].explains for row in second.rows] == [True]


def test_a_term_opens_the_words_of_the_document(site: Path) -> None:
    html = (site / LIANCHI).read_text(encoding="utf-8")
    reader = pelican.read(site / LIANCHI)
    opened = [stated["popovertarget"] for tag, stated in reader.tags if "popovertarget" in stated]
    explained = {stated["id"] for _, stated in reader.tags if "popover" in stated}
    assert set(opened) <= explained
    term = next(
        each
        for each in explained
        if "上年结转指以前年度安排" in "".join(reader.texts[each].split())
    )
    assert f'<button class="term" popovertarget="{term}">上年结转</button>' in html
    assert "自己的解释" in reader.texts[term]


def test_what_a_document_does_not_explain_leads_to_our_glossary(site: Path) -> None:
    html = (site / ZHANYI).read_text(encoding="utf-8")
    assert " popover " not in html
    assert 'class="term" href="../../../glossary/index.html#basic" title="明账的解释"' in html
