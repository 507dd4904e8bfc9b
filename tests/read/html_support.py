"""Pages made from markup, and how they are read."""

from __future__ import annotations

from pipeline.model.document import Document, Grid, Paragraph
from pipeline.read.web import read_html

FILE = "岱山县水利局.html"


PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}">
<title>岱山县水利局2023年部门预算_岱山县人民政府</title><style>td {{ color: red }}</style>
<script>var kept = "<table><tr><td>9.99</td></tr></table>";</script></head><body>
<div class="header"><ul><li><a href="/">首页</a></li><li><a href="/b">政务公开</a></li></ul></div>
<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/x">财政信息</a></div>
<div class="list"><ul>
<li><a href="/1">岱山县召开水利工作会议，部署全年水利建设与防汛抗旱工作</a><span>2023-01-01</span></li>
<li><a href="/2">岱山县拨付山塘整治资金300万元，支持各乡镇开展综合整治</a><span>2023-01-02</span></li>
<li><a href="/3">岱山县组织开展农村供水工程水质检测与巡查管护培训</a><span>2023-01-03</span></li>
</ul></div>
<div class="main">
<table class="info"><tr><td>索引号</td><td>00258/2023-001</td><td>发布机构</td><td>县水利局</td></tr></table>
<h1>岱山县水利局2023年部门预算</h1><div>发布日期：2023-02-10 <span>信息来源：县水利局</span></div>
<div id="zoom"><p><span>一、部门</span><span lang=EN-US>2023</span><span>年预算<o:p></o:p></span></p>
<p>&nbsp;&nbsp;收入预算 1,061.40万元。<br>支出预算1,061.<b>40</b>万元。</p><p>&nbsp;</p>
<p>
<![if !supportLists]><span>（一）</span><![endif]>收支总表<!--[if gte mso 9]><xml>9.99</xml><![endif]--></p>
<table border=1><caption>单位：万元</caption>
<tr><th>项目</th><th>金额</th></tr><tr><td>水利</td><td>1,061.40</td></tr></table>
<p>附件：<a href="/f/P0202.xlsx">2023年预算表.xlsx</a></p></div></div>
<div class="footer"><p>主办：岱山县人民政府 备案号：浙ICP备05000000号 <a href="/about">关于</a></p></div>
</body></html>"""


def read(body: str) -> Document:
    return read_html(FILE, f"<html><body>{body}</body></html>".encode())


def shapes(document: Document) -> list[str | list[list[str]]]:
    """A paragraph as its text, a grid as the texts of its rows; ‖ is a place that a cell covers."""
    return [
        block.text
        if isinstance(block, Paragraph)
        else [["‖" if c.covered else c.text for c in row] for row in block.rows]
        for block in document.blocks
    ]


def grids(document: Document) -> list[Grid]:
    return [block for block in document.blocks if isinstance(block, Grid)]


def checks(document: Document) -> list[str]:
    return [remark.check for remark in document.remarks]
