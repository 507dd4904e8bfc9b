"""Stored numbers → printed text, as a Chinese spreadsheet program prints them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read.spreadsheet.number_text import print_number, print_text

ACCOUNTING = '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '


@pytest.mark.parametrize(
    ("code", "value", "printed"),
    [
        ("General", 0.1 + 0.2, "0.3"),
        ("General", 2010601.0, "2010601"),
        ("General", -0.5, "-0.5"),
        ("General", 1 / 3, "0.333333333"),
        ("General", 1234567.891234, "1234567.891"),
        ("General", 12345678901.23, "12345678901.23"),
        ("General", 330921199001.0, "330921199001"),
        ("General", 1e20, "1E+20"),
        ("General", 1.81898940354586e-12, "1.81899E-12"),
        ("", 12.0, "12"),
        ("@", 2010601.0, "2010601"),
        ("0", 2.5, "3"),
        ("0.00", 1.005, "1.01"),
        ("0.00", -1.005, "-1.01"),
        ("0.00", 2.675, "2.68"),
        ("0000000", 20106.0, "0020106"),
        ("#,##0", 1234567.0, "1,234,567"),
        ("#,##0", 12.0, "12"),
        ("#,##0.00", 0.0, "0.00"),
        ("#,##0.00_ ", 1234.5, "1,234.50"),
        ("#,##0.00_ ;[Red]-#,##0.00\\ ", -1234.5, "-1,234.50"),
        ("#,##0.00_);[Red]\\(#,##0.00\\)", -1234.5, "(1,234.50)"),
        ("0.00_ ;[Red]0.00", -1234.5, "-1234.50"),
        ("#,##0.00;[红色]#,##0.00", -1234.5, "-1,234.50"),
        ("#,##0.00;[Color 3]#,##0.00", 1234.5, "1,234.50"),
        ('0;[Red]"△"0', -12.0, "△12"),
        ("0.00;[Blue]0.00", -1234.5, "1234.50"),
        (ACCOUNTING, 1234.5, "1,234.50"),
        (ACCOUNTING, -1234.5, "-1,234.50"),
        (ACCOUNTING, 0.0, "-"),
        ('_ "¥"* #,##0.00_ ;_ "¥"* -#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ', 5.0, "¥5.00"),
        ("[$¥-804]#,##0.00", -5.0, "-¥5.00"),
        ("0%", 0.125, "13%"),
        ("0.00%", 0.045, "4.50%"),
        ("0;-0;;@", 0.0, ""),
        ("0;-0;;@", -3.0, "-3"),
        ("[Red]0.0", 0.25, "0.3"),
        ('[=0]"";General', -3.5, "-3.5"),
        ('[=0]"无";0.00', 0.0, "无"),
        ('[>=10000]0!.0,"万";0.00', 12345.0, "1.2万"),
        ('[>=10000]0!.0,"万";0.00', 12.0, "12.00"),
        ("[<0]0.0;0.00", -1.25, "1.3"),
        ("[>100]0.0;0.00", -1.25, "-1.25"),
        ("0.00,", 123456.0, "123.46"),
        ("#,##0.00,,", 1234567890.0, "1,234.57"),
        ('0"."0000', 12345.0, "1.2345"),
        ("#.##", 12.0, "12."),
        (".00", 12.5, "12.50"),
        ("0.0#", 1.25, "1.25"),
        ("0.0#", 1.2, "1.2"),
        ("#,###", 0.0, ""),
        ("0.00E+00", 12345.0, "1.23E+04"),
        ("##0.0E+0", 12345.0, "12.3E+3"),
        ("0.00E+00", 0.0, "0.00E+00"),
        ("# ?/?", 0.5, "0.5"),
        ('General"元"', 12.5, "12.5元"),
        ('"共"0"人"', 3.0, "共3人"),
        ("G/通用格式", 12.5, "12.5"),
        ("0.00", 999.995, "1000.00"),
        ("#,##0.00", 999999.995, "1,000,000.00"),
        ("0.00", 1e300, "1" + "0" * 300 + ".00"),
    ],
)
def test_a_number_prints_as_its_format_says(code: str, value: float, printed: str) -> None:
    assert print_number(value, code) == printed


@pytest.mark.parametrize(
    ("code", "value", "printed"),
    [
        ('yyyy"年"m"月"d"日"', 45291.0, "2023年12月31日"),
        ("yyyy/m/d;@", 45291.75, "2023/12/31"),
        ("[$-804]yyyy\\年m\\月", 44927.0, "2023年1月"),
        ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", 44927.0, "2023年1月1日"),
        ("yyyy-mm-dd hh:mm:ss", 45291.75, "2023-12-31 18:00:00"),
        ("h:mm AM/PM", 0.75, "6:00 PM"),
        ('上午/下午h"时"mm"分"', 0.25, "上午6时00分"),
        ("[h]:mm", 1.5, "36:00"),
        ("mm:ss.0", 0.00001, "00:00.9"),
        ("aaaa", 44927.0, "星期日"),
        ("d-mmm-yy", 44927.0, "1-Jan-23"),
        ('[DBNum1][$-804]yyyy"年"m"月"d"日"', 45291.0, "二〇二三年十二月三十一日"),
        ("yyyy/m/d", 59.0, "1900/2/28"),
        ("yyyy/m/d", 60.0, "1900/2/29"),
        ("yyyy/m/d", 61.0, "1900/3/1"),
        ("yyyy/m/d", 2958465.0, "9999/12/31"),
        ("yyyy/m/d", 2958466.0, "2958466"),
        ("yyyy/m/d", -1.0, "-1"),
    ],
)
def test_a_date_prints_as_its_format_says(code: str, value: float, printed: str) -> None:
    assert print_number(value, code) == printed


def test_dates_may_count_from_1904() -> None:
    assert print_number(0.0, "yyyy/m/d", from_1904=True) == "1904/1/1"
    assert print_number(2957004.0, "yyyy/m/d", from_1904=True) == "2957004"


@pytest.mark.parametrize(
    ("code", "text", "printed"),
    [
        ("General", "0123", "0123"),
        ("0.00", " 其中：水利", " 其中：水利"),
        (ACCOUNTING, "无", "无"),
        ('0;-0;;@"元"', "三", "三元"),
        (";;;", "无", ""),
        ('"第"@"号"', "3", "第3号"),
    ],
)
def test_a_text_prints_as_its_format_says(code: str, text: str, printed: str) -> None:
    assert print_text(text, code) == printed


amounts = st.decimals(
    min_value=-(10**12), max_value=10**12, places=4, allow_nan=False, allow_infinity=False
).filter(lambda amount: len(amount.as_tuple().digits) <= 15)


@given(amounts, st.integers(0, 4), st.booleans())
def test_a_printed_number_is_the_amount_rounded_half_away_from_zero(
    amount: Decimal, places: int, grouped: bool
) -> None:
    code = ("#,##0" if grouped else "0") + ("." + "0" * places if places else "")
    rounded = amount.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    wanted = f"{rounded:,f}" if grouped else f"{rounded:f}"
    if amount == 0:
        wanted = wanted.removeprefix("-")
    assert print_number(float(amount), code) == wanted


@given(amounts.map(lambda amount: round(amount, 2)))
def test_general_prints_cents_whole(amount: Decimal) -> None:
    assert Decimal(print_number(float(amount))) == amount


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_general_keeps_the_number_to_six_digits(value: float) -> None:
    six = Context(prec=6, rounding=ROUND_HALF_UP)
    near = abs(Decimal(print_number(value)) - Decimal(repr(value)))
    assert near <= abs(six.create_decimal(Decimal(repr(value)))) * Decimal("0.00001")


@given(st.floats(-1e9, 1e9, allow_nan=False))
def test_an_accounting_format_keeps_sign_and_digits(value: float) -> None:
    printed = print_number(value, ACCOUNTING)
    if value == 0:
        assert printed == "-"
    else:
        assert printed == print_number(value, "#,##0.00")


@given(
    st.floats(allow_nan=False, allow_infinity=False),
    st.text('0#?.,%E+-;@"\\_*[]<>=1ymdhs年 /', max_size=20),
)
def test_any_format_prints_something_or_nothing(value: float, code: str) -> None:
    assert isinstance(print_number(value, code), str)
    assert isinstance(print_text("水利", code), str)
