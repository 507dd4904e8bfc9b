"""The style sheets of a page → how they set blocks: as rows and cells, as a grid, side by side.

Of a selector its last part counts, by name, classes and id: what an element stands in is not looked at,
for a sheet that sets blocks of a name side by side in one place hardly sets them otherwise in another.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.read.web.stylesheet import rules_of

_LAST = re.compile(r"([a-z][a-z0-9]*)?((?:[.#][\w\-\u4e00-\u9fff]+)+)$", re.I)
_PART = re.compile(r"[.#][\w\-\u4e00-\u9fff]+")
_SETS = re.compile(
    r"(?:^|;)(display:(?:inline-)?(?:table(?:-row|-cell)?|grid|flex|contents|block)(?=;|!|$)"
    r"|(?:grid-(?:template|column|row)|flex|float)[a-z-]*:[^;!]*)"
)
_AROUND = re.compile(r"\s*([:;,])\s*")
_MOST_RULES = 20_000


@dataclass(frozen=True, slots=True)
class Layouts:
    """The rules that set blocks, by one of the names that they are for."""

    rules: Mapping[str, list[tuple[str, frozenset[str], str]]] = field(default_factory=dict)

    def style_of(self, tag: str, attributes: Mapping[str, str]) -> str:
        """What the rules say of an element, to stand before its own style.

        >>> sheet = layouts_of("<style>.box li.c {float: left; color: red} .r{display : flex}</style>")
        >>> [sheet.style_of(tag, {"class": name}) for tag, name in (("li", "a c"), ("p", "c"), ("p", "r"))]
        ['float:left;', '', 'display:flex;']
        """
        if not self.rules or not ("class" in attributes or "id" in attributes):
            return ""
        names = {f".{each}" for each in attributes.get("class", "").split()}
        names.add(f"#{attributes.get('id', '').strip()}")
        return "".join(
            said
            for name in sorted(names & self.rules.keys())
            for of_tag, needed, said in self.rules[name]
            if of_tag in ("", tag) and needed <= names
        )


def layouts_of(text: str) -> Layouts:
    """The rules in a page's text."""
    found: dict[str, list[tuple[str, frozenset[str], str]]] = defaultdict(list)
    for count, (selectors, declarations) in enumerate(rules_of(text)):
        plain = _AROUND.sub(r"\1", declarations.strip().lower())
        said = "".join(f"{each};" for each in _SETS.findall(plain))
        if count >= _MOST_RULES or not said:
            continue
        for selector in selectors.split(","):
            if last := _LAST.search(selector.strip()):
                names = _PART.findall(last[2])
                found[names[0]].append(((last[1] or "").lower(), frozenset(names), said))
    return Layouts(dict(found))
