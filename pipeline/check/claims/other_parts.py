"""What two bodies state in one file → left undecided: no contradiction of the one by the other."""

from __future__ import annotations

from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.comparison import withdrawn
from pipeline.check.covers import OTHER_PART, body_at
from pipeline.model.document import Place
from pipeline.model.records import Claim, Finding


def of_other_part(known: ClaimFigures, claim: Claim, finding: Finding) -> Finding:
    """The finding, left undecided where the claim, or the table that it is held against, stands behind the
    cover of another body, and not both do."""
    subject = known.subject
    own = body_at(subject, Place(claim.source_file, claim.source_line, claim.source_page))
    if finding.check == "claim.stated_twice":
        return withdrawn(finding, OTHER_PART) if own else finding
    there = next((t.place for t in subject.tables if t.name == claim.bound_table), None)
    return withdrawn(finding, OTHER_PART) if there and body_at(subject, there) != own else finding
