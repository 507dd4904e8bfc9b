"""Units of account as printed: 万元, 元, 个, 辆; what a 单位： line says and what it makes in yuan."""

from __future__ import annotations

import re
from decimal import Decimal

from pipeline.values.amounts import PrintedNumber, parse_amount
from pipeline.values.memo import remembered
from pipeline.values.text import fold

YUAN: dict[str, Decimal] = {
    "元": Decimal(1),
    "人民币元": Decimal(1),
    "千元": Decimal(1_000),
    "万元": Decimal(10_000),
    "人民币万元": Decimal(10_000),
    "百万元": Decimal(1_000_000),
    "亿元": Decimal(100_000_000),
}
"""Printed money unit → yuan."""

_COUNTS = (
    "个|人|人次|人次数|次|辆|台|套|台[、,/]?辆|台[、,/]?套|辆[、,/]?台|批|批次|批、次"
    "|平方米|㎡|m2|亩|项|件|户|名|天|月|年|%|百分比"
)
_MONEY = "|".join(sorted(YUAN, key=len, reverse=True))
_CUT_OFF = "万"
"""What is left of 万元 where a line ends within it."""
_UNIT_LINE = re.compile(
    r"[(\[【]?(?:(?:金额|计量|货币|计算|计价|数据)?单位(?:均|统一|一律)?(?:[:：∶;]|[为是][:：]?))+"
    r"[(“]?(?P<unit>[^\s:：()\[\]【】“”]{1,12})[)”]?(?:[(][^()]{1,10}[)])?[)\]】。]*$"
)
"""单位：万元, （单位：元）, 金额单位：元（列至角分）, 单位均为万元."""
_MONEY_LINE = re.compile(
    rf"(?:(?:金额|计量)?单位)?[(](?P<unit>{_MONEY})[)]|(?P<bare>(?!元$)(?:{_MONEY}))"
)
"""A line that is a unit of money and nothing else; 元 alone may be the end of a broken line."""
_UNIT_BEHIND = re.compile(
    rf"(?P<before>.*?[^\s(（\[【])(?P<said>(?:金额|计量|货币)?单位[:：](?:{_MONEY})[)）]?)"
)
_AMOUNT_LINE = re.compile(rf"金额[:：](?P<unit>{_MONEY})$")
"""A line that says in what the amounts are without the word 单位 (金额：万元)."""
_OF_NOTE = re.compile(
    rf"(?:(?:本|上|此)表|以上|表[中内])?(?:所列|所有|各项)?(?:金额|数据|数字)?(?:均|统一)?(?:以(?P<by>{_MONEY})为(?:金额|计量|计算|货币)?单位"
    rf"|(?:(?:金额|计量|货币|数据)?单位(?:均|统一|一律)?[:为是][:]?)(?P<is>{_MONEY}))"
)
_NOTE_BEGINS = re.compile(r"^(?:备?注|说明|附注)[:]?(?:[(]?\d{1,2}[)]?[.、:]?)?")
_CLAUSES = re.compile(r"[。;,]")
_MEASURE = (
    r"(?:[十百千万亿]*(?:元|人次|人|户|吨|公斤|千克|斤|克|米|千米|公里|里|平方米|平方公里|公顷|亩|立方米|方|升"
    r"|千瓦时|千瓦|度|头|只|匹|羽|尾|株|棵|粒|枚|张|份|册|部|家|户次|件|起|宗|例|床|间|座|栋|幢|处|所|条|根|块|片|台|辆|套"
    r"|艘|架|班|课时|学时|小时|分钟|天|日|月|年|次|场|期|批|批次|个|名|位|项|组|对|个百分点|标准煤|标箱)|[%‰℃㎡]|百分比|m2|km2?|kg)"
)
_MEASURES = re.compile(rf"{_MEASURE}(?:[/、·每]{_MEASURE})*")
_YUAN_SIGN, _LONGEST_TAIL = "元", 4
_PRICE = re.compile(rf"(?P<number>.*\d\)?)(?P<unit>{_MONEY})")
_SCALES = "千|百万|万|亿"
"""What a number may be said in, the word for its money left to the table (3,703.70千)."""
_SCALE_ENDS = frozenset("千万亿")
_SCALED = re.compile(rf"(?P<number>.*\d\)?)(?P<scale>{_SCALES})")
_LARGE = rf"[十百千万亿]+{_MEASURE}|吨|公里|公顷|平方公里|立方米|千瓦时"
"""Units that are no other word in brackets, as （项） and （处） may be."""
_IN_BRACKETS = re.compile(
    rf"[（(](?:(?:(?:金额)?单位|金额)[:：])?(?P<unit>{_MONEY}|{_COUNTS}|{_LARGE})[)）]"
)


@remembered
def unit_line(text: str) -> str:
    """The unit that a caption line states, "" if it states none.

    >>> unit_line("金额单位：万元"), unit_line("金额单位：单位：万元"), unit_line("单位：台、辆、套")
    ('万元', '万元', '台、辆、套')
    >>> unit_line("金额：万元"), unit_line("累计金额：万元"), unit_line("金额：12.50万元")
    ('万元', '', '')
    >>> unit_line("单位：白河县医疗保障局"), unit_line("主管单位：人"), unit_line("单位：万")
    ('', '', '万元')
    >>> unit_line("（单位：万元）"), unit_line("金额单位：元（列至角分）"), unit_line("单位均为万元")
    ('万元', '元', '万元')
    >>> unit_line("收支总表（单位：万元）"), unit_line("支出表（功能科目）（单位：万元）")
    ('', '')
    >>> unit_line("单位：元；%")
    '元;%'
    """
    match = _UNIT_LINE.search(fold(text)) or _AMOUNT_LINE.search(fold(text))
    if not match or not _starts_caption(fold(text), match.start()):
        return ""
    unit = match["unit"].rstrip("。")
    if unit == _CUT_OFF:
        return f"{_CUT_OFF}元"
    parts = re.split(r"[、/，,;]", unit)
    known = all(part in YUAN or re.fullmatch(_COUNTS, part) for part in parts)
    return unit if known else ""


def unit_behind(text: str) -> tuple[str, str]:
    """A line that ends with a unit of money which nothing sets apart from what stands before it, in two:
    that, and the words that state the unit. Any other line is the first alone.

    >>> unit_behind("部门：白河县水利局单位：万元"), unit_behind("收支总表金额单位：元")
    (('部门：白河县水利局', '单位：万元'), ('收支总表', '金额单位：元'))
    >>> unit_behind("单位：万元"), unit_behind("主管单位：人"), unit_behind("收支总表（单位：万元）")
    (('单位：万元', ''), ('主管单位：人', ''), ('收支总表（单位：万元）', ''))
    """
    found = _UNIT_BEHIND.fullmatch(text) if not unit_line(text) else None
    return (found["before"], found["said"]) if found else (text, "")


def money_line(text: str) -> str:
    """The unit of money that a line is and says nothing else, "" for any other.

    >>> money_line("（万元）"), money_line("万元"), money_line("金额单位（元）"), money_line("元")
    ('万元', '万元', '元', '')
    """
    found = _MONEY_LINE.fullmatch(fold(text))
    return (found["unit"] or found["bare"]) if found else ""


def unit_in_note(text: str) -> str:
    """The unit of money that a note below a table states for all of it, "" if none.

    >>> unit_in_note("注：单位：万元"), unit_in_note("备注：1.本表金额单位为元。")
    ('万元', '元')
    >>> unit_in_note("注：本表以万元为单位，不含结转。")
    '万元'
    >>> unit_in_note("注：本单位为参照公务员法管理的事业单位。"), unit_in_note("注：2022年以10.00万元为限")
    ('', '')
    """
    clauses = _CLAUSES.split(_NOTE_BEGINS.sub("", fold(text)))
    found = next(filter(None, map(_OF_NOTE.fullmatch, clauses)), None)
    return (found["by"] or found["is"]) if found else ""


def unit_in_heading(text: str) -> str:
    """The unit that a heading or row label states in brackets, "" if none.

    >>> unit_in_heading("价值（金额单位：万元）"), unit_in_heading("5.国内公务接待批次（个）")
    ('万元', '个')
    >>> unit_in_heading("收支情况表（金额：万元）")
    '万元'
    >>> unit_in_heading("产量（万吨）"), unit_in_heading("发电量（亿千瓦时）"), unit_in_heading("水利（处）")
    ('万吨', '亿千瓦时', '')
    >>> unit_in_heading("维修（护）费"), unit_in_heading("因公出国（境）费")
    ('', '')
    """
    found = _IN_BRACKETS.findall(fold(text))
    return str(found[-1]) if found else ""


@remembered
def without_unit(heading: str) -> str:
    """A heading without the unit that it states in brackets.

    >>> without_unit("本年收入（万元）"), without_unit("合计(单位:元)"), without_unit("因公出国（境）费")
    ('本年收入', '合计', '因公出国（境）费')
    """
    return _IN_BRACKETS.sub("", fold(heading)) if unit_in_heading(heading) else heading


def is_measure(text: str) -> bool:
    """Whether a text is a unit that something is measured or counted in, and no body's name.

    >>> [is_measure(text) for text in ("万元", "元/人/年", "万吨", "%", "人·天", "平方公里")]
    [True, True, True, True, True, True]
    >>> [is_measure(text) for text in ("水利局", "市医院", "×", "")]
    [False, False, False, False]
    """
    return _MEASURES.fullmatch(fold(text)) is not None


def is_money(unit: str) -> bool:
    """Whether the unit is one of money."""
    return fold(unit) in YUAN


def with_unit(text: str) -> tuple[PrintedNumber, str] | None:
    """The number that a whole cell prints with its own unit of money, None for any other text.

    >>> number, unit = with_unit("1,234.50 万元")
    >>> number.value, unit, with_unit("12.50"), with_unit("约3万元"), with_unit("3万元/年")
    (Decimal('1234.50'), '万元', None, None, None)
    """
    if _YUAN_SIGN not in text[-_LONGEST_TAIL:]:  # nearly all cells; folding them takes its time
        return None
    match = _PRICE.fullmatch(fold(text))
    number = parse_amount(match["number"]) if match else None
    return (number, match["unit"]) if match and number and not number.is_percentage else None


def with_scale(text: str) -> tuple[PrintedNumber, str] | None:
    """The number that a whole cell prints in thousands or more without the word for its money, and the unit
    that it is in where it is one of money; None for any other text.

    >>> number, unit = with_scale("3,703.70千")
    >>> number.value, unit, with_scale("3万元"), with_scale("约3万"), with_scale("2.5百万")[1]
    (Decimal('3703.70'), '千元', None, None, '百万元')
    """
    if text[-1:] not in _SCALE_ENDS:
        return None
    match = _SCALED.fullmatch(fold(text))
    number = parse_amount(match["number"]) if match else None
    return (
        (number, f"{match['scale']}元") if match and number and not number.is_percentage else None
    )


def with_own_unit(text: str) -> tuple[PrintedNumber, str] | None:
    """The number that a whole cell prints with a unit of money of its own, said in full or by its scale."""
    return with_unit(text) or with_scale(text)


def in_yuan(amount: Decimal, unit: str) -> Decimal | None:
    """The amount in yuan, None where the unit is no unit of money.

    >>> in_yuan(Decimal("536.92"), "万元")
    Decimal('5369200.00')
    """
    factor = YUAN.get(fold(unit))
    return None if factor is None else amount * factor


def beside(text: str, unit: str, other: str) -> str:
    """A printed amount as it is said beside one in another unit of money: with what it is in that unit.

    >>> beside("1,259,954.31", "元", "万元"), beside("42,560,000", "元", "万元")
    ('1,259,954.31 元（125.995431 万元）', '42,560,000 元（4,256.00 万元）')
    >>> beside("12.50", "万元", "万元"), beside("3", "辆", "万元"), beside("－", "元", "万元")
    ('12.50 万元', '3 辆', '－ 元')
    """
    said, number = f"{text} {unit}", parse_amount(text)
    factor, own = YUAN.get(fold(other)), YUAN.get(fold(unit))
    if number is None or factor is None or own is None or factor == own:
        return said
    value = number.value * own / factor
    decimals = max(2, -int(value.normalize().as_tuple().exponent))
    return f"{said}（{value:,.{decimals}f} {other}）"


def _starts_caption(text: str, start: int) -> bool:
    """单位 must start the line or follow something that is not the end of a longer word; in brackets it
    may not follow others, which are a title's."""
    if start and text[start] == "(" and text[start - 1] == ")":
        return False
    return start == 0 or not re.match(r"[\u4e00-\u9fff]", text[start - 1])
