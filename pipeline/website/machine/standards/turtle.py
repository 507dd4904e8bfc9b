"""Nodes of a JSON-LD graph → the same graph as Turtle, or a node as it stands in both.

It knows what `dcat` makes: `@id`, `@type`, references, nested nodes, texts with a language, typed
values and plain texts, one or a list of each.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Node = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """A node in the words of both files, so that they need not be found again: its JSON, and what Turtle
    says of it and of each nested node that has an `@id`."""

    json: str
    turtle: tuple[str, ...]


def told(node: Node) -> Told:
    """The node in the words of both files."""
    return Told(as_json(node), tuple(_statements(node)))


def as_json(content: object) -> str:
    """JSON on one line."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def turtle(nodes: Iterable[Node | Told], prefixes: Mapping[str, str]) -> Iterator[str]:
    """The nodes as Turtle, piece by piece. A nested node that has an `@id` is written after the one that
    it is in, and once if it is always the same."""
    for name, address in prefixes.items():
        yield f"@prefix {name}: <{address}> .\n"
    written: set[bytes] = set()
    for node in nodes:
        for text in node.turtle if isinstance(node, Told) else _statements(node):
            digest = hashlib.sha256(text.encode()).digest()
            if digest not in written:
                written.add(digest)
                yield f"\n{text}\n"


def _statements(node: Node) -> Iterator[str]:
    pending = [node]
    while pending:
        one = pending.pop()
        body, named = _body(one)
        yield f"{_subject(one)}{body} ."
        pending += reversed(named)


def _subject(node: Node) -> str:
    return _iri(node["@id"])


def _body(node: Node) -> tuple[str, list[Node]]:
    """What is said of a node, and the nodes in it that have a name of their own."""
    named: list[Node] = []
    said = [f" a {node['@type']}"] if "@type" in node else []
    for name, value in node.items():
        if not name.startswith("@"):
            objects = [_object(each, named) for each in _listed(value)]
            said.append(f" {name} {', '.join(objects)}")
    return " ;\n ".join(said), named


def _object(value: Any, named: list[Node]) -> str:
    if isinstance(value, str):
        return _quoted(value)
    if "@value" in value:
        return _literal(value)
    if "@id" in value:
        if len(value) > 1:
            named.append(value)
        return _iri(value["@id"])
    body, below = _body(value)
    named += below
    return f"[{body} ]"


def _literal(value: Node) -> str:
    text = _quoted(value["@value"])
    if "@language" in value:
        return f"{text}@{value['@language']}"
    return f"{text}^^{value['@type']}"


def _listed(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else [value]


def _quoted(text: str) -> str:
    r"""JSON escapes what Turtle escapes.

    >>> print(_quoted('a"b\\n' + chr(10)))
    "a\"b\\n\n"
    """
    return json.dumps(text, ensure_ascii=False)


_ESCAPED = {ord(sign): f"\\u{ord(sign):04X}" for sign in '<>"{}|^`\\ \n\t'}


def _iri(address: str) -> str:
    return f"<{address.translate(_ESCAPED)}>"
