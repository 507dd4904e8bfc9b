"""What a job depends on, as one hash: unchanged means that nothing needs doing again."""

from __future__ import annotations

import hashlib
import os
from functools import cache
from pathlib import Path

import pipeline
from pipeline.assemble.discover import Job
from pipeline.assemble.received import received
from pipeline.vocabulary import specs_fingerprint


@cache
def code_fingerprint() -> str:
    """SHA-256 over the pipeline's own source: what was built by other code is built again."""
    root = Path(pipeline.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*.py")):
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def program_fingerprint() -> str:
    """What all jobs depend on: code and specs."""
    return f"{code_fingerprint()}{specs_fingerprint()}"


def job_fingerprint(job: Job) -> str:
    """SHA-256 over code, specs, sidecar and files of a job. Raises Refusal and OSError
    as `received` does."""
    digest = hashlib.sha256(program_fingerprint().encode())
    files, sidecar = received(job)
    contents = [*(content for _, content in files), *([sidecar] if sidecar is not None else [])]
    paths = [*job.files, *([job.sidecar] if job.sidecar else [])]
    for path, content in zip(paths, contents, strict=True):
        digest.update(os.fsencode(f"\0{path.name}\0{len(content)}\0"))
        digest.update(content)
    return digest.hexdigest()
