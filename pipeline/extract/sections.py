"""Prose → Sections: the paragraphs under each heading, lines broken by the page joined again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.model.identity import Identity
from pipeline.model.recognized import Prose
from pipeline.model.records import Section
from pipeline.values.broken_lines import TAIL, goes_on
from pipeline.values.text import tidy


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
    joined: list[list[str]] = []
    above = ""
    for line in lines:
        if joined and goes_on(above, line):
            joined[-1].append(line)
            above = above[-TAIL:] + line
        else:
            joined.append([line])
            above = line
    return ["".join(parts) for parts in joined]
