"""Ways in which departments elsewhere say the same: each keeps what a text means.

A rewording is pairs of a pattern and what takes its place, over the paragraphs of the prose.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

_N = r"\d[\d,]*(?:\.\d+)?"
_MONEY = rf"{_N}\s*万元"
_UP_OR_DOWN = "增加|增长|上升|提高|减少|下降|降低"
_LAST_YEAR = (
    r"(?:比|较)(上年|去年|20\d\d年)(预算数|决算数|年初预算数)?，?(?=增|减|上升|下降|降低|提高)"
)
_RATED = rf"({_UP_OR_DOWN})\s*({_MONEY})，((?:{_UP_OR_DOWN}))\s*({_N}\s*%)"
_THAN = r"(?:(?:比|较)(?:上年|去年|20\d\d年)|与(?:上年|去年|20\d\d年)(?:预算|决算)?数?相比|同比)"
_NAMES = "预算|决算|支出|收入|经费|费"
_NAME = r"[^，。；：、\d（）占比较与增减]{2,12}"
_OF_WHICH = "其中[：:，,]?"

PATTERNS: dict[str, tuple[tuple[str, str], ...]] = {
    # what it is compared to
    "与上年相比": ((_LAST_YEAR, r"与\1\2相比，"),),
    "相比上年": ((_LAST_YEAR, r"相比\1\2"),),
    "相较于上年": ((_LAST_YEAR, r"相较于\1\2"),),
    # verbs of change
    "增幅为": (
        (rf"(?<=万元，)(?:增长|上升|提高)(?={_N}%)", "增幅为"),
        (rf"(?<=万元，)(?:下降|降低)(?={_N}%)", "降幅为"),
    ),
    "上升": (
        (rf"(?:增加|增长)(?={_N}(?:万元|%))", "上升"),
        (rf"(?:减少|下降)(?={_N}(?:万元|%))", "降低"),
    ),
    "增加了": ((rf"({_UP_OR_DOWN})(?={_N}(?:万元|%))", r"\1了"),),
    # the order of amount and rate
    "率在前": ((_RATED, r"\3\4，\1\2"),),
    "即": ((_RATED, r"\3\4，即\1\2"),),
    "率在括号": ((_RATED, r"\1\2（\3\4）"),),
    "率在分号后": ((_RATED, r"\1\2；\3\4"),),
    "率在顿号后": ((_RATED, r"\1\2、\3\4"),),
    # what stands before a figure
    "为": ((rf"({_NAMES})(?={_MONEY})", r"\1为"),),
    "是": ((rf"({_NAMES})为?(?={_MONEY})", r"\1是"),),
    "达": ((rf"({_NAMES})为?(?={_MONEY})", r"\1达"),),
    "共计": ((rf"({_NAMES})为?(?={_MONEY})", r"\1共计"),),
    "合计": ((rf"({_NAMES})为?(?={_MONEY})", r"\1合计"),),
    "冒号": ((rf"({_NAMES})为?(?={_MONEY})", r"\1："),),
    "人民币": ((rf"(?<=预算|决算|支出|收入|总计|合计)(?={_MONEY})", "人民币"),),
    "空格": ((rf"(?<![\d.,])({_N})(万元|%)", r" \1 \2 "),),
    # phases
    "决算支出": ((r"支出决算(?=为?\d)", "决算支出"),),
    "年初预算数": (("年初预算为", "年初预算数为"), ("完成年初预算的", "完成年初预算数的")),
    # shares
    "占总额": ((rf"，占({_N}%)", r"，占总额的\1"),),
    "占在前": ((rf"(?<=[\u4e00-\u9fff）])(?<![为是达])({_MONEY})，占({_N}%)", r"占\2，为\1"),),
    "占在括号": ((rf"({_MONEY})，占({_N}%)", r"\1（占\2）"),),
    # marks
    "句号在变化前": ((rf"(?<=万元)，(?={_THAN}(?:增|减|上升|下降|降低|提高))", "。"),),
    "分号在变化前": ((rf"(?<=万元)，(?={_THAN}(?:增|减|上升|下降|降低|提高))", "；"),),
    "半角": (("（", "("), ("）", ")"), ("，", ","), ("：", ":"), ("；", ";")),
    # lists
    "其中，": (("其中[：:]", "其中，"),),
    "包括：": ((_OF_WHICH, "包括："),),
    "分别为：": (("，其中[：:，]", "，分别为："),),
    "句号在其中前": (("(?<=万元)，其中", "。其中"),),
    # numbers of items
    "①": ((r"^1[.．](?!\d)", "①"), (r"^2[.．](?!\d)", "②"), (r"^3[.．](?!\d)", "③")),
    "（1）": ((r"^(\d)[.．](?!\d)", r"（\1）"),),
    "1）": ((r"^(\d)[.．](?!\d)", r"\1）"),),
    # names
    "出国费": (("因公出国（境）费用?", "出国（境）费"),),
    "我单位": (("本部门|本单位", "我单位"),),
    "今年": ((r"^20\d\d年度?(?=[^月]{2,20}?(?:预算|决算|支出|收入))", "今年"),),
    "类款项不写": (("（(?:类|款|项)）", ""),),
    "金额在前": (
        (rf"(?<=[，；：])({_NAME}(?:支出|收入|费))({_MONEY})(?=[，；。])", r"安排\2用于\1"),
    ),
}  # fmt: skip


def reworded(name: str, text: str) -> str:
    """A text as another department would put it, paragraph by paragraph."""
    if name in FUNCTIONS:
        return FUNCTIONS[name](text)
    for pattern, instead in PATTERNS[name]:
        text = re.sub(pattern, instead, text, flags=re.MULTILINE)
    return text


def in_yuan(text: str) -> str:
    """All amounts in 元."""
    return _in_unit(text, Decimal(10_000), "元", 4)


def in_hundred_millions(text: str) -> str:
    """All amounts in 亿元, with no digit lost."""
    return _in_unit(text, Decimal("0.0001"), "亿元", -4)


def full_width(text: str) -> str:
    """Figures in full-width digits and signs."""
    signs = str.maketrans("0123456789.,", "０１２３４５６７８９．，")
    return re.sub(rf"{_N}(?=万元|%)", lambda found: found[0].translate(signs), text)


def thousands(text: str) -> str:
    """Commas between the thousands of all amounts."""
    return re.sub(r"(?<![\d.,])\d{4,}(?=(?:\.\d+)?万元)", lambda found: f"{int(found[0]):,}", text)


def _in_unit(text: str, factor: Decimal, unit: str, fewer: int) -> str:
    def made(found: re.Match[str]) -> str:
        places = max(0, len(found[1].partition(".")[2]) - fewer)
        return f"{Decimal(found[1].replace(',', '')) * factor:.{places}f}{unit}"

    return re.sub(rf"(?<![\d.,])({_N})\s*万元", made, text)


FUNCTIONS: dict[str, Callable[[str], str]] = {
    "元": in_yuan,
    "亿元": in_hundred_millions,
    "全角": full_width,
    "千分位": thousands,
}
NAMES = (*PATTERNS, *FUNCTIONS)
