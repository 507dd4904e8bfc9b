"""Prose, tables and amounts → Claims: every statement of a figure, bound to the table that has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.extract.claims.alike import bound_by_value
from pipeline.extract.claims.binding import Figures
from pipeline.extract.claims.carried_money import with_carried_money
from pipeline.extract.claims.context import Context
from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.fields import prose_in_fields, values_in_fields
from pipeline.extract.claims.maker import ClaimMaker
from pipeline.extract.claims.name_codes import with_codes_of_names
from pipeline.extract.claims.reader import read_prose
from pipeline.extract.claims.rows import dated_names
from pipeline.extract.claims.running_heads import without_running_heads
from pipeline.extract.claims.siblings import bound_by_siblings
from pipeline.extract.claims.tasks import claims_of_tasks
from pipeline.extract.claims.unmapped import is_per_cent
from pipeline.model.identity import Identity
from pipeline.model.recognized import Recognized
from pipeline.model.records import Amount, Claim
from pipeline.vocabulary import Vocabulary


def extract_claims(
    identity: Identity,
    recognized: Recognized,
    amounts: Sequence[Amount],
    vocabulary: Vocabulary,
) -> tuple[Claim, ...]:
    """All claims of a disclosure: of its prose, of sentences in forms of fields, of their tasks."""
    figures = Figures(vocabulary, recognized.tables, amounts)
    prose = (
        *without_running_heads(recognized.prose),
        *prose_in_fields(recognized.tables, vocabulary.claims),
    )
    values = (*values_in_fields(recognized.tables, vocabulary.claims),)
    claims: list[Claim] = []
    if first := next(iter((*prose, *values)), None):
        maker = ClaimMaker(identity, vocabulary, figures)
        context = Context(identity, vocabulary, first, maker.units, dated_names(amounts))
        context.unmapped_is_rate = is_per_cent(prose)
        claims = [claim for each in prose for claim in maker.made(each, read_prose(context, each))]
        claims = bound_by_siblings(claims, maker.drafts, figures)
        for each in values:
            claims += maker.made(each, _of_goals(read_prose(context, each)))
        claims = bound_by_value(claims, maker.drafts, figures, vocabulary.claims)
        claims = with_codes_of_names(claims, maker.drafts, figures)
        claims = with_carried_money(claims, maker.drafts, figures)
    claims += claims_of_tasks(
        identity, recognized.tables, amounts, figures, vocabulary, len(claims)
    )
    return tuple(claims)


def _of_goals(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """What the values of goals state is of one project or indicator, whatever its name is that of."""
    for draft in drafts:
        draft.apart = True
        yield draft
