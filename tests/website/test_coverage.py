"""Coverage: what is here and what is not, on which ground, and a score that can be computed again."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline.vocabulary import SpecError, load_vocabulary
from pipeline.vocabulary.coverage import HEADER, ExpectedBody, read_expected_bodies
from pipeline.website import coverage_pages
from pipeline.website.coverage_pages import place_parts
from pipeline.website.jobs import site as site_jobs
from pipeline.website.listings import expected
from pipeline.website.listings.coverage import CoverageYear, PlaceCoverage
from pipeline.website.listings.expected import not_here
from pipeline.website.published.disclosure import Disclosure
from tests.website import jobs, pelican


def _disclosure(
    code: str, place: str, department: str, year: int, kind: str = "budget", unit: str = ""
) -> Disclosure:
    slug = "".join(f"{ord(each):x}" for each in department)
    return Disclosure(
        name=f"{code}-{slug}-{year}-{kind}",
        title="",
        title_en="",
        description="",
        tables_apart={},
        licences=(),
        division_code=code,
        division=place,
        city="",
        province="",
        department=place + department,
        department_slug=slug,
        unit=unit,
        unit_slug="",
        fiscal_year=year,
        kind=kind,
        counts={},
        url="",
        published_on="",
        retrieved_on="",
        ocr_tables=frozenset(),
    )


def _expected(disclosures: Sequence[Disclosure], code: str) -> list[tuple[str, int, str, str]]:
    found = not_here(disclosures)[code]
    return [(each.body.chinese, each.year, each.kind, each.ground) for each in found]


def test_a_body_is_expected_from_its_first_year_on_where_its_place_has_others() -> None:
    here = [
        _disclosure("330900", "甲市", "财政局", 2019),
        _disclosure("330900", "甲市", "财政局", 2020),
        _disclosure("330900", "甲市", "审计局", 2020),
        _disclosure("330900", "甲市", "财政局", 2021),
        _disclosure("330900", "甲市", "财政局", 2021, "final"),
    ]
    assert _expected(here, "330900") == [
        ("审计局", 2021, "budget", "other_disclosures"),
        ("审计局", 2021, "final", "other_disclosures"),
    ]


def test_a_body_that_a_reform_renamed_is_not_expected_beside_its_successor_or_later() -> None:
    here = [
        _disclosure("330900", "甲市", "安全生产监督管理局", 2017),
        _disclosure("330900", "甲市", "工商行政管理局", 2017),
        _disclosure("330900", "甲市", "财政局", 2017),
        _disclosure("330900", "甲市", "财政局", 2018),
        _disclosure("330900", "甲市", "财政局", 2021),
        _disclosure("330900", "甲市", "市场监督管理局", 2018),
        _disclosure("330900", "甲市", "市场监督管理局", 2021),
    ]
    assert _expected(here, "330900") == [
        ("安全生产监督管理局", 2018, "budget", "other_disclosures")
    ]


def test_what_most_places_of_a_level_have_is_expected_of_the_others() -> None:
    here = [
        _disclosure("330100", "甲市", "医疗保障局", 2023),
        _disclosure("330200", "乙市", "医疗保障局", 2023),
        _disclosure("330300", "丙市", "统计局", 2023),
    ]
    assert _expected(here, "330300") == [("医疗保障局", 2023, "budget", "peers")]
    assert _expected(here, "330100") == []
    assert _expected(here[1:], "330300") == []


def test_what_a_place_lists_itself_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    vocabulary = load_vocabulary()
    listed = (
        ExpectedBody("330900", "审计局", 2021, None, "甲市政府网站部门目录"),
        ExpectedBody("330900", "财政局", None, None, "甲市政府网站部门目录"),
    )

    class _Listing:
        expected_bodies = listed
        department_kinds = vocabulary.department_kinds

    monkeypatch.setattr(expected, "load_vocabulary", _Listing)
    here = [
        _disclosure("330900", "甲市", "财政局", 2020),
        _disclosure("330900", "甲市", "财政局", 2021),
        _disclosure("330900", "甲市", "审计局", 2019),
    ]
    assert _expected(here, "330900") == [
        ("审计局", 2021, "budget", "listed"),
        ("审计局", 2020, "budget", "other_disclosures"),
        ("财政局", 2019, "budget", "listed"),
    ]


@pytest.mark.parametrize(
    ("row", "said"),
    [("330900,财政局,,,\n", "source must be stated"), ("330900,财政局,x,,目录\n", "four digits")],
)
def test_a_list_of_bodies_that_is_not_in_form_is_refused(
    row: str, said: str, tmp_path: Path
) -> None:
    path = tmp_path / "expected_bodies.csv"
    path.write_text(",".join(HEADER) + "\n" + row, encoding="utf-8")
    with pytest.raises(SpecError, match=said):
        read_expected_bodies(path)


def test_a_long_place_goes_on_on_other_pages_and_loses_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(coverage_pages, "ROWS_ON_A_PAGE", 2)
    rows = tuple(range(5))
    place = PlaceCoverage(
        "330900",
        "甲市",
        "",
        "",
        (CoverageYear(2021, rows[:3], ("lacking",)), CoverageYear(2020, rows[3:], ())),  # type: ignore[arg-type]
    )
    parts = place_parts(place)
    assert [[(year.year, year.held, year.lacking) for year in part] for part in parts] == [
        [(2021, (0, 1), ())],
        [(2021, (2,), ("lacking",)), (2020, (3,), ())],
        [(2020, (4,), ())],
    ]


@pytest.fixture(scope="module")
def site(comparison_packages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("covered") / "site"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(site_jobs, "write_search", lambda *_: None)
        jobs.run(comparison_packages, output)
    return output


def test_the_file_has_a_line_for_each_disclosure_and_its_score_can_be_computed_again(
    site: Path, comparison_packages: Path
) -> None:
    path = site / "coverage" / "coverage.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    here = [row for row in rows if row["state"] == "here"]
    assert {row["disclosure"] for row in here} == {
        each.name for each in comparison_packages.glob("[0-9]*")
    }
    for row in here:
        assert int(row["score_found"]) == int(row["forms_published"]) + int(row["items_found"])
        assert int(row["score_required"]) == int(row["forms_required"]) + int(row["items_required"])
        assert len(row["lacking"].split("；")) == int(row["score_required"]) - int(
            row["score_found"]
        )
        assert (row["formats"], row["scanned"]) == ("文本", "no")


def test_the_pages_say_what_is_here_and_that_more_may_be_public(site: Path) -> None:
    for prefix, said, unlisted, grounds in (
        ("", "没有收录不等于没有公开", "不说明当地的部门都在这里", "只用得上后两种依据"),
        (
            "en/",
            "may have been disclosed",
            "does not mean that all bodies of the place are here",
            "only the other two grounds are in use",
        ),
    ):
        index = (site / prefix / "coverage" / "index.html").read_text(encoding="utf-8")
        assert said in index
        assert grounds in index
        row = index[index.index("330921/index.html") :].partition("</th>")[0]
        # of all years, those beyond a phone's edge too
        assert " · 4 份" in row or " · Documents: 4" in row
        place = site / prefix / "coverage" / "330921" / "index.html"
        assert said in place.read_text(encoding="utf-8")
        assert unlisted in place.read_text(encoding="utf-8")
        assert any(
            "330921" in link
            for _, link in pelican.read(site / prefix / "coverage" / "index.html").links
        )
