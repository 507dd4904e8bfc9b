"""Tables and amounts → Findings: what holds together, what does not, what could not be told.

A check is a function that takes the Subject and yields findings; `run` lists them all. Sums and
equalities are data (`specs/forms`, `specs/cross_table.yml`); the modules here are the rules.
"""

from pipeline.check.run import run_checks

__all__ = ["run_checks"]
