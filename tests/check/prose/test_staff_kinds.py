"""Staff by kinds of posts, of which a list may name some only."""

from __future__ import annotations

import pytest

from tests.check.prose.prose_support import failed

WHOLE = "parts_make_whole"
POSTS = "核定编制50名，其中行政编制20名、事业编制28名、{}编制2名；"
STAFF = "实有在职48人，其中行政19人、事业{}人{}。"


@pytest.mark.parametrize("kind", ["工勤", "参公"])
def test_posts_of_a_third_kind_may_be_what_a_list_of_staff_lacks(kind: str) -> None:
    assert not failed(POSTS.format(kind) + STAFF.format(28, ""), WHOLE)
    assert failed(POSTS.format(kind) + STAFF.format(27, f"、{kind}1人"), WHOLE)


def test_without_one_the_kinds_are_all_there_are() -> None:
    posts = "核定编制48名，其中行政编制20名、事业编制28名；"
    assert failed(posts + STAFF.format(28, ""), WHOLE)
