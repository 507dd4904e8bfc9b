"""`specs/identity.yml`: how a document says who it is."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator

from pipeline.vocabulary.spec import Phrases, Spec, stating


class IdentitySpec(Spec):
    """The whole file."""

    titles: tuple[Annotated[str, AfterValidator(stating("name", "kind"))], ...]
    scopes: tuple[Annotated[str, AfterValidator(stating("scope"))], ...]
    years: tuple[Annotated[str, AfterValidator(stating("year"))], ...]
    organisations: Phrases
    own_offices: Phrases
    departments: Phrases
    prefixes: Phrases
    final: Phrases
    budget: Phrases
