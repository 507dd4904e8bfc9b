"""Nothing but a refusal comes of a made-up input; what once broke does not any more."""

from __future__ import annotations

import pytest

from tools.fuzz.__main__ import TARGETS, build, read, run, state
from tools.fuzz.relatives import relatives
from tools.fuzz.workbooks import zipped

FOUND = {
    "a zero byte in a text": "岱山县水利局\x002022年部门预算".encode(),
    "a number of forty digits": ("项目\t预算数\n一、收入\t" + "9" * 40 + "\n").encode(),
    "a row shorter than its columns of names": (
        "岱山县水利局\t项目\n岱山县水利局\n岱山县水利局\t岱山县水利局".encode()
    ),
    "a span of more digits than Python makes a number of": (
        "<div style='display:grid;grid-template-columns:1fr 1fr'>"
        + f"<b style='grid-column:span {'9' * 5000}'>1.20</b>" * 4
        + "</div>"
    ).encode(),
    "noise": "项目\t预算数\n一、收入\t559.6700000000001\n".encode(),
}


@pytest.mark.parametrize("name", TARGETS)
def test_a_few_inputs_for_every_reader(name: str) -> None:
    run(name, 20)


def test_relatives_of_a_file_are_many_and_always_the_same() -> None:
    for content in (
        b"<p>a</p><p>b</p>",
        b"a\tb\nc\td",
        b"\0\1" * 20,
        zipped({"a": "<p>b</p>" * 9}),
    ):
        found = list(relatives(content, 30))
        assert found == list(relatives(content, 30))
        assert len(set(found)) > 10


@pytest.mark.parametrize("content", FOUND.values(), ids=FOUND)
def test_what_was_found_stays_mended(content: bytes) -> None:
    read(content)
    build(content)


@pytest.mark.parametrize("content", [b"[", b"a: *b", b"? [", b"!!python/name:os.system x", b"\xff"])
def test_a_sidecar_is_read_or_refused(content: bytes) -> None:
    state(content)
