"""Form and completeness: what is missing, skipped, printed twice or left unfinished, and how it was read."""

from pipeline.check.form.cited_tables import check_cited_tables
from pipeline.check.form.contents import check_contents
from pipeline.check.form.contents_pages import check_contents_pages
from pipeline.check.form.contents_wording import check_contents_wording
from pipeline.check.form.dates import check_dates
from pipeline.check.form.empty import check_empty
from pipeline.check.form.empty_parts import check_empty_parts
from pipeline.check.form.exact_numbers import check_exact_numbers
from pipeline.check.form.former_body import check_former_body
from pipeline.check.form.goal_numbers import check_goal_numbers
from pipeline.check.form.heading_funds import check_heading_funds
from pipeline.check.form.name_slips import check_name_slips
from pipeline.check.form.other_body import check_other_body
from pipeline.check.form.other_fields import check_other_fields
from pipeline.check.form.other_places import check_other_places
from pipeline.check.form.outline_points import check_outline_points
from pipeline.check.form.own_words import check_own_words
from pipeline.check.form.parts import check_parts
from pipeline.check.form.place_duties import check_place_duties
from pipeline.check.form.place_level import check_place_level
from pipeline.check.form.reading import check_reading
from pipeline.check.form.red_figures import check_red_figures
from pipeline.check.form.remarks import check_form
from pipeline.check.form.repeated import check_repeated
from pipeline.check.form.repeated_tables import check_repeated_tables
from pipeline.check.form.section_numbers import check_section_numbers
from pipeline.check.form.shortened_names import check_shortened_names
from pipeline.check.form.slips import check_slips
from pipeline.check.form.stamped import check_stamped
from pipeline.check.form.statutory import check_statutory
from pipeline.check.form.table_notes import check_table_notes
from pipeline.check.form.table_numbers import check_table_numbers
from pipeline.check.form.terms_used import check_terms_used
from pipeline.check.form.unit_names import check_unit_names
from pipeline.check.form.units_left_out import check_units_left_out
from pipeline.check.form.unproven import check_columns_proven
from pipeline.check.form.wording import check_wording
from pipeline.check.form.years import check_department_or_unit, check_years
from pipeline.check.subject import Check

CHECKS: tuple[Check, ...] = (
    check_statutory,
    check_form,
    check_empty,
    check_parts,
    check_reading,
    check_exact_numbers,
    check_stamped,
    check_red_figures,
    check_columns_proven,
    check_contents,
    check_contents_wording,
    check_contents_pages,
    check_empty_parts,
    check_heading_funds,
    check_table_notes,
    check_cited_tables,
    check_table_numbers,
    check_section_numbers,
    check_goal_numbers,
    check_years,
    check_department_or_unit,
    check_own_words,
    check_other_body,
    check_other_fields,
    check_other_places,
    check_former_body,
    check_unit_names,
    check_name_slips,
    check_shortened_names,
    check_dates,
    check_place_level,
    check_place_duties,
    check_repeated,
    check_repeated_tables,
    check_wording,
    check_slips,
    check_outline_points,
    check_units_left_out,
    check_terms_used,
)
