"""Prose → Sections: the paragraphs under each heading, lines broken by the page joined again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.model.identity import Identity
from pipeline.model.recognized import Prose
from pipeline.model.records import Section
from pipeline.values.outline import split_number
from pipeline.values.text import cuts_number, tidy

_ENDS = re.compile(r"[。！？!?；;：:．.”）)]$")
_SHORTEST_BROKEN_LINE = 24


def extract_sections(identity: Identity, prose: Iterable[Prose]) -> tuple[Section, ...]:
    """One section per heading, in order; what stands before the first heading has the heading ""."""
    return tuple(
        Section(
            disclosure=identity.package_name,
            section_no=number,
            level=len(part.path),
            heading=part.heading,
            path="/".join(part.path),
            entity=part.entity.name,
            text="\n".join(join_broken_lines([tidy(p.text) for p in part.paragraphs])),
            source_file=part.place.file,
            source_page=part.place.page,
            source_line=part.place.line,
        )
        for number, part in enumerate(prose, start=1)
    )


def join_broken_lines(lines: Sequence[str]) -> list[str]:
    """Paragraphs from lines: one that stops in mid-sentence goes on with the next.

    >>> join_broken_lines(["负责制定并组织实施全县定点医疗机构、零售药店和其他机构的服务", "协议。"])
    ['负责制定并组织实施全县定点医疗机构、零售药店和其他机构的服务协议。']
    """
    joined: list[str] = []
    for line in lines:
        above = joined[-1] if joined else ""
        ends = _ENDS.search(above) and not cuts_number(above, line)
        broken = len(above) >= _SHORTEST_BROKEN_LINE and not ends
        if broken and not split_number(line).style and not line.startswith("- "):
            joined[-1] = above + line
        else:
            joined.append(line)
    return joined
