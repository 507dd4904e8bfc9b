"""Duties and goals that are said to be for another county or city: a text taken over from its body.

Only of a body whose work is in its own place, in a sentence that tells of no doings with others and does not
name the body's own place beside the other one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.check.comparison import remark
from pipeline.check.form.place_level import is_of_zone
from pipeline.check.lines import printed_lines, shortened
from pipeline.check.search import cells_with, lines_with
from pipeline.check.subject import Subject
from pipeline.model.document import Place
from pipeline.model.identity import Division
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.values.text import fold
from pipeline.vocabulary.others_words import OtherPlaces
from pipeline.vocabulary.spec import compiled

_CHECK = "form.other_body"
_COUNTIES = ("县", "市", "旗", "区")
_NAMED = re.compile("(?<![全我本各社地园景])[县市旗区](?![场域级直政委])")
"""What every name of such a place ends with, behind what no name has before it."""
_SHORTEST = 3
_FAR = 6
"""So many signs between a verb of duty and the place that it is for."""
_LONGEST = 12
"""Signs of the longest name of a place."""
_JOINED = re.compile("[、和与及]")
_OFTEN = 2
"""Lines that name a place which more than so many do not: a body may have to do with it."""


def check_other_places(subject: Subject) -> Iterator[Finding]:
    """Every line, and every goal of a form, that makes something a duty for another place, once for each."""
    own = subject.identity.division
    if len(own.code) != 6 or own.code.endswith("0000") or is_of_zone(subject):
        return
    reach = compiled(_spec(subject).reach_beyond)
    if any(map(reach.search, _names(subject))):
        return
    seen: set[str] = set()
    for text, place in _texts(subject):
        other = _other_place(subject, fold(text), own)
        if not other or other in seen:
            continue
        seen.add(other)
        if not _is_known(subject, other):
            said = (
                f"“{shortened(text, 80)}”：写的是“{other}”，本文件属{own.full_name}，疑为沿用别处文字",
                f"“{shortened(text, 80)}” is for {other}; this is of {own.full_name}: the text may be of "
                "another body",
            )
            yield remark(subject, _CHECK, Outcome.FAIL, Severity.WARNING, said, place=place)


def _texts(subject: Subject) -> Iterator[tuple[str, Place]]:
    """What may tell of a duty: lines of the prose, and the long cells of forms."""
    asked = _spec(subject).duty
    for document in subject.documents:
        for line in lines_with(subject, document, [asked]):
            yield line.text, line.place
        for cell in cells_with(subject, document, whole=[asked]):
            yield cell.text, cell.place


def _other_place(subject: Subject, text: str, own: Division) -> str:
    """The place that a duty of a text is for, "" where it is its own or none is told."""
    spec, divisions = _spec(subject), subject.vocabulary.divisions
    if not _NAMED.search(text):
        return ""  # most texts
    for found in compiled(spec.duty).finditer(text):
        behind = text[found.end() :]
        if not _NAMED.search(behind[: _FAR + _LONGEST]):
            continue
        if _has_to_do_with_others(subject, _sentence(subject, text, found.end())):
            continue
        before, chain, rest = divisions.locate(behind[: _FAR + 2 * _LONGEST])
        if not chain or len(before) > _FAR or compiled(spec.apart).search(before):
            continue
        candidates = divisions.candidates(chain, subject.identity.fiscal_year)
        if rest.startswith(spec.not_place) or not _are_others(candidates, own, chain):
            continue
        sentence = _sentence(subject, text, found.end())
        if _is_one_of_several(subject, sentence, chain, rest):
            continue
        return "".join(chain)
    return ""


def _is_one_of_several(subject: Subject, sentence: str, chain: Sequence[str], rest: str) -> bool:
    """Whether other places are named beside one (组织甲县、乙区骨干培训), or the city that the body is in:
    what is done with them is no duty that was taken over."""
    divisions, own = subject.vocabulary.divisions, subject.identity.division
    if joined := _JOINED.match(rest):
        before, beside, _ = divisions.locate(rest[joined.end() :][:_LONGEST])
        if beside and not before:
            return True
    elsewhere = sentence.replace("".join(chain), "")
    return own.city not in ("", own.name, own.province) and own.city in elsewhere


def _sentence(subject: Subject, text: str, at: int) -> str:
    """The sentence of a text that a place in it stands in."""
    ends = [each.end() for each in compiled(_spec(subject).sentence_end).finditer(text)]
    start = max((end for end in ends if end <= at), default=0)
    return text[start : min((end for end in ends if end > at), default=len(text))]


def _has_to_do_with_others(subject: Subject, sentence: str) -> bool:
    """Whether a sentence tells of what is done with others or for them, or names the body's own place too."""
    own = subject.identity.division.name
    stem = own[:-1] if len(own) >= _SHORTEST else own
    return stem in sentence or compiled(_spec(subject).with_others).search(sentence) is not None


def _spec(subject: Subject) -> OtherPlaces:
    return subject.vocabulary.wording.other_places


def _are_others(found: Sequence[Division], own: Division, chain: Sequence[str]) -> bool:
    """Whether a name can only be that of a county or city that is neither this place, nor above it or in it,
    nor what it was called before."""
    name = chain[-1]
    if not found or len(name) < _SHORTEST or not name.endswith(_COUNTIES):
        return False
    if name.endswith("区") and all(each.city != own.city for each in found):
        return False  # 新区, 市中区, 和平区: words that are names somewhere
    return all(_is_apart(each, own) for each in found)


def _is_apart(other: Division, own: Division) -> bool:
    above = {own.name, own.city, own.province}
    stem = other.name[:-1]
    return (
        other.name not in above
        and own.name not in (other.city, other.province)
        and not own.name.startswith(stem)
        and not other.code.endswith("0000")
    )


def _is_known(subject: Subject, other: str) -> bool:
    """Whether a place is named so often, or beside so much that is done with others, that the body has to do
    with it, or a unit is called after it."""
    lines = [
        fold(line.text)
        for each in subject.documents
        for line in printed_lines(subject, each)
        if other in line.text
    ]
    with_others = any(_has_to_do_with_others(subject, line) for line in lines)
    return len(lines) > _OFTEN or with_others or any(other in name for name in _names(subject))


def _names(subject: Subject) -> Sequence[str]:
    """What the body and its units are called."""
    names = (subject.identity.department, subject.identity.unit)
    return [*filter(None, names), *(t.entity.name for t in subject.tables)]
