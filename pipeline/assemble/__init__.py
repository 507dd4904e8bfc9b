"""Folders of sources → packages and catalogue: finds the disclosures, builds each on its own, in parallel.

`discover` finds what is one disclosure, `received` its bytes, `fetched` brings what lies at an address,
`disclosure` is the pure job (bytes + sidecar + specs → Disclosure), `forms_due` refuses what holds no
form, `fingerprint` tells what need not be done again, `addresses` tells bodies with one slug apart,
`workers` does the jobs over all cores.

`run` holds it together: `ledger` is what earlier runs built, `disk` what of it is sound, `plan`
what becomes of every package, `take_places` carries that out and keeps every version,
`repair` makes damaged packages again.
"""

from pipeline.assemble.disclosure import build_disclosure
from pipeline.assemble.discover import Job, discover
from pipeline.assemble.fetched import fetch, is_address
from pipeline.assemble.fingerprint import program_fingerprint
from pipeline.assemble.received import received
from pipeline.assemble.repair import repair_held
from pipeline.assemble.run import Options, Report, build, build_held
from pipeline.assemble.workers import SetAside

__all__ = [
    "Job",
    "Options",
    "Report",
    "SetAside",
    "build",
    "build_disclosure",
    "build_held",
    "discover",
    "fetch",
    "is_address",
    "program_fingerprint",
    "received",
    "repair_held",
]
