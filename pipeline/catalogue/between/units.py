"""A department's figures against the sum of its units', where all its units publish theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.catalogue.between.match import NONE, Figures, by_entity, compared, entity_key, remark
from pipeline.catalogue.between.published import Published
from pipeline.model.identity import EntityLevel
from pipeline.model.records import Amount, Finding, Outcome
from pipeline.values.comparison import COMPUTED
from pipeline.values.text import bare

UNITS_SUM = "between.units_sum"
_CLASSIFIED = ("functional", "economic", "government-economic")
_SHOWN = 5
"""How many units a message names."""
_SAID = ("与所属各单位之和", "the department against the sum of its units")


@dataclass(frozen=True, slots=True)
class _Unit:
    """One unit's figures, the forms that it publishes, and to which depth it prints their codes."""

    figures: Figures
    forms: frozenset[str]
    depths: frozenset[tuple[str, str, int]]

    @classmethod
    def of(cls, package: Published, name: str) -> _Unit:
        key = bare(name)
        own = [amount for amount in package.amounts if entity_key(amount) == key]
        return cls(Figures.of(own), frozenset(package.forms[name]), frozenset(map(_depth, own)))

    def part(self, amount: Amount) -> Amount | None:
        """Its part in a figure of the department, None where it has none."""
        return self.figures.get(amount)

    def is_comparable(self, amount: Amount) -> bool:
        """Whether a figure that it does not state is nothing, and not only told otherwise."""
        if amount.form not in self.forms:
            return False
        if self.figures.states(amount):
            return self.figures.get(amount) is not None
        is_printed = any(form == amount.form for form, _, _ in self.depths)
        return not is_printed or _depth(amount) in self.depths


def _depth(amount: Amount) -> tuple[str, str, int]:
    return amount.form, amount.classification, len(amount.code)


def units_sum(department: Published, unit_packages: Sequence[Published]) -> Iterator[Finding]:
    """Every figure of the department against its units'; `unit_packages` are of its year and kind.

    A unit's figures are those in the department's own document, or else those of its own package.
    """
    published = {**_in_packages(unit_packages), **_in_document(department)}
    listed = {bare(name): name for name in department.listed_units()}
    own_name = bare(department.row.department)
    if not published and listed.keys() <= {own_name}:
        said = ("没有列出所属单位，无可汇总", "names no units but itself")
        yield remark(department.name, UNITS_SUM, Outcome.NOT_APPLICABLE, said)
    elif not listed:
        said = (
            f"没有列出所属单位，不能断定收录的 {len(published)} 个单位是否齐全，未能核对",
            f"not evaluated: lists no units, so the {len(published)} held may not be all",
        )
        yield remark(department.name, UNITS_SUM, Outcome.NOT_EVALUATED, said)
    elif missing := [name for key, name in listed.items() if key not in published]:
        names = "、".join(missing[:_SHOWN]) + (f"等 {len(missing)} 个" if missing[_SHOWN:] else "")
        said = (
            f"所列单位中没有 {names} 的数，不能与各单位之和比较",
            f"not evaluated: no figures of {len(missing)} of its {len(listed)} units",
        )
        yield remark(department.name, UNITS_SUM, Outcome.NOT_EVALUATED, said)
    else:
        yield from _sums(department, list(published.values()))


def _in_document(department: Published) -> dict[str, _Unit]:
    units = (name for name, level in department.entities.items() if level is EntityLevel.UNIT)
    return {bare(name): _Unit.of(department, name) for name in units}


def _in_packages(packages: Sequence[Published]) -> dict[str, _Unit]:
    """Units by name; what else a unit's package may print is not counted."""
    return {
        bare(name): _Unit.of(package, name)
        for package in packages
        for name in package.entities
        if bare(name) == bare(package.row.unit)
    }


def _sums(department: Published, units: Sequence[_Unit]) -> Iterator[Finding]:
    own = by_entity(department.amounts).get("", NONE)
    stated = [amount for amount in department.amounts if _is_counted(amount, department)]
    unmatched = 0
    for amount in stated:
        parts = [part for unit in units if (part := unit.part(amount))]
        known = own.get(amount) is not None and all(u.is_comparable(amount) for u in units)
        if parts and known:
            yield compared(UNITS_SUM, amount, parts, _SAID, COMPUTED)
        else:
            unmatched += 1
    if unmatched:
        told = (
            f"{len(stated)} 个数中有 {unmatched} 个不是每个单位都印有同一张表、同样细的科目，"
            "或找不到口径、行名和单位相同的唯一的数，未能核对",
            f"{unmatched} of {len(stated)} figures have no one counterpart in every unit's forms",
        )
        yield remark(department.name, UNITS_SUM, Outcome.NOT_EVALUATED, told)


def _is_counted(amount: Amount, department: Published) -> bool:
    """Money of the department in a form of its kind; a unit's own row in it is no sum of units."""
    of_kind = amount.form.startswith(f"{department.row.kind}.") and "evaluation" not in amount.form
    of_department = entity_key(amount) == "" and amount.amount_yuan is not None
    return of_kind and of_department and (not amount.code or amount.classification in _CLASSIFIED)
