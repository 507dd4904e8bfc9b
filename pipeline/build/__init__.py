"""Folders of sources → packages and catalogue: finds the disclosures, builds each on its own, in parallel.

`discover` finds what is one disclosure, `disclosure` is the pure job (bytes + sidecar + specs →
Disclosure), `fingerprint` tells what need not be done again, `run` does the rest over all cores.
"""

from pipeline.build.disclosure import build_disclosure
from pipeline.build.discover import Job, discover
from pipeline.build.run import Report, SetAside, build

__all__ = ["Job", "Report", "SetAside", "build", "build_disclosure", "discover"]
