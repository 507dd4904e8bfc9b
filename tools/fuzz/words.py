"""What stands in made-up cells and lines: words of the field, numbers in many prints, odd signs."""

from __future__ import annotations

import re
from html import escape

from hypothesis import strategies as st

WORDS = st.sampled_from(
    [
        "岱山县水利局",
        "2022年",
        "部门预算",
        "部门决算",
        "目录",
        "收支预算总表",
        "支出总表",
        "单位：万元",
        "单位：元",
        "项目",
        "预算数",
        "科目编码",
        "科目名称",
        "合计",
        "基本支出",
        "项目支出",
        "收入总计",
        "支出总计",
        "一、一般公共预算拨款收入",
        "编制单位：",
        "第一部分",
        "比上年增加",
        "增长",
        "下降",
        "主要原因是",
        "其中：",
        "三公经费",
        "绩效目标",
        "指标值",
        "—",
        "0",
        "×",
        "208",
        "2080505",
    ]
)
NUMBERS = (
    st.decimals(-(10**9), 10**9, places=2).map(str)
    | st.floats(allow_nan=True).map(repr)
    | st.integers(-(10**40), 10**40).map(str)
    | st.sampled_from(["1,051.10", "(3.00)", "５.2%", "--", "1.2.3", "559.6700000000001", "1e99"])
)
CELL = WORDS | NUMBERS | st.text(max_size=6) | st.sampled_from(["", "\u202e", "\x07", "=1+1", " "])
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
XML_TEXT = CELL.map(lambda text: escape(_NOT_IN_XML.sub("", text)))
"""A cell's text as it stands in XML."""
COUNT = st.sampled_from(["1", "2", "3", "0", "-1", "99999999", "1.5", "x", ""])
"""Where a format expects a small whole number."""
