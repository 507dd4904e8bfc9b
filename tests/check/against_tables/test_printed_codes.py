"""Codes and paths that the prose prints with the names of items."""

from __future__ import annotations

from tests.check.against_tables.disclosed import GENERAL, disclosed, failed, passed

CHECK = "claim.code_in_text"


def test_codes_under_their_own_names() -> None:
    assert passed(disclosed("行政运行（2130301）72.00万元，防汛（2130314）30.00万元。"), CHECK)


def test_a_code_under_the_name_of_another() -> None:
    (finding,) = failed(disclosed("水利（2130301）172.00万元。"), CHECK)
    assert "名称为“行政运行”" in finding.message
    assert "“水利”的编码是 21303" in finding.message


def test_a_code_that_the_tables_lack_under_a_name_that_they_have() -> None:
    text = "人员经费：行政运行（2130101）60.00万元。公用经费：行政运行（2130101）12.00万元。"
    (finding,) = failed(disclosed(text), CHECK)
    assert "（共 2 处）" in finding.message
    assert "编码为 2130301" in finding.message
    assert finding.code == "2130101"


def test_another_amount_may_be_of_another_item() -> None:
    assert not failed(disclosed("行政运行（2130101）5.00万元。"), CHECK)


def test_a_variant_of_a_name_is_its_name() -> None:
    assert not failed(disclosed("农林水（213）172.00万元。"), CHECK)


def test_a_path_over_another_items_section() -> None:
    text = "住房保障支出（类）住房保障支出（款）住房公积金（项）9.00万元。"
    (finding,) = failed(disclosed(text), CHECK)
    assert "该项属于“住房改革支出（款）”" in finding.message


def test_a_path_with_the_name_of_other_years() -> None:
    text = "社会保障和就业支出（类）行政事业单位离退休（款）行政单位离退休（项）9.00万元。"
    (finding,) = failed(disclosed(text), "code.outdated")
    assert "2023 年为“行政事业单位养老支出”" in finding.message


def test_a_name_that_the_table_prints_beside_the_code_is_the_tables_to_answer_for() -> None:
    table = GENERAL.replace("2130301\t行政运行", "2130301\t水利")
    assert not failed(disclosed("水利（2130301）72.00万元。", table), CHECK)


def test_a_code_under_a_name_of_other_years_where_the_tables_have_that_of_the_year() -> None:
    table = GENERAL.replace("2130301\t行政运行", "2080501\t行政单位离退休")
    (finding,) = failed(
        disclosed("归口管理的行政单位离退休（2080501）72.00万元。", table), "code.outdated"
    )
    assert finding.message.endswith("是其他年度的科目名称，本文件各表作“行政单位离退休”")
    assert not failed(disclosed("行政单位离退休（2080501）72.00万元。", table), "code.outdated")


def test_a_name_of_other_years_that_the_tables_print_too_is_theirs_to_answer_for() -> None:
    table = GENERAL.replace("2130301\t行政运行", "2080501\t归口管理的行政单位离退休")
    found = disclosed("归口管理的行政单位离退休（2080501）72.00万元。", table)
    assert [f for f in failed(found, "code.outdated") if "本文件各表作" in f.message] == []


def test_a_name_of_other_years_without_its_code_beside_the_tables_amount() -> None:
    table = GENERAL.replace("2130301\t行政运行", "2080501\t行政单位离退休")
    text = "归口管理的行政单位离退休72.00万元。"
    (finding,) = failed(disclosed(text, table), "code.outdated")
    assert "本文件各表作“行政单位离退休”" in finding.message
    assert not failed(disclosed(text.replace("72", "71"), table), "code.outdated")


def test_an_item_of_another_year_has_the_name_of_that_year() -> None:
    table = GENERAL.replace("213\t农林水支出", "210\t卫生健康支出")
    for code in ("", "（210）"):
        said = f"{{}}医疗卫生与计划生育支出{code}172.00万元。"
        assert failed(disclosed(said.format(""), table), "code.outdated")
        assert not failed(disclosed(said.format("2018年"), table), "code.outdated")
        assert not failed(disclosed(said.format("上年"), table), "code.outdated")
