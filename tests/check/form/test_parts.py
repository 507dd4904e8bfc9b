from __future__ import annotations

from pipeline.check.form.parts import check_parts
from pipeline.check.subject import Subject
from pipeline.model.identity import Identity, Kind
from pipeline.model.records import Outcome
from tests.check.claims.claims_support import table
from tests.support import DIVISION, VOCABULARY, read, understood

SENTENCE = "本部门认真贯彻有关法律法规和方针政策，组织实施各项工作任务，完成交办的其他事项。\n\n"


def found(text: str, department: str, unit: str = "") -> dict[str, str]:
    slugs = ("shuiliju", "zhan" if unit else "")
    identity = Identity(DIVISION, department, slugs[0], 2022, Kind.BUDGET, unit, slugs[1])
    subject = Subject(identity, (read(text),), (), (), VOCABULARY)
    return {each.check: each.outcome for each in check_parts(subject)}


def test_tables_without_an_explanation_are_remarked() -> None:
    notes = "注：本表反映部门本年度的总收支和年初、年末结转结余情况，数据为四舍五入所得。\n\n" * 4
    assert found(notes, "岱山县水利局") == {"form.explanation": "fail"}
    assert found(SENTENCE * 3, "岱山县水利局") == {}
    assert found(SENTENCE.strip() * 3, "岱山县水利局") == {}
    assert found(SENTENCE.replace("，", ",") * 3, "岱山县水利局") == {}


def test_a_short_page_without_tables_is_an_explanation() -> None:
    assert found(SENTENCE, "岱山县水利局") == {}
    with_table = understood(f"{table()}\n{SENTENCE}")
    assert Outcome.FAIL in with_table.outcomes("form.explanation")


def test_one_table_needs_few_sentences() -> None:
    one = understood(f"{table()}\n{SENTENCE}{SENTENCE}")
    assert Outcome.FAIL not in one.outcomes("form.explanation")
    all_in_one = SENTENCE.strip("。\n ") + "，" + SENTENCE.replace("。", "，") * 4
    long = understood(f"{table()}\n{all_in_one}")
    assert Outcome.FAIL not in long.outcomes("form.explanation")


def test_a_unit_that_stands_for_its_department_asks_for_it() -> None:
    asked = {"form.department_named": "not_evaluated"}
    assert found(SENTENCE * 3, "岱山县水文站", "岱山县水文站") == asked
    assert found(SENTENCE * 3, "岱山县水利局", "岱山县水文站") == {}
