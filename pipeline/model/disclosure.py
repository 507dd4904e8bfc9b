"""A disclosure, wholly understood: what `package` publishes and nothing else needs to be known."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.accounted import Accounted
from pipeline.model.corrections import Answer, Correction
from pipeline.model.document import Document
from pipeline.model.identity import Entity, Identity
from pipeline.model.records import Amount, Claim, Finding, Headline, Indicator, Section
from pipeline.model.table import Table


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was received, byte for byte, and the documents read in it (an archive's are many)."""

    name: str
    content: bytes
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Provenance:
    """What the maintainer states of the source in the sidecar; dates as ISO 8601, empty if unsaid."""

    url: str = ""
    published_on: str = ""
    retrieved_on: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One disclosure of one department (or unit) for one year: all that a package is made of."""

    identity: Identity
    entities: tuple[Entity, ...]
    sources: tuple[Source, ...]
    provenance: Provenance
    tables: tuple[Table, ...]
    amounts: tuple[Amount, ...]
    indicators: tuple[Indicator, ...]
    sections: tuple[Section, ...]
    findings: tuple[Finding, ...]
    claims: tuple[Claim, ...] = ()
    corrections: tuple[Correction, ...] = ()
    answers: tuple[Answer, ...] = ()
    headlines: tuple[Headline, ...] = ()
    accounted: Accounted | None = None

    @property
    def name(self) -> str:
        return self.identity.package_name
