"""`specs/identity.yml`: how a document says who it is."""

from __future__ import annotations

from pipeline.vocabulary.spec import Spec

Phrases = tuple[str, ...]


class IdentitySpec(Spec):
    """The whole file."""

    titles: Phrases
    scopes: Phrases
    years: Phrases
    organisations: Phrases
    own_offices: Phrases
    departments: Phrases
    prefixes: Phrases
    final: Phrases
    budget: Phrases
