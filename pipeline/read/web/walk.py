"""Elements and text of a page in the order in which they stand, however deep they are nested."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.read.web.element import Element


@dataclass(frozen=True, slots=True)
class End:
    """The end of an element."""

    of: Element


Event = Element | str | End


def walk(root: Element, enters: Callable[[Element], bool] | None = None) -> Iterator[Event]:
    """Every element (at its start), text and end below `root`; `root` itself is left out.

    An element that `enters` says no to is given, but nothing of what is in it, nor its end.
    """
    pending: list[Event] = list(reversed(root.children))
    while pending:
        event = pending.pop()
        yield event
        if isinstance(event, Element) and (enters is None or enters(event)):
            pending.append(End(event))
            pending.extend(reversed(event.children))
