"""A frozen dataclass that is made at once is what it would be otherwise."""

from __future__ import annotations

import copy
import pickle
from dataclasses import dataclass, field, replace

import pytest

from pipeline.model.frozen import made_at_once, replaced, replacing


@made_at_once
@dataclass(frozen=True, slots=True)
class Made:
    first: int
    second: str = "b"
    total: int = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "total", self.first + len(self.second))


@made_at_once
@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    first: int = 0
    second: str
    third: list[int] = field(default_factory=list)


def test_it_is_made_compared_and_copied_like_any_other() -> None:
    made = Made(1, second="cd")
    assert (made.first, made.second, made.total) == (1, "cd", 3)
    assert type(made) is Made
    assert made == Made(1, "cd") != Made(1)
    assert hash(made) == hash(Made(1, "cd"))
    assert replace(made, first=4).total == 6
    assert copy.deepcopy(made) == pickle.loads(pickle.dumps(made)) == made
    assert repr(Named(second="a")) == "Named(first=0, second='a', third=[])"
    assert Named(second="a").third is not Named(second="a").third
    assert Named(second="a", third=[1]).third == [1]


def test_what_is_replaced_is_what_python_replaces() -> None:
    named = Named(first=1, second="a", third=[2])
    for changes in ({}, {"first": 3}, {"second": "b", "third": [4]}):
        made = replaced(named, **changes)
        assert made == replace(named, **changes)
        assert type(made) is Named
    assert named == Named(first=1, second="a", third=[2])
    assert replaced(Made(1, "cd"), first=4).total == 6
    with pytest.raises(AttributeError):
        replaced(named, fourth=1)


def test_what_is_replaced_again_and_again_is_what_python_replaces() -> None:
    named = Named(first=1, second="a", third=[2])
    assert replacing(Named, "third", "first")(named, [3], 4) == Named(
        first=4, second="a", third=[3]
    )
    assert named == Named(first=1, second="a", third=[2])
    with pytest.raises(AttributeError, match="fourth"):
        replacing(Named, "first", "fourth")
    with pytest.raises(TypeError, match="Made"):  # its total is worked out
        replacing(Made, "first")


def test_mypy_guards_its_values() -> None:
    """What mypy is told of it: a dataclass that says so is frozen, another is refused."""
    assert Made.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert Made.__setattr__ is object.__setattr__

    @dataclass(slots=True)
    class Thawed:
        first: int

    with pytest.raises(TypeError, match="Thawed"):
        made_at_once(Thawed)


def test_it_asks_for_what_the_dataclass_asks_for() -> None:
    with pytest.raises(TypeError):
        Made()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Named(1, "a")  # type: ignore[misc]


def test_a_class_that_is_made_otherwise_is_refused() -> None:
    @dataclass(frozen=True)
    class Open:
        first: int

    with pytest.raises(TypeError, match="Open"):
        made_at_once(Open)
