"""The pictures that other sites show beside links: what stands on them, and where they are."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from pipeline.vocabulary import load_vocabulary
from pipeline.website.cards import year_card
from pipeline.website.department.department_year import Summary, department_year
from pipeline.website.interface.language import languages
from pipeline.website.interface.phrases import phrase
from pipeline.website.published.shelf import open_shelf
from pipeline.website.rendering.card import SIZE, Cards, CardText, Fact
from tests.website import pelican
from tools.card_fonts import of_names, of_words

FONTS = Path(__file__).parents[2] / "themes" / "ledger" / "cards"
ABSOLUTE = "https://example.org/budget/"
TEXT = CardText(
    "山东省烟台市",
    "医疗保障局",
    "2026 年预算",
    (Fact("支出总计", "16,375.67", "万元"), Fact("基本支出", "2,200.67", "万元")),
    "公开的预算决算",
)


@pytest.fixture
def cards() -> Cards:
    return Cards(FONTS)


def _ink(png: bytes, box: tuple[int, int, int, int]) -> int:
    """How many dark pixels a part of the picture has."""
    return sum(Image.open(io.BytesIO(png)).convert("L").crop(box).histogram()[:128])


def test_a_card_is_a_small_picture_and_always_the_same(cards: Cards) -> None:
    drawn = cards.drawn(TEXT)
    assert drawn is not None
    assert drawn == Cards(FONTS).drawn(TEXT)
    assert Image.open(io.BytesIO(drawn)).size == SIZE
    assert len(drawn) < 40_000


@pytest.mark.parametrize("lacks", ["above", "title", "below", "motto"])
def test_what_a_font_cannot_set_gets_no_card(cards: Cards, lacks: str) -> None:
    assert cards.drawn(replace(TEXT, **{lacks: "某𪚥局"})) is None


def test_a_name_too_long_for_any_size_gets_no_card(cards: Cards) -> None:
    assert cards.drawn(replace(TEXT, title="某市" * 40)) is not None
    assert cards.drawn(replace(TEXT, title="某市" * 80)) is None


def test_a_province_has_nothing_above_it(cards: Cards) -> None:
    assert cards.drawn(replace(TEXT, above="", facts=())) is not None


@pytest.mark.parametrize("title", ["医保局", "某市" * 15, "某市" * 40, "Healthcare Security " * 4])
def test_what_stands_above_the_line_stays_there(cards: Cards, title: str) -> None:
    drawn = cards.drawn(replace(TEXT, title=title))
    assert drawn is not None
    between, right = (60, 412, 1140, 424), (1112, 150, 1140, 420)
    assert (_ink(drawn, between), _ink(drawn, right)) == (0, 0)


def test_numbers_have_room_beside_each_other(cards: Cards) -> None:
    long = Fact("本年支出", "12,345,678,901.23", "元")
    drawn = cards.drawn(replace(TEXT, facts=(long, long, long)))
    assert drawn is not None
    for left in (431 - 30, 769 - 30):
        assert _ink(drawn, (left, 480, left + 28, 556)) == 0
    assert _ink(drawn, (1110, 480, 1144, 556)) == 0


def test_the_fonts_have_what_names_and_our_own_words_are_written_with() -> None:
    """What neither has, Noto lacks too: `python -m tools.card_fonts` cuts them again."""
    known = {name: set((FONTS / f"{name}.txt").read_text("utf-8")) for name in ("serif", "sans")}
    assert of_words() - known["sans"] == set()
    assert len(of_names() - known["serif"]) < 5


def _summaries(packages: Path) -> Iterator[list[Summary]]:
    shelf = open_shelf(packages)
    for name in shelf.names:
        _, found = department_year(
            [shelf.package(name)],
            {},
            forms={},
            checks=load_vocabulary().checks,
            codes=(),
            siteurl="",
        )
        yield found


def test_a_doubtful_figure_is_not_on_a_card(packages: Path) -> None:
    summary = next(each for (each,) in _summaries(packages) if "basic" in each.headlines.figures)
    kinds = phrase("预算")
    whole = year_card("某局", [summary], kinds)
    stated = summary.headlines.figures
    doubtful = {**stated, "basic": replace(stated["basic"], is_doubtful=True)}
    less = year_card(
        "某局", [replace(summary, headlines=replace(summary.headlines, figures=doubtful))], kinds
    )
    assert [each for each in whole.facts if each not in less.facts] == [whole.facts[1]]
    assert whole.facts[1].number == stated["basic"].parted


def test_every_page_of_a_year_place_or_comparison_has_its_own_card(awkward_site: Path) -> None:
    found = sorted(awkward_site.rglob("card.png"))
    for name in ("departments/*", "[0-9]*", "[0-9]*/*", "[0-9]*/*/[0-9]*"):
        for prefix in ("", "en/"):
            pages = list(awkward_site.glob(f"{prefix}{name}/index.html"))
            assert pages
            for page in pages:
                own = page.with_name("card.png")
                (image,) = [
                    stated["content"]
                    for _, stated in pelican.read(page).tags
                    if stated.get("property") == "og:image"
                ]
                assert image == f"{ABSOLUTE}{own.relative_to(awkward_site).as_posix()}"
                assert own in found


def test_a_code_has_a_card_where_several_disclosures_state_it(awkward_site: Path) -> None:
    found = set()
    for sheet in awkward_site.glob("functions/*/amounts.csv"):
        with sheet.open(encoding="utf-8-sig", newline="") as file:
            disclosures = {row["disclosure"] for row in csv.DictReader(file)}
        found.add((len(disclosures) > 1, sheet.with_name("card.png").exists()))
    assert found == {(True, True), (False, False)}


def test_without_siteurl_there_are_no_cards(site: Path) -> None:
    assert [each.parent.name for each in site.rglob("card.png")] == ["theme"]


def test_cards_speak_both_languages(awkward_site: Path) -> None:
    (chinese, english) = (
        list(awkward_site.glob(f"{one.prefix}[0-9]*/card.png")) for one in languages()
    )
    assert len(chinese) == len(english) > 0
    assert all(a.read_bytes() != b.read_bytes() for a, b in zip(chinese, english, strict=True))
