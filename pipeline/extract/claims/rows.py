"""The amounts of a disclosure → those that a locator, a code or a name means."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from pipeline.extract.claims.bodies import Bodies
from pipeline.extract.claims.paths import RowPaths
from pipeline.extract.claims.printed_paths import behind_path, older_code, path_names
from pipeline.extract.claims.sought import Sought, agrees, fits, is_of, is_on_side
from pipeline.extract.claims.years import BEFORE_A_NAME
from pipeline.model.frozen import replaced
from pipeline.model.records import Amount
from pipeline.values.codes import classification_of
from pipeline.values.memo import remembered
from pipeline.values.outline import split_number
from pipeline.values.sides import side_of
from pipeline.values.text import bare
from pipeline.vocabulary import Vocabulary
from pipeline.vocabulary.forms import Locator
from pipeline.vocabulary.phrases import is_any

_LEVEL = re.compile(r"[（(]\d{0,7}[类款项][）)]")
_A_YEAR_OR_PHASE = re.compile(
    r"^(?:(?:19|20)\d{2}年度?)?(?:(?:年初|全年|调整)?预算|决算)?数?$",
)
_DATED = re.compile(rf"{BEFORE_A_NAME}[\u4e00-\u9fff“]{{3}}")

_CLASSIFICATIONS = ("functional", "economic", "government-economic")

Index = dict[tuple[str, str], list[Amount]]


@dataclass
class Rows:
    """The amounts that are printed, by the one name of their body and by form, code, name and path.

    `with_totals` are the bodies that have a total row, `entities` those of the amounts.
    """

    vocabulary: Vocabulary
    amounts: Sequence[Amount]
    bodies: Bodies
    with_totals: set[str] = field(init=False)
    entities: set[str] = field(init=False)
    _by_form: Index = field(init=False, default_factory=lambda: defaultdict(list))
    _by_code: Index = field(init=False, default_factory=lambda: defaultdict(list))
    _by_label: Index = field(init=False, default_factory=lambda: defaultdict(list))
    _by_own_name: Index = field(init=False, default_factory=lambda: defaultdict(list))
    _by_locator: dict[tuple[str, int, str], list[Amount]] = field(init=False, default_factory=dict)
    _by_path: RowPaths = field(init=False)
    _second_codes: dict[str, set[tuple[str, str]]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        body = self.bodies.one
        self._by_path = RowPaths(self.amounts, body, plain)
        self.with_totals = {body(a.entity) for a in self.amounts if _is_total_row(a)}
        shapes = {form.id: form.shape for form in self.vocabulary.forms.forms}
        for amount in self.amounts:
            if amount.amount is not None and shapes.get(amount.form) != "fields":
                self._add(body(amount.entity), amount)
        self.entities = {entity for entity, _ in self._by_form}

    def _add(self, entity: str, amount: Amount) -> None:
        self._by_form[entity, amount.form].append(amount)
        if amount.code:
            self._by_code[entity, amount.code].append(amount)
        if name := plain(amount.row_label):
            self._by_label[entity, name].append(amount)
        if "/" in amount.row_label:
            own = plain(amount.row_label.rpartition("/")[2])
            self._by_own_name[entity, own].append(amount)

    def located(self, locator: Locator, sought: Sought) -> list[Amount]:
        """The amounts that a locator means; rows by their labels, else the total row."""
        side = sought.side or side_of(sought.words)
        key = sought.entity, id(locator), side
        if key not in self._by_locator:
            there = self._by_form.get((sought.entity, locator.form), [])
            fitting = [amount for amount in there if fits(amount, locator)]
            wanted = fitting if locator.row else _totals(fitting, locator.measure)
            found = [a for a in wanted if is_on_side(a, side)]
            named = ([a for a in found if is_any(a.row_label, (p,))] for p in locator.row)
            self._by_locator[key] = next(filter(None, named), []) if locator.row else found
        return self._by_locator[key]

    def in_own_rows(self, places: Sequence[Locator], sought: Sought) -> list[list[Amount]]:
        """What the row that bears the name of a unit states, in each place: it has no other total among
        units. Where another form gives it one, only what agrees: its rows may state something else."""
        groups = [self._in_own_row(locator, sought) for locator in places]
        if sought.entity not in self.with_totals:
            return groups
        side = sought.side or side_of(sought.words)
        return [[a for a in g if agrees(a, sought) and is_on_side(a, side)] for g in groups]

    def _in_own_row(self, locator: Locator, sought: Sought) -> list[Amount]:
        there = self._by_form.get((sought.entity, locator.form), [])
        own = [a for a in there if self.bodies.one(a.row_label) == sought.entity]
        return [a for a in own if fits(a, locator) and a.measure == locator.measure]

    def of_code(self, sought: Sought) -> list[Amount]:
        found = self._by_code.get((sought.entity, sought.code), [])
        found = found or self._of_name_alone(sought)
        found = found or self._by_path.find(sought.entity, path_names(sought.words))
        if sought.division:
            return _of_kind(found, sought.division)
        return [a for a in found if self._is_total(a)]

    def within_row(self, sought: Sought) -> list[Amount]:
        """What the rows of the subject that it is told of as a part state of its kind of spending: of 302,
        其中公用经费90万元, the column of 公用经费 in the rows of 302."""
        division = self.vocabulary.claims.division_of(sought.words) if sought.within else ""
        if not division or sought.division:
            return []
        found = self._by_code.get((sought.entity, sought.parent or ""), [])
        found = found or self._by_label.get((sought.entity, plain(sought.within)), [])
        of_it = (a for a in _of_kind(found, division) if a.level != 0)
        return [a for a in of_it if is_of(a, sought, sought.phase)]

    def _of_name_alone(self, sought: Sought) -> list[Amount]:
        """Rows of its name that print no code of another classification: 对企业补助 is 312 and 507."""
        alike = self._by_label.get((sought.entity, plain(sought.words)), [])
        return [a for a in alike if _is_of_its_classification(a, sought.code)]

    def of_class_alike(self, sought: Sought) -> list[Amount]:
        """The class of the other economic classification whose items all print codes of the one that is
        sought (302 of an office whose items are 50201…50299); of 人员经费 among the parts of a class its
        column."""
        spec = self.vocabulary.claims
        code, division = sought.code, sought.division
        if classification_of(sought.parent or "") and spec.division_of(sought.words):
            code, division = sought.parent or "", spec.division_of(sought.words)
        alike, is_whole = spec.classes_alike.get(code, ""), code not in ("", sought.code)
        if not alike and not is_whole:
            return []
        nameless = replaced(sought, words="", division=division)
        found = self.of_code(replaced(nameless, code=code)) if is_whole else []
        others = self.of_code(replaced(nameless, code=alike)) if alike else []
        return [*found, *(a for a in others if self._second_classes(a) == {code})]

    def _second_classes(self, amount: Amount) -> set[str]:
        """The classes of the second codes that a row and the items below it print, in its table."""
        if amount.table not in self._second_codes:
            self._second_codes[amount.table] = {
                (a.code, a.code_2) for a in self.amounts if a.table == amount.table and a.code_2
            }
        printed = self._second_codes[amount.table]
        return {second[:3] for code, second in printed if code.startswith(amount.code)}

    def named_without_code(self, sought: Sought, phase: str) -> list[Amount]:
        """Rows of the item's name that print no code, or one that is none: a summary states it of all
        money, the forms with codes of one fund."""
        if not sought.code.isdigit():
            return []
        lists = self.vocabulary.classifications.values()
        found = (self._by_label.get((sought.entity, name), []) for name in self.names(sought))
        rows = [a for group in found for a in group]
        # A misprinted code is no list's: 71102 for 2101102.
        named = [
            a
            for a in rows
            if not any(a.code in codes for codes in lists)
            and _is_of_its_classification(a, sought.code)
        ]
        return [a for a in named if self._is_total(a) and is_of(a, sought, phase)]

    def names(self, sought: Sought) -> dict[str, None]:
        """What rows may call it: its words, and the names of its code in the year."""
        lists = self.vocabulary.classifications.values() if sought.code.isdigit() else ()
        official = [name for codes in lists for name in codes.names(sought.code, sought.period)]
        less = [rest for _, rest in self.vocabulary.claims.without_phase(sought.words)]
        return dict.fromkeys(plain(name) for name in (sought.words, *less, *official))

    def of_older_name(self, sought: Sought) -> list[Amount]:
        """Rows of the item that had the names of a path in another year: 其他国土资源事务支出."""
        if sought.code or not path_names(sought.words):
            return []
        code = older_code(sought.words, self.vocabulary)
        found = self._by_code.get((sought.entity, code), []) if code else []
        return [a for a in found if self._is_total(a)]

    def of_label(self, sought: Sought) -> list[Amount]:
        spec = self.vocabulary.claims
        wordings = [sought.words, *(rest for _, rest in spec.without_phase(sought.words))]
        if behind := behind_path(sought.words):
            wordings.append(sought.words.removesuffix(behind))  # 防汛（项）经费
        wordings += [words.removesuffix("用") for words in wordings if words.endswith("费用")]
        keys = [(sought.entity, plain(words)) for words in wordings]
        rows = (rows.get(key, []) for rows in (self._by_label, self._by_own_name) for key in keys)
        found = [a for a in next(filter(None, rows), []) if a.level != 0]
        found = found or self._by_path.find(sought.entity, path_names(sought.words))
        if sought.division:
            return _of_kind(found, sought.division)
        spent = [a for a in found if self._is_total(a)]
        if spent or sought.words.endswith("支出"):
            return spent  # 事业收入支出 is what is spent of that income
        return [a for a in found if a.direction == "revenue" and a.measure == "total"]

    def _is_total(self, amount: Amount) -> bool:
        """Whether the column states all that its form is about, of expenditure."""
        if amount.direction == "revenue":
            return False
        form = self.vocabulary.forms.by_id(amount.form)
        about = form.measure if form else ""
        of_block = form is not None and form.shape == "blocks"
        if about and of_block:
            return f"{amount.measure}.".startswith(f"{about}.")
        return amount.measure in ("total", about)


def _of_kind(found: Iterable[Amount], division: str) -> list[Amount]:
    """Those in the columns of a kind of spending."""
    return [a for a in found if f".{a.measure}".endswith(f".{division}")]


def _is_of_its_classification(amount: Amount, code: str) -> bool:
    """Whether a row may be of a code by what its form classifies: 对企业补助 is 312 and 507."""
    own, other = classification_of(code), classification_of(amount.code) or amount.classification
    return not own or other == own or other not in _CLASSIFICATIONS


def _totals(amounts: Sequence[Amount], measure: str) -> list[Amount]:
    return [each for each in amounts if each.measure == measure and _is_total_row(each)]


def _is_total_row(amount: Amount) -> bool:
    """A total row, one without a name, or one that names a year or a phase and nothing else."""
    return amount.level == 0 or _names_nothing(amount.row_label)


@lru_cache(maxsize=1024)
def _names_nothing(label: str) -> bool:
    """The same of a name, which all amounts of a row have."""
    return not bare(_A_YEAR_OR_PHASE.sub("", label))


def dated_names(amounts: Iterable[Amount]) -> frozenset[str]:
    """The names of rows that begin with a year and go on (2025年甲项目), as they are compared."""
    labels = {amount.row_label for amount in amounts if _DATED.match(amount.row_label)}
    return frozenset(plain(label) for label in labels)


@remembered
def plain(label: str) -> str:
    """The name of an item as it is compared: 对个人和家庭补助支出 is 对个人和家庭的补助."""
    words = bare(_LEVEL.sub("", split_number(label).text)).removesuffix("类").removesuffix("科目")
    return words.removesuffix("支出").replace("的", "")
