"""Sentences of the running text that have words, over the ends of lines, and where their signs stand."""

from __future__ import annotations

from pipeline.check.against_tables.prose import RunningText
from pipeline.check.subject import Subject
from pipeline.model.document import Document, Paragraph, Place
from tests.package import samples
from tests.support import VOCABULARY


def _text(*paragraphs: Paragraph) -> RunningText:
    disclosure = samples.disclosure()
    document = Document("a.pdf", "pdf", paragraphs)
    subject = Subject(
        disclosure.identity, (document,), disclosure.tables, disclosure.amounts, VOCABULARY
    )
    return RunningText.of(subject)


def _at(line: int) -> Place:
    return Place("a.pdf", line=line, page=1)


def test_a_sentence_goes_on_with_the_next_line_and_others_are_left_out() -> None:
    text = _text(
        Paragraph("收入增加。本局没有", _at(1)),
        Paragraph("政府性基金预算；支出减少。", _at(2)),
        Paragraph("会议减少。", _at(3)),
    )
    (said,) = text.sentences_with(["政府性基金"])
    assert said.text == "本局没有政府性基金预算;"
    assert [said.place(at).line for at in (0, 3, 4, 11)] == [1, 1, 2, 2]


def test_a_sign_of_a_paragraph_stands_on_its_printed_line() -> None:
    printed = Paragraph("收入 增加。本局没有政府性 基金预算。", _at(1), ((10, _at(2)),))
    (said,) = _text(printed).sentences_with(["基金", "国有资本"])
    assert said.text == "本局没有政府性基金预算。"
    assert [said.place(at).line for at in (0, 3, 4, 11)] == [1, 1, 2, 2]


def test_a_word_may_stand_over_the_end_of_a_line() -> None:
    text = _text(Paragraph("本局没有政府", _at(1)), Paragraph("性基金预算。", _at(2)))
    assert [said.text for said in text.sentences_with(["政府性基金"])] == [
        "本局没有政府性基金预算。"
    ]


def test_a_numbered_line_begins_something_else() -> None:
    text = _text(Paragraph("本局没有政府", _at(1)), Paragraph("一、性基金预算。", _at(2)))
    assert not list(text.sentences_with(["政府性基金"]))
