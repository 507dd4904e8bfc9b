"""Prose → Claims: what sentences state of amounts, shares, changes and counts, bound to the tables.

The way through, in the order of reading; what is named behind a colon is asked by what stands before it:

claims       the whole way, from `fields` and `running_heads` (what prose there is) to the last step
sentences    lines → sentences: footnotes, unmapped, titles
quantities   a sentence → its figures; words, lacks: what it says without one
reader       figures from left to right → drafts; clauses: the words between two figures; kinds_of_items,
             own_level: what is no total of the body
context      words that name a figure → its draft, by what is spoken of: beside_subjects, three_public; on
             hearing (sentences: scopes, carried_years, reason_lists), on heard (the words between figures:
             years), on lists (listings), on recollection, on memory
labels       words before a figure → the indicator, the year, the phase (label): label_orders, plain_words,
             last_years, opened_names; coded_labels: printed_paths, code_paths, paths
statements   an amount → its draft: amount_names, amount_times, bases, adjusted, parts_by_money; changes
             (changed_things, settled_changes, aside_changes), ratios (sense), counts (subjects, owners),
             in_words, rows_told, rows_compared (respectively), reasons
asides       what is beside the accounts → its draft: things, prices, names_behind, thin_names, goals,
             projects
drafts       what a draft is
maker        drafts → claims: names, meant
meanings     a draft → its figure: of_others, sought_for (sought), certain; of forms: performance, counted
binding      what is sought → the figure of a table: rows, funds, bodies, appropriations, nothing_printed
siblings, alike, carried_money, name_codes    what a list, a value, a name alone prove behind that
tasks        forms of fields → claims of their tasks
"""

from pipeline.extract.claims.claims import extract_claims

__all__ = ["extract_claims"]
