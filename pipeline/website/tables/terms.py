"""The prose of disclosures → the terms that they explain themselves, to be shown where they occur.

A section on terms (名词解释) has one item for each: a short name, then a colon or 是指, then a text.
What no disclosure of the page explains may be in the glossary of this site.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.model.records import Section
from pipeline.values.outline import split_number
from pipeline.values.text import bare, tidy
from pipeline.website import addresses, anchors
from pipeline.website.published.package import Package

_OF_TERMS = re.compile(
    r"(?:名词|术语|概念|专业用语)(?:的?解释|的?说明|的?释义|注释)|专业(?:性)?(?:名词|术语)"
)
_WITH_COLON = re.compile(r"(?P<name>[^：:。；！？]{2,60}?)[：:](?P<text>.+)")
_WITH_VERB = re.compile(
    r"(?P<name>[^：:，,。；！？指]{2,20}?)[，,]?(?P<text>(?:主要)?(?:是指|指(?![标导数挥引定示])).+)"
)
_DEFINES = re.compile(r"(?:主要)?(?:是?指|反映)")
_ITEM = re.compile(r"([^（(]+)[（(]项[)）]$")
_LEVEL = re.compile(r"[（(][类款][)）]")
_NO_TERMS = frozenset({"其中", "注", "备注", "说明", "附", "附件", "附注", "名词解释"})
_LONGEST_NAME = 24
_SHORTEST_TEXT = 6

GLOSSARY: Mapping[str, str] = {
    "部门预算": "budget",
    "部门决算": "final",
    "一般公共预算": "general_public_budget",
    "政府性基金预算": "government_fund_budget",
    "国有资本经营预算": "state_capital_budget",
    "财政拨款": "appropriation",
    "财政专户管理资金": "fiscal_account",
    "基本支出": "basic",
    "项目支出": "project_expenditure",
    "人员经费": "personnel",
    "公用经费": "public",
    "机关运行经费": "operating_cost",
    "三公经费": "three_public_term",
    "支出功能分类": "function",
    "支出经济分类": "economic",
    "上年结转": "carry_over_term",
    "结转和结余": "carry_over_term",
    "收入总计": "totals",
    "支出总计": "totals",
    "政府采购": "procurement_term",
    "绩效目标": "performance",
    "绩效自评": "performance",
}
"""Term, bare of quotes → its id in our own glossary."""

_OTHER_NAMES: Mapping[str, tuple[str, ...]] = {
    "财政拨款": ("财政拨款收入",),
    "机关运行经费": ("机关运行费",),
    "三公经费": ("三公经费支出", "一般公共预算三公经费", "财政拨款三公经费"),
    "上年结转": ("上年结转和结余", "年初结转和结余", "上年结转收入"),
    "结转和结余": ("年末结转和结余", "结转结余"),
    "公用经费": ("日常公用经费", "公用支出"),
    "人员经费": ("人员支出",),
}
"""Term → what disclosures also call it where they explain it, the nearest first."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term in the document's own words, both verbatim; `anchor` is its section on the page.

    `disclosure` is the title of the document that explains it.
    """

    id: str
    name: str
    paragraphs: tuple[str, ...]
    anchor: str
    disclosure: str


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms that a page's documents explain, in their order; each is asked for by its name."""

    explained: tuple[Term, ...] = ()
    _by_key: Mapping[str, Term] = field(default_factory=dict, hash=False)

    def of_document(self, name: str) -> Term | None:
        """What a document says of the term, None where it says nothing.

        A name counts with or without quotes, brackets and outline number.
        """
        key = _key(name)
        names = (key, *_OTHER_NAMES.get(key, ()))
        return next((self._by_key[each] for each in names if each in self._by_key), None)

    def in_glossary(self, name: str) -> str:
        """The address of the entry in our own glossary, "" where there is none."""
        id = GLOSSARY.get(_key(name), "")
        return f"{addresses.GLOSSARY}#{id}" if id else ""

    def explains(self, name: str) -> bool:
        """Whether a document or the glossary says what it is."""
        return bool(self.of_document(name) or self.in_glossary(name))


def terms_of(documents: Iterable[tuple[Package, Sequence[Section]]]) -> Terms:
    """The terms that the documents of a page explain; of a term explained twice, the first."""
    explained: list[Term] = []
    by_key: dict[str, Term] = {}
    for package, sections in documents:
        for section_no, name, paragraphs in _explained(sections):
            if _key(name) in by_key:
                continue
            term = Term(
                id=f"term-{len(explained) + 1}",
                name=name,
                paragraphs=paragraphs,
                anchor=anchors.section_anchor(package.part, section_no),
                disclosure=package.title,
            )
            explained.append(term)
            by_key[_key(name)] = term
    return Terms(tuple(explained), by_key)


def _explained(sections: Sequence[Section]) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """(section number, name, paragraphs) of each term, in reading order."""
    for section in _sections_on_terms(sections):
        found: list[tuple[str, list[str]]] = []
        for line in _lines(section):
            if item := _item(line):
                found.append((item[0], [item[1]]))
            elif found and not split_number(line).style:
                found[-1][1].append(line)  # a further paragraph of it
        for name, paragraphs in found:
            yield section.section_no, name, tuple(paragraphs)


def _sections_on_terms(sections: Sequence[Section]) -> Iterator[Section]:
    """The sections on terms and all below them, with the heading of each."""
    above: int | None = None
    for section in sections:
        if above is not None and section.level <= above:
            above = None
        if above is None and _is_on_terms(section.heading):
            above = section.level
        if above is not None:
            yield section


def _is_on_terms(heading: str) -> bool:
    """Whether a heading announces explanations of terms.

    >>> [_is_on_terms(each) for each in ("十、名词解释", "专业名词 解释", "专有名词说明", "情况说明")]
    [True, True, True, False]
    """
    return bool(_OF_TERMS.search(bare(heading)))


def _lines(section: Section) -> Iterator[str]:
    """The lines in which terms may stand: an item may have been taken for a heading of its own."""
    heading = tidy(section.heading)
    text = [tidy(line) for line in section.text.split("\n") if line.strip()]
    plain = split_number(heading).text
    if not _is_on_terms(heading):
        is_name = text and len(plain) <= _LONGEST_NAME and _DEFINES.match(text[0])
        if is_name:
            text[0] = f"{plain.rstrip('：:')}：{text[0]}"
        else:
            yield heading
    yield from text


def _item(line: str) -> tuple[str, str] | None:
    """A line that explains a term → its name and the explanation, verbatim.

    >>> _item("9、“三公”经费：是指因公出国（境）费、公务用车费和公务接待费。")
    ('“三公”经费', '是指因公出国（境）费、公务用车费和公务接待费。')
    >>> _item("（二）基本支出指为保障机构正常运转而发生的支出。")
    ('基本支出', '指为保障机构正常运转而发生的支出。')
    >>> _item("其中：公用经费指标由财政部门下达。"), _item("一、收入科目")
    (None, None)
    """
    line = split_number(line).text.strip()
    found = _WITH_COLON.fullmatch(line)
    if not found or not _is_name(found["name"]):
        found = _WITH_VERB.fullmatch(line)
    if not found or not _is_name(found["name"]) or len(found["text"].strip()) < _SHORTEST_TEXT:
        return None
    return found["name"].strip(), found["text"].strip()


def _is_name(text: str) -> bool:
    """Whether a text is short enough for a name; what precedes the item of a code does not count."""
    return bare(text) not in _NO_TERMS and 2 <= len(_key(text)) <= _LONGEST_NAME


def _key(name: str) -> str:
    """The name as terms are found by it; of an item of the classification its own name only.

    >>> _key("“三公”经费"), _key("卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）")
    ('三公经费', '行政单位医疗')
    """
    text = split_number(name.strip()).text
    item = _ITEM.search(_LEVEL.sub("（", text).strip())
    return bare(item[1] if item else text)
