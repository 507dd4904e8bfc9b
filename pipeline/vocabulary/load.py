"""Reads `specs` once per process."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError

from pipeline.vocabulary.captions import Captions
from pipeline.vocabulary.codes import CodeList, Divisions, Fix, read_codes, read_fixes
from pipeline.vocabulary.forms import CrossTables, Forms, FormsFile
from pipeline.vocabulary.headings import Headings
from pipeline.vocabulary.identity import IdentitySpec
from pipeline.vocabulary.indicators import IndicatorSpec
from pipeline.vocabulary.spec import Spec

S = TypeVar("S", bound=Spec)

SPECS = Path(__file__).parent.parent / "specs"


@dataclass(frozen=True)
class Vocabulary:
    """All specs."""

    headings: Headings
    captions: Captions
    indicators: IndicatorSpec
    identity: IdentitySpec
    forms: Forms
    classifications: dict[str, CodeList]
    fixes: tuple[Fix, ...]
    divisions: Divisions


@cache
def load_vocabulary(specs: Path = SPECS) -> Vocabulary:
    """Read all specs. Raises ValueError that names the file and the key which is wrong."""
    codes = specs / "codes"
    forms = [
        form
        for path in sorted((specs / "forms").glob("*.yml"))
        for form in _spec(FormsFile, path).forms
    ]
    return Vocabulary(
        headings=_spec(Headings, specs / "headings.yml"),
        captions=_spec(Captions, specs / "captions.yml"),
        identity=_spec(IdentitySpec, specs / "identity.yml"),
        indicators=_spec(IndicatorSpec, specs / "indicators.yml"),
        forms=Forms(
            forms=tuple(forms),
            cross_table=_spec(CrossTables, specs / "cross_table.yml").cross_table,
        ),
        classifications={
            "functional": CodeList(read_codes(codes / "functional.csv")),
            "economic": CodeList(read_codes(codes / "economic.csv")),
            "government-economic": CodeList(read_codes(codes / "government_economic.csv")),
        },
        fixes=read_fixes(codes / "fixes.csv"),
        divisions=Divisions(read_codes(codes / "divisions.csv")),
    )


@cache
def specs_fingerprint(specs: Path = SPECS) -> str:
    """SHA-256 over all spec files: what was built under other specs is built again."""
    digest = hashlib.sha256()
    for path in sorted(p for p in specs.rglob("*") if p.suffix in {".yml", ".csv"}):
        digest.update(path.relative_to(specs).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _yaml(path: Path) -> dict[str, Any]:
    with path.open(encoding="utf-8") as file:
        content = yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    if not isinstance(content, dict):
        raise ValueError(f"{path}: a mapping is expected at the top")
    return content


def _spec(kind: type[S], path: Path) -> S:
    try:
        return kind.model_validate(_yaml(path))
    except ValidationError as error:
        raise ValueError(f"{path}: {error}") from None
