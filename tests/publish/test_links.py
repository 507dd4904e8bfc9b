"""Where pages link to, kept from run to run."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.publish.links import Links, mark_of

PATHS = st.sampled_from(["index.html", "a/index.html", "b/c.csv", "统计局/2025/index.html", "d"])
PAGES = st.dictionaries(PATHS, st.sets(PATHS))


def _links(pages: dict[str, set[str]]) -> Links:
    return Links.of({page: b"".join(map(mark_of, sorted(own))) for page, own in pages.items()})


@given(PAGES, st.sets(PATHS))
def test_the_pages_that_link_to_paths_are_found(
    pages: dict[str, set[str]], paths: set[str]
) -> None:
    assert _links(pages).to(paths) == {page for page, own in pages.items() if own & paths}


@given(PAGES, PAGES)
def test_what_is_known_of_some_pages_is_put_in_the_place_of_what_was(
    before: dict[str, set[str]], now: dict[str, set[str]]
) -> None:
    links = (
        _links(before)
        .without(now)
        .and_of({page: b"".join(map(mark_of, sorted(own))) for page, own in now.items()})
    )
    expected = before | now
    assert Links.from_bytes(links.as_bytes()) == links
    assert {page: links.to([page]) for page in expected} == {
        page: {other for other, own in expected.items() if page in own} for page in expected
    }


@pytest.mark.parametrize(
    "content", [b"", b"2\n[]", b"x", b'19\n[["index.html"], [1]]', b"12\n[[], [1, 2]]"]
)
def test_what_is_torn_is_told_from_what_is_whole(content: bytes) -> None:
    with pytest.raises((ValueError, TypeError)):
        Links.from_bytes(content)
