"""Office files written twice alike: a zip without the time of its writing."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

_WRITTEN = (2024, 9, 30, 9, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def repacked(content: bytes) -> bytes:
    """The same parts in the same order, all of one day."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = _MODIFIED.sub(rb"\g<1>2024-09-30T09:00:00Z", part)
            new.writestr(zipfile.ZipInfo(name, _WRITTEN), part, zipfile.ZIP_DEFLATED)
    return made.getvalue()
