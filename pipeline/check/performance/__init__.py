"""Performance tables: what targets and self-evaluations say of themselves, and against the money."""

from pipeline.check.performance.above_all import check_above_all
from pipeline.check.performance.cost_parts import check_cost_parts
from pipeline.check.performance.cost_slips import check_cost_slips
from pipeline.check.performance.costs import check_costs
from pipeline.check.performance.department_amounts import check_department_amounts
from pipeline.check.performance.execution_points import check_execution_points
from pipeline.check.performance.funds import check_funds
from pipeline.check.performance.goal_amounts import check_goal_amounts
from pipeline.check.performance.goal_words import check_goal_words
from pipeline.check.performance.goals import check_goals
from pipeline.check.performance.grades import check_grades
from pipeline.check.performance.kinds import check_kinds
from pipeline.check.performance.listed_values import check_listed_values
from pipeline.check.performance.merged import check_merged_values
from pipeline.check.performance.numbers import check_indicator_numbers
from pipeline.check.performance.outcomes import check_outcomes
from pipeline.check.performance.per_head import check_per_head
from pipeline.check.performance.periods import check_periods
from pipeline.check.performance.points import check_points
from pipeline.check.performance.progress import check_progress
from pipeline.check.performance.project_names import check_project_names
from pipeline.check.performance.projects import check_projects
from pipeline.check.performance.promised import check_promised
from pipeline.check.performance.repeated import check_repeated_indicators
from pipeline.check.performance.repeated_forms import check_repeated_forms
from pipeline.check.performance.reviews import check_reviews
from pipeline.check.performance.sister_forms import check_sister_forms
from pipeline.check.performance.sister_kinds import check_sister_kinds
from pipeline.check.performance.target_sums import check_target_sums
from pipeline.check.performance.told_targets import check_told_targets
from pipeline.check.performance.value_marks import check_value_marks
from pipeline.check.performance.values import check_values
from pipeline.check.subject import Check

CHECKS: tuple[Check, ...] = (
    check_points,
    check_funds,
    check_execution_points,
    check_projects,
    check_project_names,
    check_above_all,
    check_costs,
    check_cost_parts,
    check_cost_slips,
    check_per_head,
    check_repeated_indicators,
    check_repeated_forms,
    check_told_targets,
    check_sister_forms,
    check_values,
    check_value_marks,
    check_listed_values,
    check_progress,
    check_target_sums,
    check_indicator_numbers,
    check_kinds,
    check_sister_kinds,
    check_outcomes,
    check_merged_values,
    check_periods,
    check_goals,
    check_goal_amounts,
    check_goal_words,
    check_promised,
    check_reviews,
    check_grades,
    check_department_amounts,
)
