"""A job → its files: what is to be made under which key, and making it.

A job names its maker, a function of this package that takes the `House` and gives `Page`s; so it is small
enough to be sent to another process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.website import addresses
from pipeline.website.interface.language import languages
from pipeline.website.jobs.house import House
from pipeline.website.jobs.manifest import Made
from pipeline.website.jobs.writing import write, write_bytes
from pipeline.website.page import Page
from pipeline.website.search.record import Leaf

Maker = Callable[..., Iterator[Page]]


@dataclass(frozen=True, slots=True)
class Job:
    """Pages that are made together: `given` are the arguments of `maker` after the house."""

    id: str
    key: str
    maker: Maker
    given: tuple[object, ...] = ()


def make(house: House, job: Job) -> dict[str, Made]:
    """Writes the job's pages; keeps what the search finds of them under the job's key."""
    files: dict[str, int] = {}
    leaves: list[Leaf] = []
    for page in job.maker(house, *job.given):
        files |= write_page(house, page)
        leaves += page.leaves
    if leaves:
        house.store.save("leaves", job.key, leaves)
    return {job.id: Made(job.key, files)}


def write_page(house: House, page: Page) -> dict[str, int]:
    """Writes a page in every language, with its card, and the files beside it; gives their sizes."""
    files = {}
    for language in languages()[: 1 if page.is_source_text else None]:
        address = language.prefix + page.address
        picture = house.renderer.card(page, language)
        card = addresses.card(address) if picture else ""
        if picture:
            files[card] = write_bytes(house.output, card, picture)
        files[address] = write(house.output, address, house.renderer.page(page, language, card))
    for address, content in page.files:
        as_bytes = content.encode() if isinstance(content, str) else content
        files[address] = write_bytes(house.output, address, as_bytes)
    return files
