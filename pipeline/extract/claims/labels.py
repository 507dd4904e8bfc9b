"""Words before a figure → Label: the indicator they name, its year and phase, the code they print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.extract.claims.code_paths import code_of_run
from pipeline.extract.claims.coded_labels import named_path, with_code
from pipeline.extract.claims.label import Label
from pipeline.extract.claims.label_orders import less_fund_behind, year_first
from pipeline.extract.claims.last_years import behind_last_year, less_last_year, with_end_of_year
from pipeline.extract.claims.opened_names import ends_in, planned
from pipeline.extract.claims.plain_words import (
    BRACKETS,
    behind_examples,
    gathered,
    less_before,
    less_behind,
    less_body,
    less_first_signs,
    less_fund,
    less_last_signs,
    less_level,
    less_level_of_item,
    less_paid,
    trimmed,
    unnumbered,
    unquoted,
    without_owner,
    wordings,
)
from pipeline.extract.claims.printed_paths import behind_path, says_more
from pipeline.extract.claims.three_public import is_of_three_public
from pipeline.values.outline import split_number
from pipeline.values.text import bare
from pipeline.vocabulary import ClaimSpec, Vocabulary
from pipeline.vocabulary.phrases import is_any
from pipeline.vocabulary.spec import kept_by_text

_YEAR = re.compile(r"(?P<year>(?:19|20)\d{2})年(?:度|末|底)?")
_QUOTED = re.compile(r"^“(?P<name>[^“”]{2,})”科目$")  # the name of a class, not words of somebody
_THIS_YEAR = re.compile(
    "本年度|今年|本年(?=(?:年初)?(?:预算|决算|执行|安排|资金|经费)?数?[为是]?$)"
)
_OF_OWN_LEVEL = re.compile(r"(?:^|[^\u4e00-\u9fff])(?P<words>[省市县区州盟旗]本级[^，。；：]{4,})$")
_WHOSE = re.compile("^(?:部门|单位)(?:所属各?单位)?(?P<words>.{4,})$")
_MAINLY = re.compile(r"^(?:主要|均|都)(?=[\u4e00-\u9fff“]{3})")
"""主要人员经费减少, 均公务用车运行维护费: before an indicator."""
_ITS_PARTS = re.compile(
    r"^[^，。；：]{2,14}(?:费用?|支出|经费)中，?(?:包?含|包括)(?=[^，]{4})"
    r"|^(?:[\u4e00-\u9fff]{0,8}(?:收入|支出|经费|资金))?(?:主要)?包括(?=[^，]{4})"
    r"|^(?:主要)?用于(?=(?:人员|公用|基本|项目)(?:经费|支出))"
)
"""收入包括一般公共预算拨款, 用于人员经费: the first of what is listed."""
_SHORTEST_NAME = 2
_OF_MONEY = re.compile(r"(?:费|费用|支出|资金|补助|收入)$")  # as the name of a body does not end


def _with_behind(path: Label, behind: Label, text: str, spec: ClaimSpec) -> Label:
    """A path with what the words behind it name: 水利（款）项目支出, 防汛（项）中奖金."""
    endings = map(spec.phase_of, less_behind(less_last_signs(text), spec))
    phase = next(filter(None, endings), "")
    division = spec.division_of(behind.words)
    is_part = not division and says_more(less_last_signs(behind_path(text)), spec)
    words = f"{path.words}{behind.words}" if division or is_part else path.words
    return Label(words, path.code, phase, behind.year, "", division, is_part)


def label(text: str, vocabulary: Vocabulary, entity: str, year: int, *, counts: bool) -> Label:
    """What the words right before a figure name.

    >>> from pipeline.vocabulary import load_vocabulary
    >>> named = label("2023年度公务接待费支出决算为", load_vocabulary(), "", 2023, counts=False)
    >>> named.words, named.code, named.phase, named.year
    ('公务接待费支出', 'reception', 'executed', 2023)
    """
    spec = vocabulary.claims
    text = year_first(with_end_of_year(text), year)
    if path := named_path(text, vocabulary, year):
        said_behind = label(behind_path(text), vocabulary, entity, year, counts=counts)
        return _with_behind(path, said_behind, text, spec)
    text = less_level_of_item(gathered(text, spec))
    stated = _YEAR.findall(BRACKETS.sub("", text))
    words = without_owner(unnumbered(text), entity, spec)
    period = int(stated[-1]) if stated else None
    if (rest := less_last_year(words, spec)) is not None:
        words, period = rest, period or year - 1
    words = less_last_signs(less_first_signs(words))
    words = _QUOTED.sub(r"\g<name>", _ITS_PARTS.sub("", words))
    words = planned(spec.around.planned).sub("", words)
    if period is None and _THIS_YEAR.match(less_first_signs(unnumbered(text))):
        period = year
    if printed := with_code(less_before(words.strip("“”"), spec), vocabulary, year):
        return Label(printed.words, printed.code, printed.phase, period)
    adjusted = spec.adjusting.less_first(less_before(words, spec))  # 调整预算后项目支出预算
    named = _named(adjusted or words, spec, period, counts)
    named = replace(named, phase="adjusted") if adjusted and named.phase != "executed" else named
    if not named.code:
        named = _named_otherwise(named, words, text, entity, spec, period, counts=counts)
    codes = vocabulary.classifications["functional"]
    if not named.code and (code := code_of_run(named.words, codes, year)):
        return replace(named, code=code)
    if period is None and named.words and not named.code:
        named = _of_last_year(named, less_first_signs(unnumbered(text)), year, spec, counts)
    behind = less_fund(words, spec) if named.words else words  # 财政拨款决算数
    nameless = not named.words or (not named.code and spec.is_phase(behind))
    return _named_before_year(text, behind, named, vocabulary, counts) if nameless else named


def _named_otherwise(
    named: Label,
    words: str,
    text: str,
    entity: str,
    spec: ClaimSpec,
    period: int | None,
    *,
    counts: bool,
) -> Label:
    """The label of the first indicator that words name less what else may stand before one: that it was paid
    (实际支出“三公”经费), whose it is (县医保局机关运行经费), of which level of government (市本级就业资金),
    of what (水费等公用经费, which need not be all of it); as it is where they name none."""

    def of(wordings: Iterable[str]) -> Iterator[Label]:
        found = (_named(each, spec, period, counts) for each in wordings if each)
        yield from (each for each in found if each.code)

    bare_ones = (words, *less_body(words, entity, spec))
    bare_ones += (words[len(opening[0]) :],) if (opening := _MAINLY.match(words)) else ()
    paid = (each for one in bare_ones for each in (one, less_paid(one, spec)))
    if of_it := next(of(paid), None):
        return of_it
    if (name := behind_examples(words)) and spec.division_of(name):
        return _named(name, spec, period, counts)
    # 市本级“三公”经费: bound where a form of its own states as much
    if (of_it := next(of((less_level(words),)), None)) and is_of_three_public(of_it.code, spec):
        return of_it
    # 部门“三公”经费: an item that has one name for the body and for its units
    if (whose := _WHOSE.match(words)) and (of_it := next(of((whose["words"],)), None)):
        item = spec.by_id(of_it.code)
        if item is not None and (item.one_fund or item.partial):
            return of_it
    if own := _OF_OWN_LEVEL.search(text):
        return _named(less_last_signs(own["words"]), spec, period, counts)
    last = next(of(ends_in(words, spec.around.purposes)), None)
    return replace(named, code=last.code, is_part=True) if last else named


def _of_last_year(named: Label, text: str, year: int, spec: ClaimSpec, counts: bool) -> Label:
    """The label less 上年, of the year before, where that opens its words or the text that they end."""
    if rest := behind_last_year(named.words, spec):
        item = spec.by_id(_named(rest, spec, None, counts).code)
        code = item.id if item is not None and item.one_fund else ""
        return Label(rest, code, named.phase, year - 1, named.said)
    behind = behind_last_year(text, spec)
    is_ending = behind.endswith(named.words) and behind != named.words
    return replace(named, year=year - 1) if is_ending else named


def _named_before_year(
    text: str, behind: str, named: Label, vocabulary: Vocabulary, counts: bool
) -> Label:
    """Where nothing but a phase stands behind the year, the indicator that stands before it
    (公务用车购置费2026年预算数), or else what money it calls by any other name: 公车购置费2026年预算数.
    What opens an item is its name, whatever it is called: 2、公车运行2026年预算数."""
    spec = vocabulary.claims
    years = list(_YEAR.finditer(text))
    before = less_first_signs(unnumbered(text[: years[-1].start()])) if years else ""
    coded = with_code(less_before(before, spec), vocabulary, int(years[-1][1])) if years else None
    if coded is not None:  # 防汛（2130314）2030年预算
        return replace(coded, phase=named.phase, year=named.year)
    found = _named(before + behind, spec, named.year, counts)
    if found.code or named.code:
        return found if found.code else named
    name = less_before(before, spec)
    is_item = bool(split_number(text).style) and len(bare(name)) >= _SHORTEST_NAME
    codes = vocabulary.classifications["functional"]
    code = code_of_run(name, codes, int(years[-1][1])) if years else ""
    is_name = code or any(codes.named(name)) or _OF_MONEY.search(name)
    return replace(named, words=name, code=code) if is_item or is_name else named


@kept_by_text
def _named(words: str, spec: ClaimSpec, year: int | None, counts: bool) -> Label:
    """The label of words: as they are, less a phase, less what stands in brackets or around them."""
    phase = next(filter(None, map(spec.phase_of, trimmed(words, spec))), "")
    for plain in wordings(words, spec):
        # 财政拨款收入、支出决算总计 less 支出决算总计 is not the income alone
        whole = not plain.endswith("、")
        if whole and (found := spec.indicator(plain, counts=counts)):
            return Label(unquoted(plain), found.id, phase, year)
    if fundless := less_fund(words, spec):
        of_it = (spec.indicator(each, counts=counts) for each in wordings(fundless, spec))
        if (found := next(filter(None, of_it), None)) is not None:
            return Label(unquoted(less_before(words, spec)), found.id, phase, year)
    if (less := less_before(words, spec)) and (name := less_fund_behind(less, spec)):
        found = spec.indicator(name, counts=counts)
        if found is not None and (spec.division_of(found.name) or found.part_of):
            return Label(unquoted(less), found.id, phase, year)
    if is_any(words, spec.pronouns):
        return Label("", "", phase, year)
    if words in spec.named_phases:
        return Label(words, "", phase, year)
    less = less_before(words, spec)
    if not less.endswith(spec.budgeted):
        less = less.removesuffix(next(filter(less.endswith, spec.sums), "")) or less
    named = all(bare(spec.without_phase(each)[-1][1]) for each in less_behind(less, spec))
    return Label(unquoted(less) if named else "", "", phase, year, "" if named else less)
