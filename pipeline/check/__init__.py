"""Tables and amounts → Findings: what holds together, what does not, what could not be told.

A check is a function that takes the Subject and yields findings. The packages are the families of
what is checked, each with its CHECKS; `run` lists them all, and `told` leaves of the failures one for
each cause. Sums and equalities are data
(`specs/forms`, `specs/cross_table.yml`); the modules here are the rules.
"""

from pipeline.check.run import run_checks
from pipeline.check.told import told_once

__all__ = ["run_checks", "told_once"]
