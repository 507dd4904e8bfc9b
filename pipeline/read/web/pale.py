"""White text on a ground that is not known: in a figure of another colour it is none of its digits."""

from __future__ import annotations

from pipeline.read.web.element import PALE, UNPRINTED, UNSEEN, Element
from pipeline.values.colours import is_hidden_in_figure

_Held = tuple[Element | str, ...]


def without_pale(held: _Held) -> _Held:
    """What a cell holds, its white text unseen where it hides in a figure.

    >>> [child if isinstance(child, str) else child.tag for said, other in (("99", "12.50"), ("2023", "年"))
    ...  for child in without_pale((other, Element(PALE, {}, (said,))))]
    ['12.50', 'unseen', '年', '2023']
    """
    pale, others = list[str](), list[str]()
    waiting: list[tuple[Element | str, bool]] = [(child, False) for child in reversed(held)]
    while waiting:
        child, is_pale = waiting.pop()
        if isinstance(child, str):
            (pale if is_pale else others).append(child)
        elif child.tag not in UNPRINTED:
            waiting += [(each, is_pale or child.tag == PALE) for each in reversed(child.children)]
    is_lost = is_hidden_in_figure("".join(pale), "".join(others))
    return _with_pale_as(held, UNSEEN if is_lost else "")


def _with_pale_as(held: _Held, tag: str) -> _Held:
    """The same with white text as an element of that name, "" for the text itself."""
    made = list[Element | str]()
    for child in held:
        if isinstance(child, str):
            made.append(child)
        elif child.tag != PALE:
            made.append(Element(child.tag, child.attributes, _with_pale_as(child.children, tag)))
        elif tag:
            made.append(Element(tag, {}, child.children))
        else:
            made += child.children
    return tuple(made)
