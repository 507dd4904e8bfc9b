"""Nodes of a JSON-LD graph → the same graph as Turtle.

It knows what `dcat` makes: `@id`, `@type`, references, nested nodes, texts with a language, typed
values and plain texts, one or a list of each.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Node = Mapping[str, Any]


def turtle(nodes: Iterable[Node], prefixes: Mapping[str, str]) -> str:
    """The nodes as Turtle. A nested node that has an `@id` is written beside the others."""
    lines = [f"@prefix {name}: <{address}> ." for name, address in prefixes.items()]
    written: set[str] = set()
    pending = list(nodes)
    while pending:
        node = pending.pop(0)
        body, named = _body(node)
        text = f"{_subject(node)}{body} ."
        if text not in written:
            written.add(text)
            lines += ["", text]
        pending[:0] = named
    return "\n".join(lines) + "\n"


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
