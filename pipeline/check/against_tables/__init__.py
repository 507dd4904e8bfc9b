"""What prose and notes state of the tables beyond single figures: lists of items, codes and names, empty
tables, purchases, targets, assets."""

from pipeline.check.against_tables.assets import check_assets
from pipeline.check.against_tables.basic_classes import check_basic_classes
from pipeline.check.against_tables.basic_items import check_basic_items
from pipeline.check.against_tables.class_terms import check_class_terms
from pipeline.check.against_tables.emptiness import check_emptiness
from pipeline.check.against_tables.fund_amounts import check_fund_amounts
from pipeline.check.against_tables.item_parents import check_item_parents
from pipeline.check.against_tables.items import check_items
from pipeline.check.against_tables.one_fund import check_one_fund
from pipeline.check.against_tables.paths_in_tables import check_paths_in_tables
from pipeline.check.against_tables.project_amounts import check_project_amounts
from pipeline.check.against_tables.project_counts import check_project_counts
from pipeline.check.against_tables.purchases import check_purchases
from pipeline.check.against_tables.running_costs import check_running_costs
from pipeline.check.against_tables.said_none import check_said_none
from pipeline.check.against_tables.said_totals import check_said_totals
from pipeline.check.against_tables.stated_years import check_stated_years
from pipeline.check.against_tables.target_scopes import check_target_scopes
from pipeline.check.against_tables.targets import check_targets
from pipeline.check.subject import Check

CHECKS: tuple[Check, ...] = (
    check_items,
    check_item_parents,
    check_paths_in_tables,
    check_basic_classes,
    check_basic_items,
    check_class_terms,
    check_emptiness,
    check_fund_amounts,
    check_purchases,
    check_running_costs,
    check_said_none,
    check_said_totals,
    check_targets,
    check_target_scopes,
    check_one_fund,
    check_project_counts,
    check_project_amounts,
    check_assets,
    check_stated_years,
)
