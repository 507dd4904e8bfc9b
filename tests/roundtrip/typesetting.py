"""Headings as people set them by hand."""

from __future__ import annotations

import re

_SHORT = re.compile(r"[\u4e00-\u9fff]{2}")


def spread(heading: str, gap: str = "    ") -> str:
    """A heading of two characters with a gap between them, any other as it is.

    >>> spread("项目", "  "), spread("预算数")
    ('项  目', '预算数')
    """
    return gap.join(heading) if _SHORT.fullmatch(heading) else heading
