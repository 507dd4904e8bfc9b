"""A text → the path of a classification that it prints by names: 教育支出（类）…（款）小学教育（项）."""

from __future__ import annotations

import re
from functools import cache

from pipeline.extract.claims.code_paths import LEVELS, code_of_any_year
from pipeline.values.outline import split_number
from pipeline.vocabulary import ClaimSpec, Vocabulary
from pipeline.vocabulary.claim_words import any_of

_CODE = r"\d{0,7}"
"""The code of a level may stand before its word: （201类）, （03款）."""
_WITHIN = rf"（(?!{_CODE}[类款项]）|[一二三四五六七八九十\d]+）)[^（）]{{1,8}}）"
_NAME = rf"(?:[^（）“”\"，。；：、]|{_WITHIN}){{1,40}}?"
_PATH = re.compile(
    rf"(?:[“\"]?(?P<class>{_NAME})[”\"]?[（(]{_CODE}类[）)])?[、，]?"
    rf"(?:[“\"]?(?P<section>{_NAME})[”\"]?[（(]{_CODE}款[）)])?[、，]?"
    rf"(?:[“\"]?(?P<item>{_NAME})[”\"]?[（(]{_CODE}项[）)])?"
)
"""“住房保障支出”（类）: a name in quotation marks of its own."""
_BY_CODES = re.compile(
    rf"(?P<class>{_NAME})[（(](?P<first>\d{{3}})[）)][、，]?"
    rf"(?P<section>{_NAME})[（(](?P<second>\d{{2}})[）)]"
    rf"(?:[、，]?(?P<item>{_NAME})[（(](?P<third>\d{{2}})[）)])?"
)
"""住房保障支出（221）住房改革支出（02）住房公积金（01）: each level with its part of the code."""
_PARTS_OF_CODE = re.compile(r"[（(]\d{3}[）)].{2,}?[（(]\d{2}[）)]")
_LISTED = re.compile(
    r"^(?:\d{1,2}[.．、])?(?P<class>)(?P<section>)"
    r"(?P<item>[^，。；：“”（）\d]{2,40}、[^，。；：“”（）\d]{2,24})[（(]项[）)]"
)
"""3.甲、乙等丙支出（项）: one name."""
_RANK = re.compile(r"^[^，]{0,6}最[大高多]的(?:一项)?[为是](?=[\u4e00-\u9fff]{2})")
_WORD = re.compile("[\u4e00-\u9fff]")
_LEVEL = re.compile(rf"[（(]{_CODE}[类款项][）)]")


def path_names(text: str) -> tuple[str, ...]:
    """The names of the last …（类）…（款）…（项） of a text, outermost first.

    >>> path_names("教育支出（类）普通教育（款）小学教育（项）")
    ('教育支出', '普通教育', '小学教育')
    """
    found = last_path(text) if names_levels(text) else None
    return tuple(filter(None, names_of(found).values())) if found else ()


def older_code(text: str, vocabulary: Vocabulary) -> str:
    """The only code that ever had the names of the last path of a text, "" where there is none."""
    found = last_path(text)
    return (
        code_of_any_year(names_of(found), vocabulary.classifications["functional"]) if found else ""
    )


def names_levels(text: str) -> bool:
    """Whether a text names a level of a classification: …（项）, or levels by parts of their code."""
    return _LEVEL.search(text) is not None or _PARTS_OF_CODE.search(text) is not None


def last_path(text: str) -> re.Match[str] | None:
    """The last …（类）…（款）…（项） or …（221）…（02）…（01） of a text, its groups named by the levels."""
    if _PARTS_OF_CODE.search(text) and (by_codes := [*_BY_CODES.finditer(text)]):
        return by_codes[-1]
    found = [match for match in _PATH.finditer(text) if match[0] and any(match.groups())]
    listed = _LISTED.match(text) if len(found) == 1 else None
    return listed or (found[-1] if found else None)


def printed_code(path: re.Match[str]) -> str:
    """The code whose parts stand behind the levels of a path, "" where none do."""
    parts = ("first", "second", "third") if path.re is _BY_CODES else ()
    return "".join(path[part] or "" for part in parts)


def behind_path(text: str) -> str:
    """What stands behind the last path of a text.

    >>> behind_path("水利（款）防汛（项）2022年预算")
    '2022年预算'
    """
    found = last_path(text) if names_levels(text) else None
    return text[found.end() :] if found else ""


def says_more(behind: str, spec: ClaimSpec) -> bool:
    """Whether words between a path and its amount tell of something else than all of the path.

    >>> from pipeline.vocabulary import load_vocabulary
    >>> spec = load_vocabulary().claims
    >>> says_more("2022年预算安排数", spec), says_more("中人员工资", spec), says_more("县级配套", spec)
    (False, True, True)
    """
    return _WORD.search(_all_of(spec.paths.whole, spec.last_year).sub("", behind)) is not None


@cache
def _all_of(whole: tuple[str, ...], last_year: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(any_of((*whole, *last_year)))


def names_of(path: re.Match[str]) -> dict[str, str]:
    """The names of the levels of a path, without the numbers before them."""
    return {level: less_rank(split_number(path[level] or "").text) for level in LEVELS}


def less_rank(words: str) -> str:
    """最多的是卫生健康支出: a name without what says that it is the largest."""
    return _RANK.sub("", words)
