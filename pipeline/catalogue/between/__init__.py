"""Packages → findings that need two of them: last year's column, the opening budget, Σ units.

Each disclosure is built on its own, so these are made with the catalogue and stand only there,
under the later (or the larger) of the two disclosures. Every one of the checks says at least once
of every disclosure that it could be made of what came of it; what cannot be compared is told once
a pair, with the reason. `published` reads the packages, `match` finds the same figure in another
disclosure, the other modules are the checks.
"""

from pipeline.catalogue.between.answers import read_answers
from pipeline.catalogue.between.run import between_findings, check_department

__all__ = ["between_findings", "check_department", "read_answers"]
