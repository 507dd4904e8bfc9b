"""What pages say of checks: doubt beside figures, completeness, answers, corrections, /findings/."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.model.records import Finding
from pipeline.vocabulary import load_vocabulary
from pipeline.website.audit.completeness import completeness
from pipeline.website.audit.contradictions import subject_and_figures
from pipeline.website.audit.verdicts import Verdicts, doubtful_rows, verdicts
from pipeline.website.department.department_year import Summary
from pipeline.website.figures.headline import headlines
from pipeline.website.interface.language import languages
from pipeline.website.interface.phrases import Bilingual
from pipeline.website.jobs.house import House
from pipeline.website.listings.failed import arranged
from pipeline.website.listings.findings import (
    FEWEST_ROWS,
    MOST_OPEN,
    MOST_ROWS,
    findings_pages,
    findings_view,
)
from pipeline.website.listings.findings_by import MOST_OF_A_CHECK, of_one_check
from pipeline.website.listings.listed import listed
from pipeline.website.published.package import Package
from pipeline.website.published.places import Places
from pipeline.website.published.shelf import open_shelf
from tests.website import pelican

ZHANYI = "530303/yiliaobaozhangju/2023/index.html"
LAIYUAN = "130630/yiliaobaozhangju/2023/index.html"
WARNING = '#checks">这一行核对不通过</a>'
FAILED_ROW = "t-final-03-r5"
SAY = languages()[0].text


@pytest.fixture(scope="module")
def zhanyi(packages: Path) -> Package:
    return open_shelf(packages).by_name()["530303-yiliaobaozhangju-2023-final"]


@pytest.fixture(scope="module")
def failed(zhanyi: Package) -> Finding:
    """A failed check of the figures of a row."""
    return next(each for each in zhanyi.findings() if each.check == "arithmetic.subtotal"
                and each.outcome == "fail")  # fmt: skip


@pytest.fixture(scope="module")
def judged(zhanyi: Package) -> Verdicts:
    """All findings of a final account in which figures contradict each other."""
    return _verdicts(zhanyi, zhanyi.findings())


def _verdicts(package: Package, findings: list[Finding]) -> Verdicts:
    return verdicts(package, findings, [], Places(package), load_vocabulary().checks)


def _html(site: Path, address: str) -> str:
    return (site / address).read_text(encoding="utf-8")


def _lines(html: str, text: str) -> list[str]:
    return [line for line in html.splitlines() if text in line]


@pytest.mark.parametrize(
    ("changed", "is_doubtful"),
    [
        ({}, True),
        ({"severity": "warning"}, True),
        ({"check": "claim.amount_as_in_table"}, True),
        ({"check": "claim.change_recomputed"}, False),
        ({"check": "claim.share_recomputed"}, False),
        ({"check": "claim.stated_twice"}, False),
        ({"severity": "note"}, False),
        ({"check": "form.placeholder"}, False),
        ({"check": "code.misprint"}, False),
        ({"outcome": "rounding"}, False),
        ({"row_no": None}, False),
    ],
)
def test_only_failed_checks_of_figures_cast_doubt(
    zhanyi: Package, failed: Finding, changed: dict[str, str], is_doubtful: bool
) -> None:
    assert doubtful_rows(zhanyi, [failed]) == {FAILED_ROW}
    found = doubtful_rows(zhanyi, [replace(failed, **changed)])  # type: ignore[arg-type]
    assert bool(found) == is_doubtful


def test_what_passed_is_said_first_and_notes_stand_apart(zhanyi: Package, failed: Finding) -> None:
    findings = [
        replace(failed, severity=severity, outcome=outcome, check=check, message=message)
        for severity, outcome, check, message in (
            ("note", "fail", "form.punctuation", "a"),
            ("warning", "fail", "form.placeholder", "b"),
            ("error", "fail", "form.year", "c"),
            ("error", "fail", "arithmetic.total", "d"),
            ("note", "pass", "arithmetic.total", "e"),
            ("note", "not_evaluated", "form.read_by_ocr", "f"),
        )
    ]  # fmt: skip
    found = _verdicts(zhanyi, findings)
    assert [(each.standing, each.count) for each in found.counts][:4] == [
        ("pass", 1),
        ("error", 2),
        ("warning", 1),
        ("note", 1),
    ]
    assert [each.message.chinese for each in found.failures] == ["d", "c", "b"]
    assert [each.message.chinese for each in found.notes] == ["a"]
    others = [each for _, checks in found.others for check in checks for each in check.verdicts]
    assert [each.message.chinese for each in others] == ["f"]
    assert found.total == sum(each.count for each in found.counts) == 6


def test_a_text_that_contradicts_itself_is_a_contradiction_and_casts_no_doubt(
    zhanyi: Package, failed: Finding
) -> None:
    own = replace(failed, check="prose.parts_make_whole", table="", row_no=None)
    found = _verdicts(zhanyi, [own])
    assert [v.check for at in found.contradictions for v in at.verdicts] == [own.check]
    assert doubtful_rows(zhanyi, [own]) == frozenset()


def test_a_check_has_the_name_of_the_registry(zhanyi: Package, failed: Finding) -> None:
    strange = replace(failed, check="arithmetic.of_tomorrow")
    named, unnamed = (_verdicts(zhanyi, [each]).failures[0].name for each in (failed, strange))
    assert named == Bilingual("上级科目等于下级科目之和", "A code is the sum of the codes below it")
    assert unnamed == "arithmetic.of_tomorrow"


def test_contradictions_stand_by_table_with_both_figures_in_words(judged: Verdicts) -> None:
    assert [
        (at.anchor, at.unit, [(SAY(each.said), SAY(each.figures or "")) for each in at.verdicts])
        for at in judged.contradictions
    ] == [
        (
            "t-final-03",
            "万元",
            [
                (
                    "210 卫生健康支出 “基本支出”与下级科目之和",
                    "印出 465.22，下级科目相加 402.22，相差 63.00。",
                ),
            ],
        ),
        (
            "t-final-06",
            "万元",
            [("“人员经费”", "文字里写的是 473.92 万元，表里是 443.50 万元，相差 30.42。")],
        ),
    ]
    assert {*judged.questions} | {v for at in judged.contradictions for v in at.verdicts} == {
        *judged.failures
    }


def test_a_message_without_the_figures_stays_whole(failed: Finding) -> None:
    assert subject_and_figures(failed) is not None
    assert subject_and_figures(replace(failed, message="合计不对")) is None
    assert subject_and_figures(replace(failed, printed=None)) is None
    other = replace(failed, message=failed.message.replace("402.22", "402.23"))
    assert subject_and_figures(other) is None


def test_percentages_differ_by_percentage_points(failed: Finding) -> None:
    message = "“甲”占“乙”60.02%：60.02%，计算得 60.16%，相差 -0.14"
    share = replace(
        failed, check="claim.share_recomputed", message=message, printed=Decimal("60.02"),
        expected=Decimal("60.16"), difference=Decimal("-0.14"),
    )  # fmt: skip
    stated = subject_and_figures(share)
    assert stated is not None
    assert SAY(stated[1]) == "文字里写的是 60.02%，按金额算是 60.16%，相差 0.14 个百分点。"


def test_every_table_knows_the_failures_in_it(judged: Verdicts) -> None:
    counts = {anchor: len(members) for anchor, members in judged.by_table.items()}
    assert counts == {"t-final-03": 1, "t-final-06": 2, "t-final-07": 1, "t-final-09": 1}


def test_the_sentence_says_first_what_passed(judged: Verdicts) -> None:
    said = SAY(judged.sentence)
    (passed,) = [each.number for each in judged.counts if each.standing == "pass"]
    assert re.match(rf"核对了 \d+ 项：{passed} 项通过，", said)
    assert "2 项不符" in said
    assert "四舍五入" not in said


def test_of_many_failures_the_page_lists_some_and_counts_all(
    zhanyi: Package, failed: Finding
) -> None:
    found = _verdicts(zhanyi, [failed] * (MOST_ROWS + 3))
    summary = Summary(zhanyi, headlines(zhanyi, []), found, None, splits=())
    view = findings_view(arranged([listed(summary)]), load_vocabulary().checks, lambda _: summary)
    (group,) = view.groups
    assert (group.count, len(group.rows), group.unlisted) == (MOST_ROWS + 3, MOST_ROWS, 3)
    assert view.is_partial
    assert findings_pages(arranged([listed(summary)])) == 2
    rest = findings_view(
        arranged([listed(summary)]), load_vocabulary().checks, lambda _: summary, number=2
    )
    assert [len(each.rows) for each in rest.groups] == [3]
    assert rest.families == ()
    checks = load_vocabulary().checks
    least = findings_view(arranged([listed(summary)]), checks, lambda _: summary, most=FEWEST_ROWS)
    assert [len(each.rows) for each in least.groups] == [FEWEST_ROWS]
    assert findings_pages(arranged([listed(summary)]), FEWEST_ROWS) == -(
        -(MOST_ROWS + 3) // FEWEST_ROWS
    )
    one = replace(summary, verdicts=_verdicts(zhanyi, [failed]))
    few = findings_view(arranged([listed(one)]), load_vocabulary().checks, lambda _: one)
    assert not few.is_partial
    assert not few.folds_checks
    assert findings_pages(arranged([listed(one)])) == 1


def test_failures_are_put_in_order_once_for_all_pages_of_them(
    zhanyi: Package, failed: Finding
) -> None:
    summary = Summary(zhanyi, headlines(zhanyi, []), _verdicts(zhanyi, [failed]), None, splits=())
    house = object.__new__(House)
    house._arranged = None
    house.__dict__["listed_by_name"] = {zhanyi.name: listed(summary)}
    found = house.arranged([zhanyi.disclosure])
    assert [each.standing for each in found.of(failed.check)] == ["error"]
    assert house.arranged([zhanyi.disclosure]) is found
    assert house.arranged([]) is not found


def test_checks_are_folded_where_there_is_much_to_list(zhanyi: Package, failed: Finding) -> None:
    other = replace(failed, check="arithmetic.row_sum")
    found = _verdicts(zhanyi, [failed] * (MOST_OPEN // 2) + [other] * (MOST_OPEN // 2 + 1))
    summary = Summary(zhanyi, headlines(zhanyi, []), found, None, splits=())
    view = findings_view(arranged([listed(summary)]), load_vocabulary().checks, lambda _: summary)
    assert len(view.groups) == 2
    assert view.folds_checks


def test_lists_codes_and_comparisons_mark_figures_of_failed_rows(site: Path) -> None:
    for address in (
        "530303/yiliaobaozhangju/index.html",
        "departments/yiliaobaozhangju/index.html",
    ):
        figures = _lines(_html(site, address), "#t-final-03-r1-c4")
        assert figures
        assert all(f"{ZHANYI}{WARNING}" in each for each in figures)
    codes = _html(site, "functions/210/index.html")
    assert codes.count(WARNING) == codes.count(f"#{FAILED_ROW}-") >= 3
    assert WARNING not in _html(site, "130606/yiliaobaozhangju/index.html")


def test_completeness_counts_the_statutory_forms(zhanyi: Package) -> None:
    found = completeness(zhanyi, zhanyi.findings())
    assert found is not None
    assert SAY(found.sentence) == (
        "应公开 9 张表，公开了 8 张；缺：《国有资本经营预算财政拨款支出决算表》。"
    )
    english = "State capital operating budget expenditure"
    assert [each.english for each in found.missing] == [english]
    assert completeness(zhanyi, []) is None


def test_of_several_entities_a_missing_form_names_its_own(packages: Path) -> None:
    package = open_shelf(packages).by_name()["130606-yiliaobaozhangju-2025-budget"]
    listed = [each for each in package.findings() if each.check == "form.statutory_table"]
    message = "莲池区医疗保险中心未公开《收入预算表》"
    first = replace(listed[0], outcome="fail", message=message)  # type: ignore[arg-type]
    found = completeness(package, [first, *listed[1:]])
    assert found is not None
    assert [each.chinese for each in found.missing] == ["莲池区医疗保险中心《收入预算表》"]
    assert (found.required, found.published) == (18, 17)
    told = f"{message}：目录列有“收入预算表”，由该条说明，不另计"
    first = replace(
        first,
        outcome="not_evaluated",  # type: ignore[arg-type]
        severity="warning",  # type: ignore[arg-type]
        message=told,
    )
    assert completeness(package, [first, *listed[1:]]) == found


def test_pages_say_how_complete_a_disclosure_is(site: Path) -> None:
    html = _html(site, ZHANYI)
    header = html[html.index("<h1") : html.index("</header>", html.index("<h1"))]
    assert "应公开 9 张表，公开了 8 张；缺：《国有资本经营预算" in header
    listed = _html(site, "530303/yiliaobaozhangju/index.html")
    assert '<th scope="col" class="n">应公开的表</th>' in listed
    assert ">8 / 9 张</a>" in listed


def test_an_answered_finding_stays_with_its_answer(awkward_site: Path) -> None:
    for address in (ZHANYI, "findings/index.html"):
        verdict = next(
            each
            for each in re.findall(
                r'<li class="verdict.*?</li>', _html(awkward_site, address), re.S
            )
            if "402.22" in each
        )
        assert "<b>答复：已更正</b> &lt;i&gt;见更正&lt;/i&gt;" in verdict
    assert "<b>答复：有说明</b> 没有这项收支" in _html(awkward_site, ZHANYI)


def test_a_corrected_amount_stands_beside_the_printed_one(awkward_site: Path) -> None:
    html = _html(awkward_site, ZHANYI)
    (row,) = _lines(html, f'<tr id="{FAILED_ROW}"')
    assert re.search(
        rf'<td[^>]*><span id="{FAILED_ROW}-c\d+">465.22</span> <small class="corrected">'
        "<b>更正为 528.22</b> 漏加&lt;b&gt;项目支出&lt;/b&gt;</small></td>",
        row,
    )
    assert html.count('class="corrected"') == 1


def _pages(site: Path, folder: str) -> list[str]:
    """The HTML of a list's first page and of those that go on with it: `findings/2/`, …"""
    further = (page for page in (site / folder).glob("*/index.html") if len(page.parent.name) < 6)
    numbered = sorted(page for page in further if page.parent.name.isdecimal())
    return [page.read_text("utf-8") for page in (site / folder / "index.html", *numbered)]


def test_findings_are_grouped_by_check_with_data_of_their_rows(site: Path, packages: Path) -> None:
    html = _html(site, "findings/index.html")
    rows = re.findall(
        r'<li class="verdict (\w+)" data-check="([^"]+)" data-place="(\d{6})" data-year="(\d{4})">',
        "".join(_pages(site, "findings")),
    )
    shelf = open_shelf(packages)
    made = Counter(
        (each.severity, each.check, package.division_code, str(package.fiscal_year))
        for package in shelf.packages
        for each in (*package.findings(), *shelf.findings_between().get(package.name, ()))
        if each.outcome == "fail"
    )
    assert Counter(rows) == made
    notes = html.index('<details class="notes-only" id="notes">')
    assert [each.start() < notes for each in re.finditer(r'<li class="verdict (error|warn)', html)]
    assert "verdict note" not in html[:notes]
    reader = pelican.read(site / "findings/index.html")
    assert {
        f"{'note' if s == 'note' else 'check'}-{c.replace('.', '-')}" for s, c, _, _ in rows
    } <= (set(reader.ids))


def test_findings_say_what_was_checked(site: Path) -> None:
    html = _html(site, "findings/index.html")
    checked = html[html.index('<section id="checked"') :]
    for each in load_vocabulary().checks.checks:
        assert each.name in checked
    assert "类等于各款之和" in html.split('id="check-arithmetic-subtotal"')[1]


def test_findings_between_disclosures_are_on_their_pages(
    awkward_packages: Path, awkward_site: Path
) -> None:
    shelf = open_shelf(awkward_packages)
    between = shelf.findings_between()
    found = between["530303-yiliaobaozhangju-2023-final"]
    assert {each.check for each in found} >= {"between.last_year_column", "between.opening_budget"}
    html = _html(awkward_site, ZHANYI)
    assert [each.message for each in found if each.message.split("：")[0] not in html] == []
    assert set(between) <= set(shelf.by_name())


def test_every_finding_has_one_anchor_by_its_id_and_links_lead_there(site: Path) -> None:
    pages = {page: page.read_text("utf-8") for page in site.rglob("*.html")}
    anchors = {page: re.findall(r'id="finding-([0-9a-f-]+)"', html) for page, html in pages.items()}
    assert all(len(found) == len(set(found)) for found in anchors.values())
    assert sum(map(len, anchors.values())) > 20
    for page, html in pages.items():
        for address, name in re.findall(r'href="([^"#]*)#finding-([0-9a-f-]+)"', html):
            assert name in anchors[(page.parent / address).resolve() if address else page]


def test_each_place_has_its_findings_and_a_feed(site: Path) -> None:
    page = (site / "findings" / "130606" / "index.html").read_text(encoding="utf-8")
    assert "莲池区的核对结果" in page
    assert 'data-place="130606"' in page
    assert 'data-place="530303"' not in page
    feed = (site / "feeds" / "130606.atom.xml").read_text(encoding="utf-8")
    assert feed.count("<entry>") == 1
    assert "莲池区" in feed
    place = (site / "130606" / "index.html").read_text(encoding="utf-8")
    assert "../findings/130606/index.html" in place
    assert "../feeds/130606.atom.xml" in place


def _listed_on(html: str) -> Counter[str]:
    return Counter(re.findall(r"#finding-([0-9a-f-]+)\">", html))


def test_findings_stand_by_kind_of_department_and_by_check_with_one_count(site: Path) -> None:
    shown = _listed_on("".join(_pages(site, "findings")))
    kind = "findings/departments/yiliaobaozhangju/index.html"
    assert _listed_on("".join(_pages(site, "findings/departments/yiliaobaozhangju"))) == shown
    by_check = [page.read_text("utf-8") for page in (site / "findings/checks").rglob("*.html")]
    assert sum(map(_listed_on, by_check), Counter()) == shown
    for html in by_check:
        standings = re.findall(r'<li class="verdict (\w+)"', html)
        assert standings == sorted(standings, key=["error", "warning", "note"].index)
        assert f"{len(standings)} 处</small>" in html
    first = _html(site, "findings/index.html")
    assert f'href="../{kind}"' in first
    assert 'href="../findings/530303/index.html"' in first
    assert f'href="../../{kind}"' in _html(site, "departments/yiliaobaozhangju/index.html")
    assert "What did not pass" in _html(site, "en/departments/yiliaobaozhangju/index.html")


def test_later_pages_have_the_failures_that_the_first_has_not(awkward_site: Path) -> None:
    folder = awkward_site / "findings" / "130630"
    pages = [folder / "index.html", *sorted(folder.glob("[0-9]*/index.html"))]
    assert len(pages) > 1
    listed = [_listed_on(each.read_text("utf-8")) for each in pages]
    assert all(listed)
    assert max(sum(listed, Counter()).values()) == 1


def test_of_very_many_failures_all_stand_on_pages_of_their_check(
    zhanyi: Package, failed: Finding
) -> None:
    count = MOST_OF_A_CHECK + MOST_ROWS
    small = replace(failed, severity="note")
    found = _verdicts(zhanyi, [*[small] * count, failed])
    summary = Summary(zhanyi, headlines(zhanyi, []), found, None, splits=())
    everyone = arranged([listed(summary)])
    of_check = everyone.of(failed.check)
    assert len(of_check) == count + 1
    pages = [
        of_one_check(failed.check, of_check, load_vocabulary().checks, lambda _: summary, number)
        for number in (1, 2)
    ]
    rows = [row.verdict.standing for each in pages for row in each.group.rows]
    assert rows == ["error", *["note"] * count]
    assert [each.count for each in pages[0].counts] == [1, count]
    group = findings_view(everyone, load_vocabulary().checks, lambda _: summary).notes[0]
    assert group.unlisted
    assert group.address == "findings/checks/arithmetic-subtotal/index.html"
