"""Folders of sources → packages and catalogue: finds the disclosures, builds each on its own, in parallel.

`discover` finds what is one disclosure, `disclosure` is the pure job (bytes + sidecar + specs →
Disclosure), `fingerprint` tells what need not be done again, `run` does the rest over all cores.
"""

from pipeline.assemble.disclosure import build_disclosure
from pipeline.assemble.discover import Job, discover
from pipeline.assemble.run import Report, SetAside, build

__all__ = ["Job", "Report", "SetAside", "build", "build_disclosure", "discover"]
