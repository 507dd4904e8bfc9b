"""Claims → which numbers of a paragraph they state, also where a page parts their sentence in two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from pipeline.model.document import Cell, Paragraph
from pipeline.model.records import Claim
from pipeline.values.numbers import NumberIn, numbers_in
from pipeline.values.text import fold

_REACH = 3
"""How many paragraphs on a sentence may end."""

Key = tuple[str, int | None, int | None]


class Claimed:
    """Looks up the numbers that claims state; asked paragraph by paragraph, in reading order."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._by_place = defaultdict[Key, list[tuple[set[str], str]]](list)
        for claim in claims:
            digits = {
                number.digits
                for text in (claim.amount_text, claim.percentage_text)
                for number in numbers_in(text)
            }
            key = (claim.source_file, claim.source_page, claim.source_line)
            self._by_place[key].append((digits, claim.sentence))

    def of(self, block: Paragraph | Cell, above: Sequence[Paragraph]) -> Callable[[NumberIn], bool]:
        """Whether a claim states a number of a paragraph or cell; `above` are the paragraphs before it.

        A claim of an earlier paragraph states it where its sentence goes on into this one.
        """
        text = block.text
        own = {digits for found, _ in self._in(block) for digits in found}
        before = [each for other in above[-_REACH:] for each in self._in(other)]

        def is_claimed(number: NumberIn) -> bool:
            if number.digits in own:
                return True
            begun = [sentence for found, sentence in before if number.digits in found]
            return any(fold(text[: number.end]) in fold(sentence) for sentence in begun)

        return is_claimed

    def _in(self, block: Paragraph | Cell) -> Iterator[tuple[set[str], str]]:
        for place in block.places if isinstance(block, Paragraph) else (block.place,):
            yield from self._by_place.get((place.file, place.page, place.line), ())
