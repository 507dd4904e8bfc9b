"""One contradiction is told once: the pages lead from what leans on it to where it is told, and back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.model.corrections import Answer
from pipeline.model.records import Finding
from pipeline.values.told import told
from pipeline.vocabulary import load_vocabulary
from pipeline.website.audit.same_cause import Reply
from pipeline.website.audit.verdicts import Verdict, verdicts
from pipeline.website.interface.language import languages
from pipeline.website.published.package import Package
from pipeline.website.published.places import Places
from pipeline.website.published.shelf import open_shelf
from tests.website.chromium import CHROMIUM, until

ZHANYI = "530303/yiliaobaozhangju/2023/index.html"
PLACES = ("", "en/")
SAY = languages()[0].text


@pytest.fixture(scope="module")
def zhanyi(packages: Path) -> Package:
    return open_shelf(packages).by_name()["530303-yiliaobaozhangju-2023-final"]


@pytest.fixture(scope="module")
def group(zhanyi: Package) -> tuple[Finding, Finding]:
    """A failure, and another that it tells."""
    telling = next(each for each in zhanyi.findings() if each.check == "arithmetic.subtotal"
                   and each.outcome == "fail")  # fmt: skip
    other = replace(telling, id="0ther00000-2", check="arithmetic.total", code="")
    return telling, told(other, telling)


@pytest.fixture(scope="module")
def linked(site: Path) -> tuple[str, list[str]]:
    """The id of the finding that tells a contradiction, and those of the findings that name it."""
    html = (site / ZHANYI).read_text("utf-8")
    teller = re.search(
        r'<li class="verdict error" id="finding-(\w+)">(?:(?!</li>).)*"retold">(.*?)</p>',
        html,
        re.S,
    )
    assert teller
    return teller[1], re.findall(r'href="#finding-([\w-]+)"', teller[2])


def _answer(finding: Finding, /, **fields: Any) -> Answer:
    answer = Answer(
        disclosure=finding.disclosure, check=finding.check, finding="", table="", row_no=None,
        code="", source_line=None, status="explained", reason="另有原因", findings=1,
    )  # fmt: skip
    return replace(answer, **fields)


def _judged(
    package: Package, group: tuple[Finding, Finding], answers: list[Answer]
) -> tuple[Verdict, Verdict]:
    """What the page says of the two."""
    found = verdicts(package, group, answers, Places(package), load_vocabulary().checks)
    (telling,) = found.failures
    ((_, (check,)),) = found.others
    return telling, check.verdicts[0]


def _said(replies: tuple[Reply, ...]) -> list[tuple[str, str, str]]:
    return [(SAY(each.word), each.reason, each.to) for each in replies]


def test_who_tells_and_who_is_told_name_each_other(
    zhanyi: Package, group: tuple[Finding, Finding]
) -> None:
    telling, other = _judged(zhanyi, group, [])
    assert (telling.told_by, other.told_by) == ("", telling.id)
    assert [each.id for each in telling.retold] == [other.id]
    assert SAY(telling.retold[0].said) == SAY(telling.said)
    assert other.retold == ()
    assert "不另计" not in other.message.chinese
    assert "not counted again" not in other.message.english


def test_an_answer_to_one_that_is_told_stands_where_it_is_told(
    zhanyi: Package, group: tuple[Finding, Finding]
) -> None:
    by_id = _answer(group[1], check="", finding=group[1].id)
    telling, other = _judged(zhanyi, group, [by_id])
    assert _said(telling.replies) == [("有说明", "另有原因", other.id)]
    assert _said(other.replies) == [("有说明", "另有原因", "")]


def test_an_answer_to_both_is_said_once(zhanyi: Package, group: tuple[Finding, Finding]) -> None:
    same = (group[0], replace(group[1], check=group[0].check))
    telling, other = _judged(zhanyi, same, [_answer(group[0])])
    assert _said(telling.replies) == _said(other.replies) == [("有说明", "另有原因", "")]


@pytest.mark.parametrize("prefix", PLACES)
def test_the_page_leads_from_each_to_the_one_that_tells_it(
    site: Path, linked: tuple[str, list[str]], prefix: str
) -> None:
    teller, others = linked
    html = (site / prefix / ZHANYI).read_text("utf-8")
    assert len(others) == 3
    for other in others:
        item = re.search(rf'<li id="finding-{other}">.*?</li>', html, re.S)
        assert item
        assert f'href="#finding-{teller}"' in item[0]


@pytest.fixture
def phone(browser: Any) -> Iterator[Any]:
    opened = browser.new_page(viewport={"width": 390, "height": 800})
    yield opened
    opened.close()


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium on this machine")
@pytest.mark.parametrize("prefix", PLACES)
def test_the_keyboard_goes_there_and_back(
    phone: Any, address: str, linked: tuple[str, list[str]], prefix: str
) -> None:
    teller, (other, *_) = linked
    phone.goto(address + prefix + ZHANYI)
    phone.focus(f'#finding-{teller} .retold a[href="#finding-{other}"]')
    phone.keyboard.press("Enter")
    phone.wait_for_selector(f"#finding-{other}", state="visible")
    phone.focus(f"#finding-{other} a.id")
    phone.keyboard.press("Enter")
    until(phone, f"location.hash == '#finding-{teller}'")
    assert phone.evaluate(
        f"(() => {{ const at = document.getElementById('finding-{teller}').getBoundingClientRect();"
        " return at.top >= 0 && at.top < innerHeight })()"
    )


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium on this machine")
@pytest.mark.parametrize("width", [320, 390])
def test_a_number_stands_on_one_line(browser: Any, address: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(address + ZHANYI)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    broken = page.evaluate(
        "[...document.querySelectorAll('a.id')].filter(a => a.getClientRects().length != 1).length"
    )
    assert page.locator("a.id").count() > 10
    page.close()
    assert broken == 0
