"""Rows that print names of a classification and no codes: which list, and how deep each name stands.

Labels in order → for each the code that its name means there, read from top to bottom: a name is
a 项 of the 款 above it before it is a 款, and a 款 of the 类 above it before it is a 类, since many
names stand several times in a list (行政运行, 其他科学技术支出).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.values.outline import split_number
from pipeline.values.text import bare
from pipeline.vocabulary.codes import Code, CodeList

_FEWEST = 2
_GROUP = 2
"""The level of a 款."""
_REST, _SPENT = "其他", "支出"


def named_codes(
    labels: Sequence[str], lists: Mapping[str, CodeList], expected: str
) -> tuple[str, list[Code | None]]:
    """The classification whose names the labels are ("" for none), and the codes that they mean.

    It is the list that knows most of the labels without an outline number, at least half of them:
    where all are numbered the numbers tell how deep they stand. `expected` is what the form says;
    it is taken where two lists know as many.
    """
    numbered = [split_number(label) for label in labels]
    plain = [each.text for each in numbered if each.text and not each.style]
    best, best_count = "", 0
    for classification in sorted(lists, key=lambda each: each != expected):
        count = sum(bool(lists[classification].named(name)) for name in plain)
        if count > best_count:
            best, best_count = classification, count
    if best_count < _FEWEST or best_count * 2 < len(plain):
        return "", [None] * len(labels)
    codes = _read_down([each.text for each in numbered], lists[best])
    return best, [
        None if code and each.style and code.level > 1 else code
        for each, code in zip(numbered, codes, strict=True)
    ]


def are_of_another_list(labels: Sequence[str], codes: CodeList) -> bool:
    """Whether several names stand there, and none is of the list: sources of income (事业收入) where the
    form usually has functions."""
    names = [
        name for label in labels for part in label.split("/") if (name := split_number(part).text)
    ]
    return len(names) >= _FEWEST and not any(codes.named(name) for name in names)


def unlisted_holders(labels: Sequence[str], codes: Sequence[Code | None]) -> list[bool]:
    """Which names that the list lacks are those of a 款 that it lacks: the rest of what they hold is
    named after them, among the names below that it lacks too (托育服务, …, 其他托育服务支出)."""
    holds = [False] * len(labels)
    rests: set[str] = set()
    for index in reversed(range(len(labels))):
        if codes[index] is not None:
            rests.clear()
            continue
        name = bare(labels[index]).removesuffix(_SPENT)
        holds[index] = bool(name) and _REST + name in rests
        rests.add(name)
    return holds


def _read_down(names: Sequence[str], codes: CodeList) -> list[Code | None]:
    above = ""
    found: list[Code | None] = []
    for at, name in enumerate(names):
        code = _meant(codes.named(name), above) if name else None
        if code and code.level == _GROUP and code.code == above and name == names[at - 1]:
            found.append(None)  # a 款 and its only 项 of one name, of which the list lacks the 项
            continue
        above = code.code if code else above
        found.append(code)
    return found


def _meant(choices: Sequence[Code], above: str) -> Code | None:
    """The code that a name means below another code: its child first, then the nearest relation.

    A 款 or 项 of another 类 than the one above is not meant (the list lacks 事业运行 of many 款).
    """
    for length in (len(above), 5, 3):
        if 3 <= length <= len(above):
            for code in choices:
                if code.parent == above[:length]:
                    return code
    first = min(choices, key=lambda code: code.level, default=None)
    return None if first and above and first.level > 1 else first
