"""Page numbers of a contents page against the pages of its headings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from pipeline.check.form.contents_pages import check_contents_pages
from pipeline.check.subject import Subject
from pipeline.model.document import Document, Paragraph, Place
from pipeline.model.records import Finding, Outcome
from tests.support import VOCABULARY, identity

FILE = "水利局.pdf"
HEADINGS = (
    "一、部门主要职责", "二、机构设置情况", "三、收支预算总表", "四、收入预算总表",
    "五、支出预算总表", "六、预算绩效情况", "七、名词解释说明",
)  # fmt: skip
LISTED = {heading: number for number, heading in enumerate(HEADINGS, 1)}
STANDING = {heading: number + 2 for heading, number in LISTED.items()}


def findings(
    listed: Mapping[str, int], standing: Mapping[str, int], more: Sequence[tuple[str, int]] = ()
) -> list[Finding]:
    """What is said of a contents page on page 2 and headings on pages of the file."""
    texts = [("目录", 2), *((f"{title}…………{page}", 2) for title, page in listed.items())]
    for title, page in standing.items():
        texts += [(title, page), ("负责水利工作。", page)]
    blocks = tuple(
        Paragraph(text, Place(FILE, line=at, page=page))
        for at, (text, page) in enumerate([*texts, *more], 1)
    )
    document = Document(FILE, "pdf", blocks)
    return list(check_contents_pages(Subject(identity(), (document,), (), (), VOCABULARY)))


def outcomes(listed: Mapping[str, int], standing: Mapping[str, int]) -> list[Outcome]:
    return [finding.outcome for finding in findings(listed, standing)]


def test_the_one_heading_on_another_page_is_told() -> None:
    (finding,) = findings(LISTED, {**STANDING, "四、收入预算总表": 7})
    assert finding.outcome is Outcome.FAIL
    assert "目录列“四、收入预算总表”在第 4 页，正文在第 5 页" in finding.message


def test_numbers_that_all_are_as_far_from_the_pages_pass() -> None:
    assert outcomes(LISTED, STANDING) == [Outcome.PASS]


@pytest.mark.parametrize("few", [3, 5])
def test_few_numbers_prove_nothing(few: int) -> None:
    listed = dict(list(LISTED.items())[:few])
    assert outcomes(listed, {**STANDING, "二、机构设置情况": 9}) == [Outcome.NOT_APPLICABLE]


def test_the_contents_of_another_version_accuse_nobody() -> None:
    standing = {heading: page + page // 3 for heading, page in STANDING.items()}
    assert outcomes(LISTED, standing) == [Outcome.NOT_APPLICABLE]


def test_a_heading_that_stands_again_is_not_judged() -> None:
    found = findings(LISTED, {**STANDING, "四、收入预算总表": 7}, [("四、收入预算总表", 12)])
    assert [each.outcome for each in found] == [Outcome.PASS]


def test_a_contents_page_without_numbers_is_not_checked() -> None:
    bare = "".join(f"{heading}\n" for heading in HEADINGS)
    blocks = (Paragraph("目录", Place(FILE, line=1, page=2)), Paragraph(bare, Place(FILE, page=2)))
    subject = Subject(identity(), (Document(FILE, "pdf", blocks),), (), (), VOCABULARY)
    assert [f.outcome for f in check_contents_pages(subject)] == [Outcome.NOT_APPLICABLE]
