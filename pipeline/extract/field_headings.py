"""Two rows of headings over the amounts of a form: 预算数 and 执行数 over 总额 and 财政拨款."""

from __future__ import annotations

from collections.abc import Mapping


def refined(outer: Mapping[int, str], inner: Mapping[int, str]) -> dict[int, str]:
    """Column → heading, the inner ones with the outer one that they stand under.

    A text that lost its merged cells prints the outer headings side by side: the first is then over
    the inner ones until they begin again, the second over those that repeat them. What is left of the
    outer ones stands behind.

    >>> refined({3: "预算", 5: "执行"}, {3: "总额", 4: "拨款", 5: "总额", 6: "拨款"})
    {3: '预算/总额', 4: '预算/拨款', 5: '执行/总额', 6: '执行/拨款'}
    >>> refined({3: "预算", 4: "执行", 5: "得分"}, {3: "总额", 4: "拨款", 5: "总额", 6: "拨款"})
    {3: '预算/总额', 4: '预算/拨款', 5: '执行/总额', 6: '执行/拨款', 7: '得分'}
    """
    starts = [column for column, text in inner.items() if text == inner[min(inner)]]
    over = [column for column in outer if column >= min(inner)]
    aligned = all(column in outer for column in starts) and not (set(inner) - set(starts)) & set(
        over
    )
    if aligned or not _is_lost(list(inner), starts, over):
        kept = {column: text for column, text in outer.items() if column not in inner}
        return {**kept, **{i: joined(_left(outer, i), text) for i, text in inner.items()}}
    group = dict(zip(starts, (outer[column] for column in over), strict=False))
    behind = (outer[column] for column in over[len(starts) :])
    before = {column: text for column, text in outer.items() if column < min(inner)}
    under = {i: joined(_left(group, i), text) for i, text in inner.items()}
    return {**before, **under, **dict(enumerate(behind, max(inner) + 1))}


def _is_lost(inner: list[int], starts: list[int], over: list[int]) -> bool:
    """Whether the outer headings stand side by side over inner ones that repeat."""
    side_by_side = over == list(range(over[0], over[0] + len(over))) if over else False
    return side_by_side and 2 <= len(starts) <= len(over) and len(inner) % len(starts) == 0


def joined(outer: str, inner: str) -> str:
    return f"{outer}/{inner}" if outer and outer != inner else inner


def _left(bound: Mapping[int, str], column: int) -> str:
    left = [i for i in bound if i <= column]
    return bound[max(left)] if left else ""
