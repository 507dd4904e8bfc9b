"""Counts beside the money spent on them → Findings: 购置 0 辆 for 18 万元, 12 批次 of visitors for nothing;
and cars by use against all cars, where brackets or a colon list every use.

Told only within one paragraph, of amounts that it states of the item by name. Visitors that are fewer than
the groups in which they came contradict those by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.check.comparison import remark
from pipeline.check.intervals import Interval, stated_by
from pipeline.check.lines import around
from pipeline.check.prose.figures import NUMBER
from pipeline.check.prose.passages import Passage
from pipeline.check.prose.sought import passages_with
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.values.amounts import parse_amount
from pipeline.values.units import YUAN
from pipeline.vocabulary.spec import compiled

_CHECK, _PARTS = "prose.count_fits_money", "prose.parts_make_whole"
_WITHIN = "prose.part_within_whole"
_GROUPS = (
    r"(?P<groups>\d+)个?(?:批次|批|团组)[，、（]?(?:共计?|累计|合计|来宾|接待)*(?P<people>\d+)人",
    r"(?:团组|批次)(?:共计?)?(?P<groups>\d+)(?:个|批)[，、（]?(?:共计?|累计|合计|参加|出国|来宾)*(?P<people>\d+)人",
)
_VISITS = re.compile(r"(?P<count>\d+)个?(?:批次|批)(?![，、]?其中)")
_RECEPTION = re.compile(
    rf"公务接待(?:费|支出)*(?:全年)?(?:支出)?(?:决算|预算|安排)?(?:数|支出)?为?(?P<amount>{NUMBER})(?P<unit>万?元)"
)
_BOUGHT = re.compile(r"购置(?:公务用车|车辆|更新|的)*(?P<count>\d+)辆")
_PURCHASE = re.compile(
    rf"(?:(?:公务用车|车辆)购置(?:费用?|支出)*|购置费用?)(?:全年)?(?:支出)?(?:决算|预算)?(?:数|支出)?为?(?P<amount>{NUMBER})(?P<unit>万?元)"
)
_CARS = re.compile(
    r"(?:车辆|用车)(?:共有|共计|共|总数|合计|为)*(?P<all>\d+)辆[：（](?P<uses>[^（）。；]*用车\d+辆)(?=[）。；])"
)
_USE = re.compile(r"[^、，]{2,20}用车(?P<count>\d+)辆")
_COUNTS = r"[批辆](?<=\d[批辆])|个(?<=\d个)(?=批次|团组)|团组(?:(?<=\d团组)|(?=\d))|批次(?=\d)"
"""A number of groups or cars, or behind their name; begun by a sign, for all paragraphs are searched."""
_DOMESTIC = "国内(?:公务)?接待(?:费|支出)"
_ABROAD = re.compile(
    rf"因公出国（境）(?:费用?|经费|支出)*(?:全年)?(?:支出)?(?:决算|预算)?(?:数|支出)?为?(?P<amount>{NUMBER})(?P<unit>万?元)"
)
_JOURNEYS = re.compile(
    r"[，。；：（](?:(?:全年|本年度?|当年|共|实际|使用)*(?:财政拨款)?(?:安排|组织|参加)*)(?:因公)?出国（境）团组"
    r"(?:共计?|数)?(?P<count>\d+)个(?=[，、；。（）]|累计|共)"
)
"""What was done in the year: no plan, no approval, none of another year or of other money."""
_PARTS_OF = re.compile(
    rf"其中：?(?P<name>国内(?:公务)?接待(?:费|支出)*)(?:决算)?(?:数|支出)?为?(?P<amount>{NUMBER})(?P<unit>万?元)"
)
_MONEY = re.compile(rf"(?P<amount>{NUMBER})(?P<unit>万?元)")
_FEWEST_USES = 2
_ITEMS = (
    (_RECEPTION, _VISITS, "公务接待费", "批次", "receptions", "groups of visitors"),
    (_PURCHASE, _BOUGHT, "公务用车购置费", "辆", "buying cars", "cars"),
)


def check_counts_of_money(subject: Subject) -> Iterator[Finding]:
    """Every paragraph that counts visitors, journeys or cars."""
    found = 0
    for passage in passages_with(subject, [_COUNTS, _DOMESTIC]):
        yield from _cars(subject, passage)
        yield from _within_reception(subject, passage)
        for finding in (
            *_people(subject, passage),
            *_money(subject, passage),
            *_abroad(subject, passage),
        ):
            found += 1
            yield finding
    if not found:
        said = ("人次、批次、辆数与金额没有矛盾", "no count contradicts the money beside it")
        yield remark(subject, _CHECK, Outcome.PASS, Severity.NOTE, said)


def _people(subject: Subject, passage: Passage) -> Iterator[Finding]:
    """Groups with fewer people than groups."""
    for pattern in _GROUPS:
        for match in re.finditer(pattern, passage.text):
            groups, people = int(match["groups"]), int(match["people"])
            if people < groups:
                words = around(passage.text, match.start(), match.end())
                said = (
                    f"“{words}”：{people} 人少于 {groups} 个批次（团组）",
                    f"“{words}”: {people} people in {groups} groups",
                )
                yield _finding(subject, passage, match.start(), said)


def _money(subject: Subject, passage: Passage) -> Iterator[Finding]:
    """An item of money that is nothing for a count that is something, or the reverse."""
    cars = subject.vocabulary.against_tables.cars
    left_open = subject.vocabulary.prose.left_open
    for amounts, counts, name, unit, name_en, unit_en in _ITEMS:
        stated = [(m, parse_amount(m["amount"])) for m in amounts.finditer(passage.text)]
        counted = [
            int(match["count"])
            for match in counts.finditer(passage.text)
            if not left_open.are_other_counts(passage.text, match.start())
        ]
        values = {number.value for _, number in stated if number is not None}
        if not counted or not values:
            continue
        if len(values) > 1 or (values == {Decimal(0)}) == (max(counted) == 0):
            continue  # several are what was budgeted beside what was spent
        if counts is _BOUGHT and cars.tells_why("vehicle_purchase", passage.text):
            continue  # what is paid of cars bought before
        first = stated[0][0]
        said = (
            f"{name}为 {first['amount']} {first['unit']}，同段所述为 {max(counted)} {unit}",
            f"{first['amount']} for {name_en}, and {max(counted)} {unit_en} in the same paragraph",
        )
        yield _finding(subject, passage, first.start(), said)


def _abroad(subject: Subject, passage: Passage) -> Iterator[Finding]:
    """因公出国（境）费 0 万元，全年出国（境）团组 2 个: unless the paragraph says that others paid."""
    stated = [parse_amount(match["amount"]) for match in _ABROAD.finditer(passage.text)]
    values = {number.value for number in stated if number is not None}
    counted = [match for match in _JOURNEYS.finditer(passage.text) if int(match["count"])]
    otherwise = compiled(subject.vocabulary.prose.counted_otherwise.journeys)
    if values != {Decimal(0)} or not counted or otherwise.search(passage.text):
        return
    words = around(passage.text, counted[0].start(), counted[0].end())
    said = (
        f"“{words}”：同段所述因公出国（境）费为 0",
        f"“{words}”: the same paragraph states no cost of journeys abroad",
    )
    yield remark(
        subject, _CHECK, Outcome.FAIL, Severity.NOTE, said,
        place=passage.place(counted[0].start()),
    )  # fmt: skip


def _within_reception(subject: Subject, passage: Passage) -> Iterator[Finding]:
    """国内接待费 more than all of 公务接待费, which the paragraph states before it."""
    for match in _PARTS_OF.finditer(passage.text):
        whole = _RECEPTION.search(passage.text, 0, match.start())
        part = _in_yuan(match)
        if part is None or whole is None:
            continue
        # 预算数为1万元，决算数为3万元: the whole may be any that stands between
        between = _MONEY.finditer(passage.text, whole.start(), match.start())
        if any(w is None or w.high >= part.low for w in map(_in_yuan, between)):
            continue
        words = around(passage.text, match.start(), match.end())
        said = (
            f"“{words}”：大于前面所述的公务接待费",
            f"“{words}”: more than all receptions, which the paragraph states before",
        )
        yield remark(
            subject, _WITHIN, Outcome.FAIL, Severity.WARNING, said,
            place=passage.place(match.start("amount")),
        )  # fmt: skip


def _in_yuan(match: re.Match[str]) -> Interval | None:
    return stated_by(match["amount"], YUAN[match["unit"]])


def _cars(subject: Subject, passage: Passage) -> Iterator[Finding]:
    """车辆 5 辆（执法执勤用车 3 辆、应急保障用车 1 辆）: uses that all have a number, which do not add up."""
    for match in _CARS.finditer(passage.text):
        uses = re.split("[、，]", match["uses"])
        counts = [int(use["count"]) for each in uses if (use := _USE.fullmatch(each))]
        if (
            len(counts) != len(uses)
            or len(counts) < _FEWEST_USES
            or sum(counts) == int(match["all"])
        ):
            continue
        said = (
            f"“{match['all']}辆”：所列 {len(counts)} 种用车（{'＋'.join(map(str, counts))}）"
            f"合计 {sum(counts)} 辆，相差 {abs(sum(counts) - int(match['all']))} 辆",
            f"{match['all']} cars; those listed by use are {sum(counts)}",
        )
        yield remark(
            subject, _PARTS, Outcome.FAIL, Severity.WARNING, said,
            place=passage.place(match.start("all")),
        )  # fmt: skip


def _finding(subject: Subject, passage: Passage, at: int, said: tuple[str, str]) -> Finding:
    return remark(
        subject, _CHECK, Outcome.FAIL, Severity.WARNING, said, place=passage.place(at)
    )  # fmt: skip
