"""What states no amount is refused, whatever its sidecar says; prose alone may be stated to be one."""

from __future__ import annotations

import pytest

from pipeline.assemble import build_disclosure
from pipeline.model.refusal import Refusal
from tests.assemble.corrected import IDENTITY
from tests.support import VOCABULARY

HOME = """<html><title>岱山县水利局</title><body>
<ul><li><a href="/">首页</a><li><a href="/a">政务公开</a></ul>
<p>岱山县水利局门户网站</p><p>网站标识码 3309210012</p></body></html>"""


def test_a_page_around_a_document_is_refused_with_the_way_out() -> None:
    with pytest.raises(Refusal, match="states no amount") as raised:
        build_disclosure([("x.html", HOME.encode())], IDENTITY.encode(), "x.yml", VOCABULARY)
    assert "page that leads to it" in str(raised.value)
    assert "x.yml" in str(raised.value)


def test_a_text_whose_tables_lost_their_tabs_is_refused_as_that() -> None:
    heads, rows = (
        "科目编码\n科目名称\n合计\n支出\n基本\n项目\n",
        "213\n农林水支出\n12.50\n10.00\n2.50\n" * 3,
    )
    text = f"岱山县水利局2023年部门预算\n支出总表\n单位：万元\n{heads}{rows}"
    with pytest.raises(Refusal, match="no tabs") as raised:
        build_disclosure([("x.txt", text.encode())], IDENTITY.encode(), "x.yml", VOCABULARY)
    assert "in another format" in str(raised.value)


def test_prose_that_a_sidecar_calls_a_budget_is_published() -> None:
    text = "岱山县水利局\n\n2023年收入预算 61.40 万元，比上年增加 1.40 万元。\n"
    made = build_disclosure([("x.txt", text.encode())], IDENTITY.encode(), "x.yml", VOCABULARY)
    assert made.claims
    assert not made.tables


PAGE = "<html><title>岱山县水利局2024年部门预算公开</title><body><h1>岱山县水利局2024年部门预算公开</h1>"


@pytest.mark.parametrize(
    ("body", "named"),
    [
        (
            '<p>附件：<a href="/att/1.pdf">岱山县水利局2024年部门预算.pdf</a></p>',
            "2024年部门预算.pdf",
        ),
        ('<iframe src="/att/ysgk.pdf"></iframe>', "ysgk.pdf"),
        ('<iframe src="/web/viewer.html?file=%2Fatt%2Fysgk.pdf"></iframe>', ": ysgk.pdf"),
        ("".join(f'<p><img src="/img/{page}.jpg"></p>' for page in range(9)), "pictures"),
    ],
)
def test_a_page_that_leads_to_a_budget_is_refused_with_what_it_leads_to(
    body: str, named: str
) -> None:
    with pytest.raises(Refusal, match="holds none of its tables") as raised:
        build_disclosure([("x.html", f"{PAGE}{body}".encode())], None, "x.yml", VOCABULARY)
    assert named in raised.value.seen
    assert "fetch the files" in raised.value.way_out


def test_a_text_that_names_a_budget_without_tables_is_refused_as_that() -> None:
    text = "岱山县水利局2024年部门预算\n\n收支总预算300.00万元。\n"
    with pytest.raises(Refusal, match="holds none of its tables") as raised:
        build_disclosure([("x.txt", text.encode())], None, "x.yml", VOCABULARY)
    assert "`kind: budget`" in raised.value.way_out


@pytest.mark.parametrize("text", ["404 Not Found\n您访问的页面不存在", "操作指南\n第一步 登录系统"])
def test_what_tells_nothing_of_a_disclosure_may_be_another_file(text: str) -> None:
    with pytest.raises(Refusal, match="cannot tell its kind") as raised:
        build_disclosure([("x.txt", text.encode())], None, "x.yml", VOCABULARY)
    assert raised.value.way_out.startswith("check that it is the document itself")
