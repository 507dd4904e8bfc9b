"""Lists whose parts make up their whole, and that end with 等 all the same: there are no others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.check.prose.findings import Said, named, noted
from pipeline.check.prose.wholes import Judged
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Outcome

_CHECK = "prose.parts_make_whole"
_OTHERS = re.compile("等(?=[。；])")


def check_and_others(subject: Subject, judged: Sequence[Judged]) -> Iterator[Finding]:
    """Every list of two parts or more, all of which make up an amount."""
    for listed, verdict in judged:
        last = listed.parts[-1]
        end = last.start + last.figure.end
        if not listed.whole.figure.is_money or not _OTHERS.match(last.passage.text, end):
            continue
        if verdict.kind == "fits" and len(verdict.parts) == len(listed.parts) > 1:
            said = Said(
                f"{named(listed.whole.figure)}：所列 {len(listed.parts)} 项已等于总数，其后仍写“等”",
                f"{len(listed.parts)} parts make up {listed.whole.figure.printed}; 等 says that there"
                " are others",
                last.passage.place(end),
            )
            yield noted(subject, _CHECK, Outcome.FAIL, said)
