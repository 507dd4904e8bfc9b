"""Lines that are the scale of a chart: numbers alone, as far from one another as the next."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from decimal import Decimal
from itertools import pairwise

from pipeline.model.document import Document, Paragraph, Place
from pipeline.values.numbers import half_width, numbers_in

ALONE = re.compile(r"\s*(?:[0-9][0-9,]*+(?:\.[0-9]++)?+[%％]?\s*+)++")
"""No part gives back what it took: a long number before a word could be parted in endlessly many ways."""
_FEWEST = 4


def scales_of_charts(document: Document) -> frozenset[Place]:
    """The places of paragraphs that print nothing but a scale: 0 20000 40000 60000."""
    alone = defaultdict[int | None, list[Paragraph]](list)
    for block in document.blocks:
        if isinstance(block, Paragraph) and ALONE.fullmatch(half_width(block.text)):
            alone[block.place.page].append(block)
    return frozenset(block.place for found in alone.values() for block in _of_scale(found))


def _of_scale(found: list[Paragraph]) -> list[Paragraph]:
    """Those whose numbers stand one step before or after another, where such are many."""
    stated = {Decimal(each.digits) for block in found for each in numbers_in(block.text)}
    if len(stated) < _FEWEST:
        return []
    steps = Counter(after - before for before, after in pairwise(sorted(stated)))
    step = steps.most_common(1)[0][0]
    regular = {each for each in stated if each - step in stated or each + step in stated}
    if len(regular) < _FEWEST:
        return []
    return [
        block
        for block in found
        if all(Decimal(each.digits) in regular for each in numbers_in(block.text))
    ]
