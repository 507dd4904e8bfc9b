"""A sidecar's bytes → what it states; what it may not state is refused by key."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError

from pipeline.model.refusal import Refusal
from pipeline.model.sidecar import Locator, Sidecar, StatedAnswer, StatedCorrection
from pipeline.values.amounts import is_dash, parse_amount

_PARTS: dict[str | int, type[BaseModel]] = {
    "corrections": StatedCorrection,
    "locator": Locator,
    "answers": StatedAnswer,
}
"""Keys that have keys of their own."""


def read_sidecar(content: bytes | None, name: str) -> Sidecar:
    """Parse a sidecar; none is an empty one. Raises Refusal that names the key which is wrong."""
    if content is None:
        return Sidecar()
    try:
        stated = yaml.load(content, Loader=_Strings)
        sidecar = Sidecar.model_validate(stated or {})
    except yaml.YAMLError as error:
        where = getattr(error, "problem_mark", None)
        place = f"{name} line {where.line + 1}" if where else name
        seen = error.problem if isinstance(error, _StatedTwice) else "not valid YAML"
        raise Refusal(place, str(seen), "mend the line, e.g. `key: value`") from None
    except RecursionError:
        seen = "lists within lists, deeper than anything that a sidecar states"
        raise Refusal(name, seen, "check that it is the right file") from None
    except ValidationError as error:
        first = error.errors()[0]
        said = first["msg"].removeprefix("Value error, ")
        said = said[:1].lower() + said[1:]
        raise Refusal(name, f"key `{_key(first['loc'])}`: {said}", _keys(first["loc"])) from None
    _expect_amounts(sidecar, name)
    return sidecar


def _key(where: Sequence[str | int]) -> str:
    """The key as a person counts: `corrections[1].action` is that of the first correction.

    >>> _key(("corrections", 0, "action")), _key(())
    ('corrections[1].action', '(the whole file)')
    """
    parts = (f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in where)
    return "".join(parts).removeprefix(".") or "(the whole file)"


def _keys(where: Sequence[str | int]) -> str:
    """Which keys may stand where the wrong one does."""
    *above, last = where or ("",)
    inside = [part for part in above if part in _PARTS]
    if last in _PARTS or (isinstance(last, int) and inside):
        inside.append(last if last in _PARTS else inside[-1])
    part = inside[-1] if inside else ""
    model = _PARTS.get(part, Sidecar)
    of = f" of `{part}`" if part else ""
    return f"the keys{of} are {', '.join(model.model_fields)}"


def _expect_amounts(sidecar: Sidecar, name: str) -> None:
    """A corrected value takes the place of an amount, so it has to read as one."""
    for number, each in enumerate(sidecar.corrections, start=1):
        if each.value and parse_amount(each.value) is None and not is_dash(each.value):
            raise Refusal(
                name,
                f"key `corrections[{number}].value`: {each.value!r} is no amount",
                "write the number as it should be printed, e.g. `1,051.10`, or a dash",
            )


class _StatedTwice(yaml.MarkedYAMLError):
    """A key that one mapping has twice: which of the two is meant, nobody can tell."""


class _Strings(yaml.SafeLoader):
    """Scalars as written: a code 010101 is no octal number, a name is no boolean."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen = set[str]()
        for key, _ in node.value:
            said = str(key.value)
            if said in seen:
                raise _StatedTwice(
                    problem=f"key `{said}` is stated twice", problem_mark=key.start_mark
                )
            seen.add(said)
        return super().construct_mapping(node, deep)


_Strings.yaml_implicit_resolvers = {}
