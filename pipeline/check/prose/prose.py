"""All checks of the text by itself, and what they leave to the checks of claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.check.prose.and_others import check_and_others
from pipeline.check.prose.averages import check_averages
from pipeline.check.prose.balances import check_balances
from pipeline.check.prose.base_years import check_base_years
from pipeline.check.prose.beside_figures import check_beside_figures
from pipeline.check.prose.cars_kept import check_cars_kept
from pipeline.check.prose.change_parts import check_change_parts
from pipeline.check.prose.change_sums import check_change_sums
from pipeline.check.prose.changed_twice import check_changed_twice
from pipeline.check.prose.changes import check_changes
from pipeline.check.prose.contained import check_contained
from pipeline.check.prose.counts_of_money import check_counts_of_money
from pipeline.check.prose.decimals import check_decimals
from pipeline.check.prose.divisions import check_divisions
from pipeline.check.prose.from_nothing import check_from_nothing
from pipeline.check.prose.impossible_rates import check_impossible_rates
from pipeline.check.prose.levels import check_levels
from pipeline.check.prose.lists import lists_of
from pipeline.check.prose.lists_behind import judged_behind
from pipeline.check.prose.made_up import check_made_up
from pipeline.check.prose.main_parts import check_main_parts
from pipeline.check.prose.movements import movements
from pipeline.check.prose.names import check_names
from pipeline.check.prose.names_before import check_names_before
from pipeline.check.prose.parts_below import judged_below
from pipeline.check.prose.passages import Sentence, passages_of
from pipeline.check.prose.products import check_products
from pipeline.check.prose.reason_clauses import check_reason_clauses
from pipeline.check.prose.reasons import check_reasons
from pipeline.check.prose.restated_reasons import check_restated_reasons
from pipeline.check.prose.shares import check_bare_shares, check_shares
from pipeline.check.prose.small_firms import check_small_firms
from pipeline.check.prose.staff import check_staff
from pipeline.check.prose.stated_rates import check_stated_rates
from pipeline.check.prose.stated_times import check_stated_times
from pipeline.check.prose.told import Told
from pipeline.check.prose.trailing_totals import check_trailing_totals
from pipeline.check.prose.twice import check_twice
from pipeline.check.prose.unit_slips import check_unit_slips
from pipeline.check.prose.units_in_tables import check_units_in_tables
from pipeline.check.prose.unnamed import check_unnamed
from pipeline.check.prose.unnumbered import unnumbered_lists
from pipeline.check.prose.wholes import check_wholes, judge
from pipeline.check.prose.zero_changes import check_zero_changes
from pipeline.check.subject import Subject
from pipeline.model.records import Finding


def check_prose(subject: Subject, claims: Iterable[Finding] = ()) -> Iterator[Finding]:
    """Every check over the paragraphs of the disclosure; `claims` are the findings of claims."""
    spec, told = subject.vocabulary.prose, Told.of(claims)
    prose = passages_of(subject)
    sentences = [sentence for passage in prose for sentence in passage.sentences]
    lists = (*lists_of(prose, spec), *unnumbered_lists(prose, spec))
    judged = [(listed, judge(listed, spec)) for listed in lists]
    others = (*judged_behind(prose, subject.vocabulary), *judged_below(prose, spec))
    yield from check_wholes(subject, (*judged, *others))
    yield from check_main_parts(subject, lists)
    yield from check_and_others(subject, judged)
    yield from check_levels(subject, prose, lists)
    yield from check_divisions(subject, prose, lists)
    stated = [movement for sentence in sentences for movement in movements(sentence, spec)]
    yield from check_changes(subject, stated, told)
    yield from check_change_sums(subject, prose, stated)
    yield from check_change_parts(subject, judged, stated)
    yield from check_stated_rates(subject, told)
    yield from check_beside_figures(subject, told)
    yield from check_from_nothing(subject, told)
    yield from check_contained(subject, told)
    yield from check_made_up(subject, judged, told)
    yield from check_trailing_totals(subject, told)
    yield from check_zero_changes(subject)
    yield from check_stated_times(subject)
    yield from check_impossible_rates(subject, told)
    yield from check_products(subject)
    yield from check_balances(subject)
    yield from check_counts_of_money(subject)
    yield from check_averages(subject)
    yield from check_decimals(subject, prose)
    yield from check_base_years(subject, sentences)
    paragraphs = [Sentence(passage, passage.text, 0) for passage in prose]
    yield from check_reasons(subject, paragraphs, told)
    yield from check_reason_clauses(subject, told)
    yield from check_restated_reasons(subject)
    yield from check_twice(subject, prose, sentences, lists, stated, told)
    yield from check_cars_kept(subject, prose, sentences)
    yield from check_changed_twice(subject, stated, told)
    yield from check_unnamed(subject)
    yield from check_staff(subject)
    yield from check_names(subject, prose)
    yield from check_names_before(subject, prose)
    yield from check_units_in_tables(subject, prose)
    yield from check_shares(subject, judged, told)
    yield from check_bare_shares(subject)
    yield from check_small_firms(subject, prose)
    yield from check_unit_slips(subject, sentences, told)
