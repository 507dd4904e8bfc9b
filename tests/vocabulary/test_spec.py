"""The base of all spec types."""

from __future__ import annotations

from pipeline.vocabulary import load_vocabulary
from pipeline.vocabulary.claim_words import Verbs
from pipeline.website.changes.reasons import speaks_of_change


def test_going_through_a_spec_gives_its_fields_whatever_was_asked_of_it_before() -> None:
    verbs = Verbs.model_validate({"increase": ["增加"], "decrease": ["减少"]})
    assert verbs.either
    assert [name for name, _ in verbs] == ["increase", "decrease"]


def test_a_sentence_without_a_verb_of_change_speaks_of_none() -> None:
    assert load_vocabulary().claims.verbs.either
    said = "与2030年相比（见附表）。"
    assert not speaks_of_change(said, 2030)
