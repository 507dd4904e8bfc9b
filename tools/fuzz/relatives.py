"""A made-up file → others like it: some of its parts gone, doubled, moved or taken for one another.

Making a file up costs ten times what reading it does; a relative costs next to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from random import Random
from zipfile import BadZipFile, ZipFile

_MARKUP = re.compile(rb"<[^<>]*>|[^<>]+|[<>]")
_ATTRIBUTES = re.compile(rb'[^\s"]+="[^"]*"|[^"]')
_TEXT = re.compile(rb"[^\t\r\n]+|[\t\r\n]")
_OTHERWISE = re.compile(rb"(?s).{1,4}")
_MOST_STEPS = 3
_OVER_AND_OVER = 40


def relatives(content: bytes, count: int) -> Iterator[bytes]:
    """So many files like it, always the same ones."""
    random = Random(content)
    try:
        with ZipFile(BytesIO(content)) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
    except (BadZipFile, ValueError, NotImplementedError, EOFError, OSError, RuntimeError):
        members = {}
    for _ in range(count):
        if not members:
            yield _changed(content, random)
            continue
        name = random.choice(list(members))
        yield _packed({**members, name: _changed(members[name], random)})


def _packed(members: dict[str, bytes]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def _changed(content: bytes, random: Random) -> bytes:
    parts = _parts(content, random)
    for _ in range(random.randint(1, _MOST_STEPS)):
        if not parts:
            break
        one, other = random.randrange(len(parts)), random.randrange(len(parts))
        first, last = sorted((one, other))
        step = random.randrange(6)
        if step == 0:
            del parts[one]
        elif step == 1:
            parts.insert(one, parts[other])
        elif step == 2:
            parts[one], parts[other] = parts[other], parts[one]
        elif step == 3:
            parts[one] = parts[other]
        elif step == 4:
            parts[first:last] = parts[first:last] * 2
        else:
            parts[one] *= random.randint(2, _OVER_AND_OVER)
    return b"".join(parts)


def _parts(content: bytes, random: Random) -> list[bytes]:
    """Tags and what stands between them, now and then attributes; cells and their ends; a few bytes."""
    if b"</" in content or b"/>" in content:
        kind = random.choice((_MARKUP, _MARKUP, _ATTRIBUTES))
    elif b"\n" in content and b"\0" not in content:
        kind = _TEXT
    else:
        kind = _OTHERWISE
    return kind.findall(content)
