"""An account drawn by the seed: staff and their costs, projects, what they are paid from, last year's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from tools.corpus.account import BASIC, Account, Leaf, Project, ThreePublic
from tools.corpus.bodies import Body
from tools.corpus.classification import has_code

PENSION, ANNUITY, MEDICAL, HOUSING, RETIRED = "2080505", "2080506", "2101101", "2210201", "2080501"

PAY = {"30101": 26, "30102": 30, "30103": 24, "30107": 6, "30112": 3, "30199": 8}
OFFICE = {
    "30201": 20,
    "30202": 6,
    "30205": 3,
    "30206": 8,
    "30207": 5,
    "30209": 12,
    "30211": 10,
    "30213": 6,
    "30215": 3,
    "30216": 4,
    "30228": 12,
    "30229": 9,
    "30239": 25,
    "30299": 14,
    "31002": 5,
}
FUND_CODES = ("2296002", "2296003", "2296006", "2296099", "2120803", "2120804", "2120899")


@dataclass(frozen=True)
class Wishes:
    """What a layout can print. `quantum` is the grain of exact amounts in 分."""

    quantum: int
    units: int = 1
    fund: bool = True
    other: bool = True
    carried: bool = False


def split(random: Random, whole: int, weights: Sequence[int], quantum: int) -> list[int]:
    """A whole in positive parts that add up to it, each but the last a multiple of the quantum."""
    drawn = [weight * random.uniform(0.6, 1.4) for weight in weights]
    parts = [max(quantum, int(whole * part / sum(drawn)) // quantum * quantum) for part in drawn]
    parts[parts.index(max(parts))] += whole - sum(parts)
    return parts


def grain(random: Random, low: float, high: float, quantum: int) -> int:
    """An amount between two numbers of 万元, in 分."""
    return int(random.uniform(low, high) * 1_000_000) // quantum * quantum


def draw_account(random: Random, body: Body, wishes: Wishes) -> Account:
    """The account of the body's year."""
    quantum = wishes.quantum
    leaves: list[Leaf] = []
    economic: dict[str, int] = {}
    three = _three_public(random, quantum)
    for unit in range(wishes.units):
        leaves += _staff(random, body, unit, quantum, three if unit == 0 else None, economic)
        leaves += _works(random, body, unit, quantum, wishes)
    if wishes.fund and random.random() < 0.45:
        code = random.choice(FUND_CODES)
        leaves.append(Leaf(code, "government_fund", 0, project=grain(random, 20, 600, quantum)))
    account = Account(body.year, tuple(leaves), dict(sorted(economic.items())), three)
    return replace(
        account,
        projects=tuple(_projects(random, body, account, quantum)),
        procurement=_procurement(random, account, quantum),
    )


def draw_before(random: Random, account: Account, quantum: int) -> Account:
    """The year before: most leaves somewhat more or less, some the same, one or two not there yet."""
    leaves = [_moved(random, leaf, quantum) for leaf in account.leaves]
    three = account.three_public
    before = ThreePublic(
        *(
            amount
            if random.random() < 0.4
            else int(amount * random.uniform(0.5, 1.6)) // quantum * quantum
            for amount in (three.abroad, three.purchase, three.running, three.reception)
        )
    )
    return Account(account.year - 1, tuple(leaves), {}, before)


def draw_budget(random: Random, account: Account, quantum: int) -> Account:
    """The opening budget of an account: mostly less than was spent, leaves added in the year at zero."""
    leaves = []
    for leaf in account.leaves:
        scale = 1.0 if random.random() < 0.2 else random.uniform(0.7, 1.1)
        personnel, public, project = (
            int(amount * scale) // quantum * quantum
            for amount in (leaf.personnel, leaf.public, leaf.project)
        )
        leaves.append(replace(leaf, personnel=personnel, public=public, project=project))
    three = account.three_public
    wished = ThreePublic(
        *(
            amount
            if random.random() < 0.4
            else int(amount * random.uniform(1.02, 1.5)) // quantum * quantum
            for amount in (three.abroad, three.purchase, three.running, three.reception)
        )
    )
    return Account(account.year, tuple(leaves), {}, wished)


def draw_carried(random: Random, account: Account, quantum: int) -> Account:
    """The account with money carried over from the year before and into the next, on projects."""
    codes = [leaf.code for leaf in account.leaves if leaf.source == "general" and leaf.project]
    opening, closing = {}, {}
    for code in codes[:2]:
        spent = account.spent(code, ("project",), ("general",))
        if random.random() < 0.6:
            opening[code] = int(spent * random.uniform(0.05, 0.3)) // quantum * quantum
        if random.random() < 0.6:
            closing[code] = int(spent * random.uniform(0.02, 0.2)) // quantum * quantum
    return replace(account, opening=opening, closing=closing)


def _moved(random: Random, leaf: Leaf, quantum: int) -> Leaf:
    chance = random.random()
    if chance < 0.15:
        return leaf
    if chance < 0.2 and leaf.project and not leaf.of(BASIC):
        return replace(leaf, project=0)
    scale = random.choice((random.uniform(0.72, 0.97), random.uniform(1.03, 1.24)))
    personnel, public, project = (
        int(amount * scale) // quantum * quantum
        for amount in (leaf.personnel, leaf.public, leaf.project)
    )
    return replace(leaf, personnel=personnel, public=public, project=project)


def _three_public(random: Random, quantum: int) -> ThreePublic:
    abroad = grain(random, 2, 30, quantum) if random.random() < 0.3 else 0
    purchase = grain(random, 15, 40, quantum) if random.random() < 0.2 else 0
    running = grain(random, 2, 20, quantum) if random.random() < 0.8 else 0
    return ThreePublic(abroad, purchase, running, grain(random, 0.3, 9, quantum))


def _staff(
    random: Random,
    body: Body,
    unit: int,
    quantum: int,
    three: ThreePublic | None,
    economic: dict[str, int],
) -> list[Leaf]:
    """What staff costs: pay and office costs, insurance, pensions, housing; by both classifications."""
    staff = random.randint(14, 90) if unit == 0 else random.randint(6, 40)
    pay = grain(random, staff * 9, staff * 15, quantum)
    insured = {
        "30108": (PENSION, _share(random, pay, 0.09, 0.13, quantum)),
        "30109": (ANNUITY, _share(random, pay, 0.045, 0.065, quantum)),
        "30110": (MEDICAL, _share(random, pay, 0.04, 0.06, quantum)),
        "30113": (HOUSING, _share(random, pay, 0.08, 0.12, quantum)),
    }
    office = grain(random, staff * 1.2, staff * 2.4, quantum)
    _add(economic, dict(zip(PAY, split(random, pay, list(PAY.values()), quantum), strict=True)))
    _add(
        economic,
        dict(zip(OFFICE, split(random, office, list(OFFICE.values()), quantum), strict=True)),
    )
    if three is not None:
        public = {"30212": three.abroad, "30217": three.reception, "30231": three.running}
        _add(economic, {code: amount for code, amount in public.items() if amount})
        office += sum(public.values())
    running = body.department.code + ("01" if unit == 0 else "50")
    if not has_code("functional", running):
        running = body.department.code + "99"
    leaves = [Leaf(running, "general", unit, personnel=pay, public=office)]
    for code, (function, cost) in insured.items():
        _add(economic, {code: cost})
        own = function if function != MEDICAL or unit == 0 else "2101102"
        leaves.append(Leaf(own, "general", unit, personnel=cost))
    if unit == 0 and random.random() < 0.6:
        retired = grain(random, 3, 60, quantum)
        _add(economic, {"30302": retired})
        leaves.append(Leaf(RETIRED, "general", unit, personnel=retired))
    return leaves


def _share(random: Random, whole: int, low: float, high: float, quantum: int) -> int:
    return int(whole * random.uniform(low, high)) // quantum * quantum


def _add(economic: dict[str, int], more: dict[str, int]) -> None:
    for code, amount in more.items():
        economic[code] = economic.get(code, 0) + amount


def _works(random: Random, body: Body, unit: int, quantum: int, wishes: Wishes) -> list[Leaf]:
    """What is done beside keeping the office: one to four 项, some with other money beside it."""
    own = body.department.code
    codes = [
        own + n for n in ("02", "04", "05", "06", "08", "99") if has_code("functional", own + n)
    ]
    chosen = random.sample(
        codes, min(len(codes), random.randint(1, 3) if unit else random.randint(2, 4))
    )
    leaves = [Leaf(c, "general", unit, project=grain(random, 4, 380, quantum)) for c in chosen]
    if wishes.other and unit == 0 and random.random() < 0.5:
        source = random.choice(("other", "institution"))
        leaves.append(Leaf(chosen[0], source, unit, project=grain(random, 2, 90, quantum)))
    if wishes.carried and unit == 0 and random.random() < 0.6:
        leaves.append(Leaf(chosen[-1], "carried", unit, project=grain(random, 3, 120, quantum)))
    return leaves


def _projects(random: Random, body: Body, account: Account, quantum: int) -> list[Project]:
    """Each 项's project money as one to three named projects."""
    endings = (
        "工作经费",
        "专项经费",
        "服务采购项目",
        "运行维护项目",
        "能力提升项目",
        "宣传培训经费",
    )
    names = [work + ending for ending in endings for work in body.department.work]
    random.shuffle(names)
    made: list[Project] = []
    for leaf in account.leaves:
        if not leaf.project:
            continue
        count = min(random.choice((1, 1, 2, 3)), max(1, leaf.project // (quantum * 20)), len(names))
        for amount in split(random, leaf.project, [1] * max(1, count), quantum):
            name = names.pop() if names else f"其他专项经费（{len(made) + 1}）"
            made.append(Project(name, leaf.code, leaf.unit, leaf.source, amount))
    return made


def _procurement(random: Random, account: Account, quantum: int) -> dict[str, int]:
    """Goods, works and services; nothing in one of five."""
    if random.random() < 0.2:
        return {"goods": 0, "works": 0, "services": 0}
    goods = account.economic.get("31002", 0)
    largest = max((project.amount for project in account.projects), default=0)
    services = int(largest * random.uniform(0.2, 0.8)) // quantum * quantum
    works = int(largest * 0.1) // quantum * quantum if random.random() < 0.3 else 0
    return {"goods": goods, "works": works, "services": services}
