"""Office files written twice alike: a zip without the time of its writing."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO

_WRITTEN = (2024, 9, 30, 9, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def repacked(content: bytes) -> bytes:
    """The same parts in the same order, all of one day."""
    with zipfile.ZipFile(BytesIO(content)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    core = parts.get("docProps/core.xml")
    if core is not None:
        parts["docProps/core.xml"] = _MODIFIED.sub(rb"\g<1>2024-09-30T09:00:00Z", core)
    return packed(parts)


def packed(parts: Mapping[str, bytes | str]) -> bytes:
    """A zip of these parts."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as new:
        for name, part in parts.items():
            new.writestr(zipfile.ZipInfo(name, _WRITTEN), part, zipfile.ZIP_DEFLATED)
    return made.getvalue()
