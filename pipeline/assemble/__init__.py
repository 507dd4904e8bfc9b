"""Folders of sources → packages and catalogue: finds the disclosures, builds each on its own, in parallel.

`discover` finds what is one disclosure, `disclosure` is the pure job (bytes + sidecar + specs →
Disclosure), `forms_due` refuses what holds no form, `fingerprint` tells what need not be done
again, `addresses` tells bodies with one slug apart, `workers` does the jobs over all cores, `run`
the rest.
"""

from pipeline.assemble.disclosure import build_disclosure
from pipeline.assemble.discover import Job, discover
from pipeline.assemble.run import Report, build
from pipeline.assemble.workers import SetAside

__all__ = ["Job", "Report", "SetAside", "build", "build_disclosure", "discover"]
