"""Sections → the prose of a disclosure as a page reads it: headings, paragraphs, what links lead to."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from pipeline.model.records import Section
from pipeline.website.department.prose import ProseBlock, duties, prose_parts


def _section(number: int, level: int, heading: str, text: str = "") -> Section:
    return Section("d", number, level, heading, heading, "", text, "", None, None)


def _blocks(*below: Section) -> tuple[ProseBlock, ...]:
    package: Any = SimpleNamespace(part="budget")
    places: Any = SimpleNamespace(place=lambda *_: None)
    (part,) = prose_parts(package, [_section(1, 2, "五、绩效情况"), *below], places)
    return part.blocks


def test_a_heading_stands_above_its_paragraphs() -> None:
    assert _blocks(_section(2, 3, "（一）自评", "甲\n乙")) == (
        ProseBlock("（一）自评", 1, "s-budget-2"),
        ProseBlock("甲", 0),
        ProseBlock("乙", 0),
    )


def test_paragraphs_without_a_heading_have_none_and_are_still_led_to() -> None:
    assert _blocks(_section(2, 3, "", "甲\n乙"), _section(3, 3, " ", "丙")) == (
        ProseBlock("甲", 0, "s-budget-2"),
        ProseBlock("乙", 0),
        ProseBlock("丙", 0, "s-budget-3"),
    )


def test_the_leader_of_a_contents_page_is_no_part_of_a_heading() -> None:
    led = _blocks(_section(2, 3, "第二部分 部门预算表...........................4", "甲"))
    assert led[0].text == "第二部分 部门预算表"
    assert _blocks(_section(2, 3, "一、2023年工作…", "甲"))[0].text == "一、2023年工作…"


def test_the_excerpt_on_duties_is_from_the_section_that_is_on_nothing_else() -> None:
    package: Any = SimpleNamespace(part="final")
    sections = [
        _section(1, 1, "一、主要职责及内设机构", "全年工作的总体要求是：稳中求进。"),
        _section(2, 2, "（一）主要职责。", "负责水库的管理。"),
        _section(3, 2, "（二）内设机构", "设三个科室。"),
    ]
    excerpt = duties(package, sections)
    assert excerpt is not None
    assert (excerpt.text, excerpt.heading) == ("负责水库的管理。", "主要职责")
    first = duties(package, [sections[0], sections[2]])
    assert first is not None
    assert first.text.startswith("全年工作的总体要求")
