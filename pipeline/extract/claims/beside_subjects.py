"""What words before a figure name, by what is spoken of: 项目全年预算数 of 甲项目, 决算数 of its budget."""

from __future__ import annotations

import re

from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.label import Label
from pipeline.extract.claims.printed_paths import behind_path, names_levels
from pipeline.values.sides import side_of
from pipeline.values.text import bare
from pipeline.vocabulary import ClaimSpec

_A_PROJECT = ("项目", "该项目", "本项目")
_BUDGET = "预算"
_ONLY_A_YEAR = re.compile(r"(?:19|20)\d{2}年度?")
_BALANCE = re.compile(r"结转|结余")


def beside_subject(named: Label, subject: Draft, spec: ClaimSpec) -> Label:
    """The label, with the words of the subject where it names that by others, or by a phase alone."""
    if _ONLY_A_YEAR.fullmatch(named.words) and not named.code:
        # 2029年甲5万元，2030年4万元: of the same, in that year
        return Label("", "", named.phase, named.year or int(named.words[:4]))
    if names_levels(subject.words) and (path := _of_path(named, subject, spec)) is not None:
        return path
    if _is_short_for(subject.words, named, spec):
        return Label(subject.words, "", named.phase, named.year)
    if _is_other(subject.words, named.said):
        return Label(named.said, "", named.phase, named.year)
    if phase := _phase_before(subject.words, named, spec):
        return Label(subject.words, subject.code, phase, named.year)
    return named


def _of_path(named: Label, subject: Draft, spec: ClaimSpec) -> Label | None:
    """公用经费 behind 甲（项）人员经费9万元, or behind a path without an amount (甲（项）：), is that kind of
    spending of the path, 当年预算 behind 甲（项）上年结转2万元 all of it; None for other words."""
    path = subject.words.removesuffix(behind_path(subject.words))
    division, is_named = spec.division_of(named.words), not subject.sentence.text
    if division and (subject.division or is_named):
        return Label(f"{path}{named.words}", subject.code, named.phase, named.year, "", division)
    budgeted = named.phase and not (named.words or named.code)
    if budgeted and subject.of_part and _BALANCE.search(behind_path(subject.words)):
        return Label(path, subject.code, named.phase, named.year)
    return None


def of_phase(words: str, phase: str, spec: ClaimSpec) -> str:
    """The name of a subject for a figure of a phase: without the other phase that it ends in.

    >>> from pipeline.vocabulary import load_vocabulary
    >>> spec = load_vocabulary().claims
    >>> of_phase("公务接待费年初预算", "executed", spec), of_phase("公务接待费预算", "", spec)
    ('公务接待费', '公务接待费预算')
    >>> of_phase("政府性基金预算", "executed", spec), of_phase("一般公共预算", "executed", spec)
    ('政府性基金预算', '一般公共预算')
    """
    ends_in, rest = spec.without_phase(words)[-1] if phase else ("", words)
    if (
        ends_in in ("", phase)
        or rest in spec.around.when
        or not bare(rest)
        or _is_of_a_fund(words, rest, spec)
    ):
        return words
    return rest


def _is_of_a_fund(words: str, rest: str, spec: ClaimSpec) -> bool:
    """Whether the 预算 that words end in is of a fund's own name: 政府性基金预算, 一般公共预算."""
    funds = tuple(phrase for phrases in spec.funds.values() for phrase in phrases)
    return words == f"{rest}{_BUDGET}" and (rest.endswith(funds) or words.endswith(funds))


def _is_short_for(subject: str, named: Label, spec: ClaimSpec) -> bool:
    """Whether words name the project spoken of by 项目 alone: 项目全年预算数."""
    if named.code or not subject.endswith("项目") or not named.words.startswith(_A_PROJECT):
        return False
    return spec.without_phase(named.words)[-1][1] in _A_PROJECT


def _phase_before(subject: str, named: Label, spec: ClaimSpec) -> str:
    """The phase that stands before the subject's own name: 2020年预算信息化建设, "" for none."""
    if named.code or not subject or not named.words.endswith(subject):
        return ""
    before = named.words.removesuffix(subject)
    return spec.phase_of(before) if before and spec.is_phase(before) else ""


def _is_other(subject: str, said: str) -> bool:
    """Whether 收入决算 or 支出决算 cannot be the subject's: behind 年初结转和结余, or of the other side."""
    side = side_of(said)
    if not side:
        return False
    if side == "revenue":
        return "收" not in subject
    return side_of(subject) == "revenue" or _BALANCE.search(subject) is not None
