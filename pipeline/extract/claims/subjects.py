"""Whose or what count it is, by what was counted before → the name: 人员（某局）, 购置某设备."""

from __future__ import annotations

from pipeline.extract.claims.context import Context
from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.names import thing_counted
from pipeline.extract.claims.segments import brackets
from pipeline.extract.claims.sentences import Sentence
from pipeline.vocabulary import ClaimSpec


def of_people(words: str, unit: str, spec: ClaimSpec) -> str:
    """The people of a body that is named alone before their number: 甲办公室5人 counts no bodies.

    >>> from pipeline.vocabulary import load_vocabulary
    >>> spec = load_vocabulary().claims
    >>> of_people("甲监测站", "人", spec), of_people("机关干部", "人", spec)
    ('人员（甲监测站）', '机关干部')
    """
    people = spec.things.people.get(unit, "")
    is_body = words.endswith(spec.bodies) and not words.endswith(spec.no_bodies)
    return f"{people}（{words}）" if people and is_body else words


def of_a_body(
    last: Draft | None, sentence: Sentence, words: str, unit: str, spec: ClaimSpec
) -> str:
    """离退休人员29人，其中甲局26人; 在职人员9人，其中行政6人: people of one body or kind of posts are those
    that were counted before it."""
    if last is None or last.sentence is not sentence or last.kind != "count" or not last.amount:
        return of_people(words, unit, spec)
    if unit != last.amount.unit or unit not in spec.things.people:
        return of_people(words, unit, spec)
    if words in spec.posts and last.words.endswith(spec.posts):
        return of_people(words, unit, spec)  # 实有在职39人，退休21人: side by side
    if words.endswith(spec.bodies) or words in spec.posts:
        return f"{last.words.partition('（')[0]}（{words}）"
    return words


def counted_before(context: Context, sentence: Sentence, at: int) -> Draft | None:
    """What the sentence counted last before a place, in no bracket that was closed before it."""
    closed = brackets(sentence.text[:at])
    counts = (d for d in reversed(context.of_sentence(sentence)) if d.kind == "count")
    return next((d for d in counts if not any(start < d.at < end for start, end in closed)), None)


def bought(context: Context, sentence: Sentence, words: str) -> str:
    """The name of what is to be bought, by the purchase in the sentence that it goes on with (购置车辆0辆；
    单价100万元以上设备0台), or a plan in the one before: it is none of what there is."""
    spec, last = context.spec, context.drafts[-1] if context.drafts else None
    if last is None or context.run - last.run > sentence.begins:
        return words
    goes_on = last.sentence is sentence
    if (
        sentence.begins
        and not goes_on
        and not any(word in last.sentence.text for word in spec.things.plans)
    ):
        return words
    verbs = (*spec.things.buys, *spec.things.more)
    if not words.startswith(spec.things.priced) or any(verb in words for verb in verbs):
        return words
    first = next((d for d in context.of_sentence(last.sentence) if d.kind == "count"), None)
    name = thing_counted(first.words, spec.naming).removeprefix("计划") if first else ""
    return next(filter(name.startswith, spec.things.buys), "") + words
