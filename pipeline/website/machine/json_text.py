"""What programs read → the text of its file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def json_text(content: Mapping[str, Any]) -> str:
    """JSON that people can read too: a key a line, Chinese as it is.

    >>> json_text({"name": "水利局"})
    '{\\n "name": "水利局"\\n}\\n'
    """
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
