"""The search as a reader uses it, in Chromium: with words, facets, keys and the way back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.website import chromium
from tests.website.chromium import until

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium.CHROMIUM is None, reason="there is no chromium on this machine"),
]


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    """A page that has said nothing wrong and asked no other host when it is closed."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("response", lambda each: problems.append(each.url) if each.status >= 400 else None)
    page.on(
        "request",
        lambda each: None if each.url.startswith(address) else problems.append(each.url),
    )
    yield page
    page.close()
    assert problems == []


def _search(page: Any, address: str, asked: str, language: str = "") -> None:
    page.goto(f"{address}{language}search/index.html?{asked}")
    _settled(page)


def _settled(page: Any) -> None:
    until(page, "/\\d/.test(document.getElementById('found').textContent)")


def _chosen(page: Any, name: str, value: str) -> None:
    before = page.inner_text("#found")
    page.select_option(f"select[name={name}]", value)
    until(page, f"![{before!r}, '正在查找……'].includes(found.textContent)")


def test_a_word_leads_to_the_row_that_prints_the_amount(page: Any, address: str) -> None:
    page.goto(address + "search/index.html")
    page.fill("#q", "安义 城乡医疗救助")
    _settled(page)
    row = page.locator("#hits li li", has_text="521.00").first
    assert "本年支出合计" in row.inner_text()
    assert "安义县" in page.locator("#hits > li", has_text="521.00").first.inner_text()
    row.locator("a").click()
    until(page, "/2023.index.html#t-final-\\d+-r\\d+$/.test(location.href)")
    text = page.locator(page.evaluate("location.hash")).inner_text()
    assert "城乡医疗救助" in text
    assert "521.00" in text


@pytest.mark.parametrize(
    "asked",
    ["２１０１３０１", "465.22", "465.220", "涞源 三公", "“三公”经费", "医保中心", "乡医疗救"],
)
def test_codes_amounts_and_names_are_found(page: Any, address: str, asked: str) -> None:
    _search(page, address, f"q={asked}")
    assert page.locator("#hits > li").count() > 0


def test_a_number_is_found_however_its_thousands_are_parted(page: Any, address: str) -> None:
    for asked in ("1,053.61", "1053.61", "1053.610"):
        _search(page, address, f"q={asked}")
        assert "1,053.61" in page.locator("#hits mark").all_inner_texts()


@pytest.mark.parametrize(
    ("typed", "name", "to"),
    [
        ("涞源县医疗保障局", "涞源县医疗保障局", "130630/yiliaobaozhangju/index.html"),
        ("涞源医保局", "涞源县医疗保障局", "130630/yiliaobaozhangju/index.html"),
        ("安义医保局2023年决算", "安义县医疗保障局", "360123/yiliaobaozhangju/2023/index.html#words-final"),
        ("涞源 医保局 2023", "涞源县医疗保障局", "130630/yiliaobaozhangju/2023/index.html"),
        ("涞源的医保局", "涞源县医疗保障局", "130630/yiliaobaozhangju/index.html"),
        ("安", "安义县", "360123/"),
        ("2101301", "2101301 城乡医疗救助", "functions/2101301/index.html"),
        ("arithmetic.row_sum", "同一行", "findings/index.html#c"),
    ],
)  # fmt: skip
def test_a_name_is_answered_first(page: Any, address: str, typed: str, name: str, to: str) -> None:
    page.goto(address + "search/index.html")
    page.fill("#q", typed)
    until(page, "!named.hidden")
    first = page.locator("#named a").first
    assert name in first.inner_text()
    assert first.evaluate("each => each.href").startswith(address + to)


@pytest.mark.parametrize(
    ("typed", "name", "to"),
    [
        ("laiyuan", "涞源县", "130630/index.html"),
        ("yibaoju anyi", "安义县医疗保障局", "360123/yiliaobaozhangju/index.html"),
        ("Anyi medical", "安义县医疗保障局", "360123/yiliaobaozhangju/index.html"),
        ("yiliaobaozhang", "医疗保障局", "departments/yiliaobaozhangju/index.html"),
        ("lyx", "涞源县", "130630/index.html"),
        ("medical security bureau of Laiyuan", "涞源县医疗保障局", "130630/yiliaobaozhangju/index.html"),
        ("laiyuan 医保局", "涞源县医疗保障局", "130630/yiliaobaozhangju/index.html"),
        ("涞源 medical", "涞源县医疗保障局", "130630/yiliaobaozhangju/index.html"),
        ("Anyi medical final account", "安义县医疗保障局", "360123/yiliaobaozhangju/index.html"),
        ("anyi medical 2023", "安义县医疗保障局", "360123/yiliaobaozhangju/2023/index.html"),
    ],
)  # fmt: skip
def test_names_are_found_by_pinyin_and_in_english(
    page: Any, address: str, typed: str, name: str, to: str
) -> None:
    page.goto(address + "search/index.html")
    page.fill("#q", typed)
    until(page, "document.querySelector('#named li')")
    found = page.locator("#named a", has_text=name).first
    assert found.get_attribute("href").removeprefix("../") == to


def test_on_english_pages_names_are_english(page: Any, address: str) -> None:
    page.goto(address + "en/search/index.html")
    page.fill("#q", "laiyuan")
    until(page, "document.querySelector('#named li')")
    link = page.locator("#named a").first
    assert link.inner_text() == "Laiyuan County"
    assert link.get_attribute("lang") is None
    _settled(page)  # until then the names are made anew, and a click on one that goes is lost
    link.click()
    until(page, "/en.130630.index.html/.test(location.href)")


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("医疗 2023", "2023年"),
        ("医疗 2023年", "2023年"),
        ("final account", "决算"),
        ("医疗 budget", "预算"),
        ("2025年", "2025年"),
    ],
)
def test_a_year_and_a_kind_that_are_typed_filter(
    page: Any, address: str, asked: str, meant: str
) -> None:
    _search(page, address, f"q={asked}")
    said = page.locator("#hits > li > .meta:first-of-type").all_inner_texts()
    assert said
    assert all(meant in each for each in said)


def test_idle_words_are_left_out(page: Any, address: str) -> None:
    _search(page, address, "q=城乡医疗救助")
    found = page.inner_text("#found")
    _search(page, address, "q=the 城乡医疗救助 的")
    assert page.inner_text("#found") == found


def test_a_number_that_is_no_year_of_a_disclosure_is_a_number(page: Any, address: str) -> None:
    _search(page, address, "q=2013")
    assert "0" in page.inner_text("#found") or page.locator("#hits mark").count() > 0


def test_names_are_counted_beside_results(page: Any, address: str) -> None:
    _search(page, address, "q=laiyuan")
    assert page.inner_text("#found").endswith(f"{page.locator('#named li').count()} 个")
    _search(page, address, "q=安义县医疗保障局")
    assert "名称相符的 1 个；" in page.inner_text("#found")


@pytest.mark.parametrize(
    "asked",
    [
        "安义医保局",
        "城乡医疗救助",
        "安义 城乡医疗救助 2023",
        "机关事业单位基本养老保险缴费支出",
        "安义县医疗保障局三公经费",
        "涞源医保局 2012 决算",
        "保险缴费养老基本机关事业单位支出",
        "救助城乡医疗 缴费职业年金 三公经费 会议费 培训费 差旅费",
        "medical security laiyuan travel",
    ],
)
def test_a_query_asks_for_little(page: Any, address: str, asked: str) -> None:
    got: list[Any] = []
    page.on("response", lambda each: got.append(each) if "/search/files/" in each.url else None)
    page.goto(f"{address}search/index.html?q={asked}")
    until(page, "found.textContent && !/正在/.test(found.textContent)")
    page.wait_for_load_state("networkidle")
    assert len(got) <= 10
    assert sum(len(each.body()) for each in got) <= 150_000


@pytest.mark.parametrize("asked", ["医疗保障局", "医保局"])
def test_a_kind_comes_before_the_bodies_that_share_its_name(
    page: Any, address: str, asked: str
) -> None:
    _search(page, address, f"q={asked}")
    assert page.locator("#named a").first.get_attribute("href") == (
        "../departments/yiliaobaozhangju/index.html"
    )


@pytest.mark.parametrize("asked", ["安义医保局 三公", "安义医保局三公经费", "安义县医保局三公经费"])
def test_words_beside_a_short_name_are_sought_in_what_that_body_discloses(
    page: Any, address: str, asked: str
) -> None:
    _search(page, address, f"q={asked}")
    assert page.locator("#named a").all_inner_texts() == ["安义县医疗保障局"]
    of = page.locator("#hits > li > .meta").all_inner_texts()
    assert of
    assert all("安义县医疗保障局" in each for each in of if "决算" in each)


def test_a_name_of_several_bodies_stands_for_none_of_them(page: Any, address: str) -> None:
    _search(page, address, "q=医保局 三公")
    assert page.locator("#named a").count() > 1
    assert "医疗保障局" not in "".join(page.locator("#hits mark").all_inner_texts())


def test_a_year_of_which_nothing_is_here_does_not_hide_the_body(page: Any, address: str) -> None:
    _search(page, address, "q=涞源县医疗保障局 2012 决算")
    assert page.locator("#named a").first.inner_text() == "涞源县医疗保障局"


def test_the_summary_of_a_disclosure_shows_its_figures(page: Any, address: str) -> None:
    _search(page, address, "q=安义县医疗保障局&what=summary")
    assert page.locator("#hits > li").first.locator("li .value").count() > 0


def test_a_table_found_by_its_title_shows_its_first_row(page: Any, address: str) -> None:
    _search(page, address, "q=安义县医疗保障局 支出决算表&what=table")
    table = page.locator("#hits > li", has=page.locator("h2", has_text="支出决算表")).first
    assert table.locator("li .value").count() > 0


def test_what_a_query_costs_is_counted(page: Any, address: str) -> None:
    """The search reads no further records when it has cost so much; files are kept for names."""
    page.goto(address + "search/index.html")
    counted = page.evaluate(
        """async () => {
          const script = document.querySelector("script[src*=search-index]");
          const index = ledgerIndex(new URL("../search/files/", script.src).href);
          const { names } = await index.listing();
          index.begin(2);
          const first = index.left();
          await index.load(`${names}/0`, JSON.parse);
          const before = { ...index.cost, left: index.left() };
          await index.find(["医疗"]);
          return [first, before.files, before.bytes, before.names, before.left, index.left() < before.left];
        }"""
    )
    assert counted == [7, 1, 0, 1, 7, True]


def test_names_cost_little_and_come_before_the_rest(page: Any, address: str) -> None:
    page.goto(address + "search/index.html")
    page.wait_for_timeout(300)
    asked: list[str] = []
    page.on("request", lambda each: asked.append(each.url))
    page.type("#q", "医")
    until(page, "!named.hidden")
    assert 0 < len(asked) <= 10
    assert page.locator("#named a").count() > 1
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('#named') !== null")


def test_a_doubtful_amount_is_not_shown_without_its_warning(page: Any, address: str) -> None:
    _search(page, address, "q=465.22&what=table&code=210 卫生健康支出")
    rows = [each.inner_text() for each in page.locator("#hits li li").all()]
    assert any("63.00" in each and "这一行核对不通过" in each for each in rows)


def test_a_facet_narrows_and_the_way_back_widens(page: Any, address: str) -> None:
    _search(page, address, "q=城乡医疗救助")
    everything = page.inner_text("#found")
    _chosen(page, "place", "江西省南昌市安义县")
    assert "place=" in page.url
    said = page.locator("#hits > li > .meta:first-of-type").all_inner_texts()
    assert said
    assert all("安义县" in each for each in said)
    page.go_back()
    until(page, f"found.textContent === {everything!r}")
    assert "place=" not in page.url
    assert page.input_value("select[name=place]") == ""


def test_counts_beside_a_facet_are_the_results_behind_it(page: Any, address: str) -> None:
    _search(page, address, "q=城乡医疗救助")
    option = page.locator("select[name=year] option[value='2025']")
    count = option.text_content().split("(")[1].rstrip(")")
    _chosen(page, "year", "2025")
    assert f" {count} " in page.inner_text("#found")


def test_a_year_alone_lists_its_disclosures_first(page: Any, address: str) -> None:
    _search(page, address, "year=2023")
    first = page.locator("#hits > li").first.inner_text()
    assert "收支概况" in first
    assert "万元" in first


def test_the_keyboard_is_enough(page: Any, address: str) -> None:
    _search(page, address, "q=城乡医疗救助")
    page.locator("select[name=year]").focus()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.press("ArrowDown")
    first = page.evaluate("document.activeElement.href")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.href") != first
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.href") == first
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.press("Escape")
    until(page, "!hits.children.length")
    assert page.input_value("#q") == ""
    assert page.locator("#browse").is_visible()


def test_more_results_come_below_and_take_the_focus(page: Any, address: str) -> None:
    _search(page, address, "q=医疗")
    before = page.locator("#hits > li").count()
    page.click("#more")
    until(page, f"hits.children.length > {before}")
    until(page, f"hits.children[{before}].contains(document.activeElement)")


def test_where_only_a_name_is_found_nothing_is_denied(page: Any, address: str) -> None:
    _search(page, address, "q=涞源医保局")
    assert page.locator("#named a").first.inner_text() == "涞源县医疗保障局"
    assert page.locator("#nothing").is_hidden()


def test_what_is_nowhere_is_said_to_be_nowhere(page: Any, address: str) -> None:
    page.goto(address + "search/index.html?q=zzzzqqqq")
    page.wait_for_selector("#nothing:not([hidden])")
    assert page.get_attribute("#found", "role") == "status"
    assert "0" in page.inner_text("#found")
    assert page.locator("#suggestions").is_visible()


def test_the_english_page_leads_to_english_pages(page: Any, address: str) -> None:
    _search(page, address, "q=城乡医疗救助&what=table", "en/")
    link = page.locator("#hits h2 a").first
    assert "/en/" in link.evaluate("each => each.href")
    assert link.get_attribute("lang") == "zh-CN"


@pytest.mark.parametrize("width", [320, 1280])
def test_results_fit(page: Any, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for asked in ("q=城乡医疗救助", "q=医疗", "year=2023"):
        _search(page, address, asked)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_hostile_text_is_shown_as_text(browser: Any, awkward_site: Path) -> None:
    with chromium.served(awkward_site) as served:
        page = browser.new_page()
        alerts: list[str] = []
        page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
        _search(page, served, "q=script 公积金")
        assert "<script>alert(1)</script>" in page.inner_text("#hits")
        assert page.locator("#hits script").count() == 0
        assert alerts == []
        page.close()


def test_from_a_file_share_the_page_says_that_it_cannot_search(browser: Any, site: Path) -> None:
    page = browser.new_page()
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text))
    page.goto((site / "search" / "index.html").as_uri() + "?q=1")
    assert page.locator("#unavailable").is_visible()
    assert page.locator("#search").is_hidden()
    assert page.locator("#browse").is_visible()
    assert problems == []
    page.close()


def test_without_a_script_the_page_offers_other_ways(browser: Any, address: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(address + "search/index.html?q=1")
    assert page.locator("#unavailable").is_visible()
    assert page.locator("#search").is_hidden()
    assert page.locator("#suggestions").is_hidden()
    assert page.locator("#browse").is_visible()
    page.close()
