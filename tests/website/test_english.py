"""The English interface: every text translated, every page there twice, Chinese marked as Chinese."""

from __future__ import annotations

import csv
import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from pypinyin import lazy_pinyin

from pipeline.vocabulary import load_vocabulary
from pipeline.vocabulary.files import read_spec
from pipeline.website.interface import translation_keys
from pipeline.website.interface.items import code_in_english, named_code
from pipeline.website.interface.language import CHINESE, ENGLISH, TRANSLATIONS, Language, languages
from pipeline.website.interface.latin import Latin, body_in_latin, place_in_latin
from pipeline.website.interface.phrases import Bilingual, Phrase
from tests.conftest import ROOT
from tests.website import pelican

LATIN = TRANSLATIONS.parent / "latin.yml"
FILE = TRANSLATIONS / f"{ENGLISH}.po"
HAN = re.compile(r"[\u2e80-\u303f\u3041-\u9fff\uf900-\ufaff\uff01-\uff65\U00020000-\U0003ffff]+")
IDEOGRAPHS = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
FIELD = re.compile(r"\{\w*\}|%\(\w+\)s")
TAG = re.compile(r"<[^>]*>")
ADDRESSES = frozenset({"href", "src", "action", "id", "for", "class", "name", "aria-labelledby"})
CONTENT = ("about", "methods", "glossary")
NOT_FOUND = Path("404.html")  # served at every address, its links are absolute


def test_every_text_of_the_site_is_translated_and_none_that_is_gone() -> None:
    translated = translation_keys.translations(FILE)
    untranslated = {key for key, text in translated.items() if not text.strip()}
    assert translation_keys.keys() - translated.keys() == set(), "make translations"
    assert translated.keys() - translation_keys.keys() == set(), "make translations"
    assert untranslated == set()


def test_a_translation_has_the_fields_and_the_tags_of_its_key() -> None:
    for key, text in translation_keys.translations(FILE).items():
        if text:
            assert set(FIELD.findall(key)) == set(FIELD.findall(text)), key
            assert Counter(TAG.findall(key)) == Counter(TAG.findall(text)), key


def test_a_translation_is_english() -> None:
    texts = translation_keys.translations(FILE)
    assert {key: text for key, text in texts.items() if HAN.search(text)} == {}


def test_the_file_is_as_make_translations_writes_it() -> None:
    assert translation_keys.written(translation_keys.translations(FILE)) == FILE.read_bytes()


def test_what_an_english_message_quotes_is_marked_as_chinese() -> None:
    chinese, english = languages()
    message = Bilingual("“合计”不符", "the total “2020年合计（A）” does not agree")
    assert chinese.markup(message) == "“合计”不符"
    assert english.markup(message) == (
        'the total “2020<span lang="zh-CN">年合计（A）</span>” does not agree'
    )
    assert english.text(message) == message.english
    assert english.markup(Bilingual("《表》", "")) == '<span lang="zh-CN">《表》</span>'


def test_source_text_in_a_sentence_is_marked_and_escaped() -> None:
    english = Language(ENGLISH, "en/", "English", lambda _: "all of <{name}>")
    said = Phrase("{name}全部", {"name": "<b>莲池区</b>"})
    assert english.markup(said) == (
        'all of &lt;<span lang="zh-CN">&lt;b&gt;莲池区&lt;/b&gt;</span>&gt;'
    )


def test_readings_of_places_are_those_that_the_dictionary_of_pinyin_lacks() -> None:
    places = {each.name for each in load_vocabulary().divisions.codes}
    for name, reading in read_spec(Latin, LATIN).readings.items():
        told = reading.split()
        assert len(told) == len(name), name
        read = [
            lazy_pinyin(each)[(at := each.index(name)) : at + len(name)]
            for each in places
            if name in each
        ]
        assert read, f"{name} is in no division"
        assert any(each != told for each in read), f"{name} needs no reading of its own"


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("长治市", "Changzhi City"),
        ("长子县", "Zhangzi County"),
        ("闵行区", "Minhang District"),
        ("单县", "Shan County"),
        ("成都市", "Chengdu City"),
        ("都匀市", "Duyun City"),
        ("碑林区", "Beilin District"),
        ("神农架林区", "Shennongjia Forestry District"),
        ("井陉矿区", "Jingxing Mining District"),
        ("六枝特区", "Liuzhi Special District"),
        ("科尔沁左翼中旗", "Ke'erqin Left Middle Banner"),
        ("瀍河回族区", "Chanhe Hui District"),
    ],
)
def test_places_are_called_in_english_as_they_are_called(name: str, english: str) -> None:
    assert place_in_latin(name) == english


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("福利彩票发行中心", "Welfare Lottery Issuing Center"),
        ("第十二人民医院", "No. 12 People's Hospital"),
        ("惠爱实验学校", "Hui'ai Experimental School"),
        ("教育局机关幼儿园", "Education: Government Offices Kindergarten"),
        ("上海市刑事科学技术研究院", "Forensic Science Research Institute"),
        ("中山大学", "Sun Yat-sen University"),
        ("江苏省高级人民法院", "High People's Court"),
        ("人民检察院", "People's Procuratorate"),
        ("灵山论坛", "Ling shan lun tan"),  # no word says what it is
        ("科学灵山论坛中心", "Ke xue ling shan lun tan zhong xin"),  # an unknown word within
    ],
)
def test_bodies_are_called_by_their_words_where_all_are_known(name: str, english: str) -> None:
    assert body_in_latin(name) == english


def test_no_text_stays_no_text() -> None:
    for each in languages():
        assert each.markup("") == ""  # the key "" is the head of the file of translations


def test_texts_of_templates_and_of_views_are_both_found() -> None:
    keys = translation_keys.keys()
    assert "跳到正文" in keys  # base.html
    assert "决算" in keys  # words.py


def test_a_text_that_is_put_together_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = tmp_path / "view.py"
    monkeypatch.setattr(translation_keys, "WEBSITE", tmp_path)
    view.write_text('phrase("多" if more else "少", n=1)\nseries(items, "；")\n', encoding="utf-8")
    assert {"多", "少", "；"} <= translation_keys.keys()
    view.write_text('\nphrase(f"{n} 张表")\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"view\.py line 2"):
        translation_keys.keys()


@pytest.mark.parametrize("name", CONTENT)
def test_the_english_of_our_own_pages_has_the_same_anchors_and_links(name: str) -> None:
    chinese, english = (
        pelican.read(ROOT / "content" / f"{name}{ending}.html") for ending in ("", ".en")
    )
    assert english.ids == chinese.ids
    assert english.links == chinese.links


@pytest.fixture(scope="module", params=["site", "awkward_site", "formats_site"])
def any_site(request: pytest.FixtureRequest) -> Path:
    return Path(request.getfixturevalue(request.param))


def test_every_english_page_is_english(any_site: Path) -> None:
    pages = list(pelican.pages(any_site / ENGLISH))
    assert pages
    for page in pages:
        assert ("html", {"lang": ENGLISH}) in pelican.read(page).tags, page


def test_every_chinese_page_has_its_english_twin_and_each_leads_to_the_other(
    any_site: Path,
) -> None:
    chinese = {
        page.relative_to(any_site)
        for page in pelican.pages(any_site)
        if not _is_english(page, any_site) and not _is_source_text(page)
    }
    english = {page.relative_to(any_site / ENGLISH) for page in pelican.pages(any_site / ENGLISH)}
    assert english == chinese
    for each in chinese - {NOT_FOUND}:
        there, back = any_site / each, any_site / ENGLISH / each
        assert _switch(there) == (ENGLISH, back), each
        assert _switch(back) == (CHINESE, there), each


def test_source_text_stands_once(any_site: Path) -> None:
    sources = [page for page in pelican.pages(any_site) if _is_source_text(page)]
    assert sources
    for page in sources:
        assert not _is_english(page, any_site)
        assert ("html", {"lang": CHINESE}) in pelican.read(page).tags
        assert _switch(page) is None


def test_english_pages_lead_to_english_pages(any_site: Path) -> None:
    """But for the switch and the source texts, which are Chinese."""
    for page in pelican.pages(any_site / ENGLISH):
        for stated in _anchors(page):
            path = urlsplit(stated["href"]).path
            target = _target(page, path)
            if path and target.suffix == ".html" and "hreflang" not in stated:
                is_meant = _is_english(target, any_site) or _is_source_text(target)
                assert is_meant or "packages" in target.parts, (page, stated["href"])


def test_no_chinese_of_ours_is_left_on_english_pages(any_site: Path) -> None:
    """Chinese stands in elements marked as such; titles and attributes, which cannot mark a part
    of themselves, may only repeat names that the page shows, marked, in its text."""
    left = {}
    for page in pelican.pages(any_site / ENGLISH):
        reader = _LanguageReader()
        reader.feed(page.read_text(encoding="utf-8"))
        if reader.left:
            left[page.relative_to(any_site).as_posix()] = sorted(reader.left)
    assert left == {}


def test_chinese_that_is_not_marked_is_found() -> None:
    reader = _LanguageReader()
    reader.feed(
        '<html lang="en"><title>莲池区</title><p>合计<b lang="zh-CN">支出</b><br>，'
        '<b lang="zh-CN" title="表"><i>莲池区医保局</i></b> <a title="支出 2023">x</a>'
        '<a title="收入">y</a></p></html>'
    )
    assert reader.left == {"合计", "，", 'title="收入"'}


@dataclass
class _LanguageReader(HTMLParser):
    """Reads a page; `left` is the Chinese in it that its page must not have."""

    _languages: list[tuple[str, str]] = field(default_factory=list)
    _unmarked: set[str] = field(default_factory=set)
    _marked: list[str] = field(default_factory=list)
    _named: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    @property
    def left(self) -> set[str]:
        shown = "\n".join(self._marked)
        return self._unmarked | {
            f'{name}="{text}"'
            for name, text in self._named
            if not all(each in shown for each in IDEOGRAPHS.findall(text))
        }

    @property
    def _language(self) -> str:
        return self._languages[-1][1] if self._languages else ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        stated = {name: value or "" for name, value in attrs}
        language = stated.get("lang", self._language)
        if language != CHINESE:
            self._named += [
                (name, value)
                for name, value in stated.items()
                if name not in ADDRESSES and HAN.search(value)
            ]
        if tag not in pelican.VOID:
            self._languages.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        while self._languages and self._languages.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tag = self._languages[-1][0] if self._languages else ""
        if tag in ("script", "style"):
            return
        if self._language == CHINESE:
            self._marked.append(data)
        elif tag == "title":
            self._named += [("title", data)] if HAN.search(data) else []
        else:
            self._unmarked.update(HAN.findall(data))


def _is_english(page: Path, site: Path) -> bool:
    return page.is_relative_to(site / ENGLISH)


def _is_source_text(page: Path) -> bool:
    return page.parent.name.startswith("source-")


def _anchors(page: Path) -> Iterator[dict[str, str]]:
    for tag, stated in pelican.read(page).tags:
        if tag == "a" and "href" in stated and not urlsplit(stated["href"]).scheme:
            yield stated


def _switch(page: Path) -> tuple[str, Path] | None:
    """The language and the file that a page's language switch leads to."""
    for stated in _anchors(page):
        if "hreflang" in stated:
            return stated["hreflang"], _target(page, urlsplit(stated["href"]).path)
    return None


def _target(page: Path, path: str) -> Path:
    return Path(os.path.normpath(page.parent / unquote(path)))


def test_places_and_bodies_have_latin_names_beside_the_chinese(site: Path) -> None:
    place = (site / ENGLISH / "130630" / "index.html").read_text(encoding="utf-8")
    assert '<h1>Laiyuan County <span lang="zh-CN">涞源县</span></h1>' in place
    assert "Healthcare security" in place
    body = (site / ENGLISH / "130630" / "yiliaobaozhangju" / "index.html").read_text(
        encoding="utf-8"
    )
    assert "<title>Laiyuan County · Healthcare security 涞源县医疗保障局" in body
    chinese = (site / "130630" / "index.html").read_text(encoding="utf-8")
    assert "Laiyuan" not in chinese


def test_the_largest_purposes_have_english_names(site: Path) -> None:
    year = site / ENGLISH / "130606" / "yiliaobaozhangju" / "2025" / "index.html"
    said = year.read_text(encoding="utf-8")
    assert 'Health care <span lang="zh-CN">卫生健康</span> <a' in said
    assert 'Social security and employment <span lang="zh-CN">社会保障和就业</span> <a' in said


def test_sums_are_said_in_millions(site: Path) -> None:
    year = ENGLISH + "/610929/yiliaobaozhangju/2020"
    page = (site / year / "index.html").read_text(encoding="utf-8")
    assert re.search(r"about [\d.,]+ (million|billion) yuan", page)
    assert "×10,000" not in page
    assert "10,000 yuan (" in page or "yuan (" in page


def test_whose_a_figure_is_in_comparisons_has_english_names(site: Path) -> None:
    kind = site / ENGLISH / "departments" / "yiliaobaozhangju" / "index.html"
    pictures = kind.read_text("utf-8").partition("The plan approved")[2].partition("<table")[0]
    assert "Lianchi District" in re.sub(r"<[^>]+>", "", pictures)


def test_classes_have_english_names_beside_the_chinese(site: Path) -> None:
    code = (site / "en/functions/210/index.html").read_text(encoding="utf-8")
    assert '<p class="eyebrow">Health care</p>' in code
    year = (site / "en/130606/yiliaobaozhangju/2025/index.html").read_text(encoding="utf-8")
    assert re.search(
        r'<span class="of">Health care <span lang="zh-CN">卫生健康支出</span></span>', year
    )
    assert "Health care" not in (site / "functions/210/index.html").read_text(encoding="utf-8")


def test_names_in_pictures_are_english_and_the_chinese_is_in_their_titles(site: Path) -> None:
    text = (site / "en/360123/yiliaobaozhangju/2023/index.html").read_text(encoding="utf-8")
    (picture,) = re.findall(r'<svg[^>]* role="group".*?</svg>\n<details>', text, re.DOTALL)
    lines = re.findall(r"<tspan (?:x|dx)[^>]*>([^<]*)</tspan>", picture)
    assert lines
    assert not [each for each in lines if HAN.search(each)]
    titles = re.findall(r'class="stream[^>]*>\s*<title>([^<]*)</title>', picture)
    assert any("Health care 卫生健康支出" in each for each in titles)


def test_a_name_without_english_is_said_in_pinyin_beside_the_chinese() -> None:
    assert named_code("海铁联运").english == "Hai tie lian yun 海铁联运"
    assert named_code("行 政 运 行").english.startswith("Operation of government bodies ")


def test_every_class_and_item_of_the_lists_has_an_english_name() -> None:
    """Two digits below a class (款), of all three classifications: what pages and pictures show."""
    lists = ("functional", "economic", "government_economic")
    folder = ROOT / "pipeline" / "specs" / "codes"
    names = [
        row["name"]
        for each in lists
        for row in csv.DictReader((folder / f"{each}.csv").open(encoding="utf-8"))
        if len(row["code"]) <= 5
    ]
    assert len(names) > 400
    assert not [name for name in names if not code_in_english(name)]
