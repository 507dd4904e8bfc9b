"""The job: bytes + sidecar + specs → Disclosure. Pure, so that jobs run anywhere in any order."""

from __future__ import annotations

from collections.abc import Sequence

import yaml
from pydantic import ValidationError

from pipeline.check import run_checks
from pipeline.extract import extract_amounts, extract_indicators, extract_sections
from pipeline.identify import identify
from pipeline.model.disclosure import Disclosure, Provenance, Source
from pipeline.model.identity import Identity
from pipeline.model.recognized import Recognized
from pipeline.model.refusal import Refusal
from pipeline.model.sidecar import Sidecar
from pipeline.read import read_source
from pipeline.recognize import recognize
from pipeline.vocabulary import Vocabulary


def build_disclosure(
    files: Sequence[tuple[str, bytes]],
    sidecar_content: bytes | None,
    sidecar_name: str,
    vocabulary: Vocabulary,
) -> Disclosure:
    """Read, identify, recognize, extract and check one disclosure.

    `files` are (name, content). Raises Refusal when it cannot be read or told what it is.
    """
    sidecar = read_sidecar(sidecar_content, sidecar_name)
    sources = tuple(Source(name, content, read_source(name, content)) for name, content in files)
    documents = tuple(document for source in sources for document in source.documents)
    identity = identify(documents, sidecar, vocabulary, sidecar_name)
    recognized = recognize(documents, identity, vocabulary)
    _expect_forms(recognized, identity, sidecar, files[0][0], sidecar_name)
    amounts = extract_amounts(identity, recognized.tables, vocabulary)
    return Disclosure(
        identity=identity,
        entities=recognized.entities,
        sources=sources,
        provenance=Provenance(
            url=sidecar.url,
            published_on=sidecar.published_on.isoformat() if sidecar.published_on else "",
            retrieved_on=sidecar.retrieved_on.isoformat() if sidecar.retrieved_on else "",
            licence=sidecar.licence,
        ),
        tables=recognized.tables,
        amounts=amounts,
        indicators=extract_indicators(identity, recognized.tables, vocabulary.indicators),
        sections=extract_sections(identity, recognized.prose),
        findings=run_checks(
            identity,
            documents,
            recognized.tables,
            amounts,
            vocabulary,
            unapplied_corrections=len(sidecar.corrections),
        ),
    )


def read_sidecar(content: bytes | None, name: str) -> Sidecar:
    """Parse a sidecar; none is an empty one. Raises Refusal that names the key which is wrong."""
    if content is None:
        return Sidecar()
    try:
        stated = yaml.load(content, Loader=_Strings)
        return Sidecar.model_validate(stated or {})
    except yaml.YAMLError as error:
        where = getattr(error, "problem_mark", None)
        place = f"{name} line {where.line + 1}" if where else name
        raise Refusal(place, "not valid YAML", "mend the line, e.g. `key: value`") from None
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"]) or "(the whole file)"
        keys = ", ".join(Sidecar.model_fields)
        raise Refusal(
            name, f"key `{key}`: {first['msg'].lower()}", f"the keys are {keys}"
        ) from None


class _Strings(yaml.SafeLoader):
    """Scalars as written: a code 010101 is no octal number, a name is no boolean."""


_Strings.yaml_implicit_resolvers = {}


def _expect_forms(
    recognized: Recognized, identity: Identity, sidecar: Sidecar, file: str, sidecar_name: str
) -> None:
    """A text that only speaks of budgets is none: it must hold a form of its kind, or be vouched for."""
    known = any(table.form.startswith(identity.kind) for table in recognized.tables)
    if known or sidecar.kind:
        return
    raise Refusal(
        file,
        f"none of its {len(recognized.tables)} tables is a form of a {identity.kind_title}",
        f"if it is one all the same, write `kind: {identity.kind}` into {sidecar_name} beside it "
        "and its tables are published as printed",
    )
