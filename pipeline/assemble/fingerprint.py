"""What a job depends on, as one hash: unchanged means that nothing needs doing again."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

import pipeline
from pipeline.assemble.discover import Job
from pipeline.vocabulary import specs_fingerprint

LEDGER = ".built.json"
"""Under the packages: source file → fingerprint, package name and the addresses of its bodies."""

Entry = dict[str, Any]
"""`package`, `fingerprint`, and `addresses`: address → body (see `assemble.addresses`)."""


@cache
def code_fingerprint() -> str:
    """SHA-256 over the pipeline's own source: what was built by other code is built again."""
    root = Path(pipeline.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*.py")):
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def job_fingerprint(job: Job) -> str:
    """SHA-256 over code, specs, sidecar and files of a job."""
    digest = hashlib.sha256(f"{code_fingerprint()}{specs_fingerprint()}".encode())
    for path in (*job.files, *((job.sidecar,) if job.sidecar else ())):
        content = path.read_bytes()
        digest.update(f"\0{path.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def read_ledger(packages: Path) -> dict[str, Entry]:
    """What earlier runs built, {} where there is none or it cannot be read."""
    try:
        ledger = json.loads((packages / LEDGER).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return ledger if isinstance(ledger, dict) else {}


def write_ledger(packages: Path, ledger: dict[str, Entry]) -> None:
    """Replace the ledger in one step."""
    draft = packages / f"{LEDGER}.draft"
    draft.write_text(json.dumps(ledger, ensure_ascii=False, indent=1, sort_keys=True), "utf-8")
    draft.replace(packages / LEDGER)
