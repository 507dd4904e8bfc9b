"""What a package says of its own reading → two sentences: how far its amounts are checked, and how many
of the printed numbers are accounted for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from pipeline.model.records import Amount
from pipeline.website.figures.numbers import grouped
from pipeline.website.interface.phrases import Phrase, phrase
from pipeline.website.published.package import Package


def reliance(package: Package, amounts: Iterable[Amount]) -> tuple[Phrase, ...]:
    """The sentences; of a package built without numbers accounted for only the first."""
    return (_of_trust(amounts), *_of_numbers(package))


def _of_trust(amounts: Iterable[Amount]) -> Phrase:
    counted = Counter(amount.trust for amount in amounts)
    return phrase(
        "表里的 {total} 个数，{checked} 个至少有一项合计或相等的核对通过，{doubtful} 个有疑问，"
        "其余照原样印出、没有核对到。",
        total=grouped(counted.total()),
        checked=grouped(counted["checked"]),
        doubtful=grouped(counted["doubtful"]),
    )


def _of_numbers(package: Package) -> Iterator[Phrase]:
    numbers = package.numbers
    if numbers is None:
        return
    if numbers.accounted == numbers.printed:
        yield phrase(
            "原件印出的 {printed} 个数都有着落：成了金额、代码、指标或文字陈述，或者是页码、年份、编号一类。",
            printed=grouped(numbers.printed),
        )
    else:
        yield phrase(
            "原件印出 {printed} 个数，其中 {left} 个没有着落：没有读成金额、指标或陈述，"
            "也不是页码、年份、编号一类；它们列在数据包的 datapackage.json 里（mingzhang.accounted）。",
            printed=grouped(numbers.printed),
            left=grouped(numbers.printed - numbers.accounted),
        )
    if numbers.unread_pages:
        yield phrase(
            "另有 {pages} 页没有文字、没有读到，上面的数不在内。",
            pages=grouped(numbers.unread_pages),
        )
