"""Names of parts → whether they exclude each other: 基本支出 and 项目支出 do, 项目支出 and 水利支出 may be
the same money."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.values.text import bare
from pipeline.vocabulary import Vocabulary
from pipeline.vocabulary.codes import CodeList

_CLASS = re.compile(r"[（(][类款项][）)]|[类款项](?=支出$)")


def exclude_each_other(parts: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether all of them are parts of one division of money, or items of one level of one list below one
    item."""
    names = [_CLASS.sub("", bare(part)) for part in parts]
    if any(all(name in kinds for name in names) for kinds in vocabulary.prose.divided_by):
        return bool(names)
    return any(
        bool(set.intersection(*(_places(codes, name) for name in names)))
        for codes in vocabulary.classifications.values()
        if names
    )


def _places(codes: CodeList, name: str) -> set[tuple[int, str]]:
    """The levels and parents of what has a name, with or without 支出 at its end."""
    found = (*codes.named(name), *codes.named(name.removesuffix("支出")))
    return {(code.level, code.parent) for code in found}
