from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.values.text import bare
from pipeline.vocabulary import load_vocabulary
from pipeline.vocabulary.phrases import (
    Answers,
    PhraseList,
    PhrasesByName,
    best_within,
    is_any,
    longest_within,
)

words = st.text("水利局库塘堤坝", min_size=1, max_size=4)


@pytest.mark.parametrize(
    ("text", "phrases", "found"),
    [
        ("三、 “三公”经费支出", ["*三公经费支出"], True),
        ("三公经费支出表", ["*三公经费支出"], False),
        ("公务用车购置及运行维护费", ["公务用车购置及运行*费"], True),
        ("公务用车购置及运行费", ["公务用车购置及运行*费"], True),
        ("", [""], True),
        ("", ["*费"], False),
        ("C.D", ["C.D"], True),
        ("CxD", ["C.D"], False),
    ],
)
def test_a_star_stands_for_anything(text: str, phrases: list[str], found: bool) -> None:
    assert is_any(text, phrases) is found


@given(words, words, words)
def test_a_phrase_matches_whatever_stands_for_its_star(start: str, middle: str, end: str) -> None:
    assert is_any(start + middle + end, [f"{start}*{end}"])
    assert longest_within(f"关于{start}{middle}{end}表", [f"{start}*{end}"]) == len(start + end)


@given(words, words)
def test_spaces_and_punctuation_do_not_matter(first: str, second: str) -> None:
    assert is_any(f"（{first}） 、{second}", [f"{first}{second}"])


def test_the_longest_phrase_within_decides() -> None:
    choices = {"project": ("项目支出",), "surplus": ("项目支出结余",)}
    assert best_within("项目支出结余资金", choices) == "surplus"
    assert best_within("水库", choices) == ""
    assert best_within("水库", {}) == ""


PHRASES = st.lists(
    st.text("甲乙*", min_size=1, max_size=4).filter(lambda p: p.strip("*")), max_size=4
)


@given(st.text("甲乙丙", max_size=6), PHRASES)
def test_the_longest_is_found_as_by_trying_each(text: str, phrases: list[str]) -> None:
    fitting = [p for p in phrases if re.search(p.replace("*", ".*"), text)]
    longest = max((len(phrase.replace("*", "")) for phrase in fitting), default=0)
    assert longest_within(text, phrases) == longest


@given(st.text("甲乙丙", max_size=6), PHRASES)
def test_a_list_is_asked_as_by_trying_each(text: str, phrases: list[str]) -> None:
    fitting = [p for p in phrases if re.fullmatch(p.replace("*", ".*"), text)]
    assert is_any(text, phrases) is bool(fitting)
    assert is_any(text, PhraseList(phrases)) is bool(fitting)


def test_lists_of_the_specs_keep_what_they_are_compared_by() -> None:
    headings = load_vocabulary().headings
    assert isinstance(headings.identification.code, PhraseList)
    assert isinstance(headings.facets.measure, PhrasesByName)
    assert all(isinstance(each, PhraseList) for each in headings.facets.measure.values())


def test_answers_to_very_many_texts_are_not_all_kept() -> None:
    answers = Answers[str, int]()
    given = [answers.keep(f"水库{number}", number) for number in range(100_000)]
    assert given[-1] == answers["水库99999"] == 99_999
    assert len(answers) < 10_000


def test_a_phrase_of_any_facet_is_found_by_the_look_that_says_there_is_one() -> None:
    facets = load_vocabulary().headings.facets
    for name in type(facets).model_fields:
        for phrases in getattr(facets, name).values():
            for phrase in phrases:
                assert facets.any_within.search(bare(phrase.replace("*", "水"))), (name, phrase)
