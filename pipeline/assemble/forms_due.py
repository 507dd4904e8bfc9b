"""What was recognized → nothing, or the refusal of a document that holds no form due of its kind, or no
amount."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.document import Document, Remark
from pipeline.model.identity import Identity
from pipeline.model.recognized import Recognized
from pipeline.model.records import Amount, Claim
from pipeline.model.refusal import Refusal

_SHORTEST_SENTENCE = 30
_FEWEST_SENTENCES = 3
_ELSEWHERE = ("form.attachment", "form.picture")
"""Checks that name what a page or a document leaves to other files."""
_MOST_TABLES = 3
"""An explanation may hold a small table or two; the forms of a budget are eight at least."""


def expect_forms(
    recognized: Recognized,
    identity: Identity,
    documents: Sequence[Document],
    file: str,
    sidecar_name: str,
) -> None:
    """Raise Refusal unless a table is a form of the disclosure's kind.

    A text that only speaks of budgets is none; one that explains a budget whose tables are in
    another file is refused as that, with how the two are put together. Files embedded in it, which were not
    read, may hold the tables.
    """
    if any(table.form.startswith(identity.kind) for table in recognized.tables):
        return
    remarks = [remark for each in documents for remark in each.remarks]
    if embedded := [r.message_en for r in remarks if r.check == "form.embedded_object"]:
        raise Refusal(
            file,
            f"none of its {len(recognized.tables)} tables is a form of a {identity.kind_title}, but "
            + "; ".join(embedded),
            "open it in a word processor, save the embedded files as files of their own and put them "
            "with it into one zip or folder",
        )
    elsewhere = _elsewhere(remarks)
    if _is_explanation(recognized):
        raise Refusal(
            file,
            f"it holds only the explanation（文字说明） of {identity.title}, none of its tables"
            + "".join(f"; {said}" for said in elsewhere),
            "put it and the file with the tables into one zip, or into a folder of their own with "
            "a `disclosure.yml` (it may be empty): together they are one disclosure",
            explains=identity.package_name,
        )
    if not any(table.entries for table in recognized.tables):
        raise _without_tables(file, identity, elsewhere, sidecar_name)
    raise Refusal(
        file,
        f"none of its {len(recognized.tables)} tables is a form of a {identity.kind_title}",
        f"if it is one all the same, write `kind: {identity.kind}` into {sidecar_name} beside it "
        "and its tables are published as printed",
    )


def _elsewhere(remarks: Sequence[Remark]) -> list[str]:
    """What readers say of files that are linked or embedded, and of pictures, which were not read."""
    return [r.message_en for check in _ELSEWHERE for r in remarks if r.check == check]


def _without_tables(
    file: str, identity: Identity, elsewhere: Sequence[str], sidecar_name: str
) -> Refusal:
    """The refusal of what names a budget and holds no row of it: mostly a page that leads to it."""
    if elsewhere:
        return Refusal(
            file,
            f"it names {identity.title} and holds none of its tables; " + "; ".join(elsewhere),
            "fetch the files with the tables from where it was published and put them in its place "
            "(pictures into a PDF, with the OCR extra installed)",
        )
    return Refusal(
        file,
        f"it names {identity.title} and holds none of its tables",
        "check that it is the document itself and not a page that leads to it; if its text is all that "
        f"was published, write `kind: {identity.kind}` into {sidecar_name} beside it",
    )


def expect_amounts(
    amounts: Sequence[Amount],
    claims: Sequence[Claim],
    documents: Sequence[Document],
    file: str,
    sidecar_name: str,
) -> None:
    """Raise Refusal for what states no amount at all, neither in a table nor in a sentence: the page
    around a document, or one of which nothing was read, whatever a sidecar says that it is. Where a
    reader says what it could not read, that is the reason."""
    if amounts or claims:
        return
    unread = [remark for each in documents for remark in each.remarks if remark.is_defect]
    if unread:
        raise Refusal(
            file,
            f"no amount of it could be read: {unread[0].message_en}",
            f"bring the document in another format, or take it and {sidecar_name} out",
        )
    raise Refusal(
        file,
        "it states no amount, neither in a table nor in a sentence",
        "check that it is the document itself and not a page that leads to it; if it is, fetch it "
        f"again in another format, or take it and {sidecar_name} out",
    )


def _is_explanation(recognized: Recognized) -> bool:
    """Prose, and no more tables than a text has by the way."""
    printed = [table for table in recognized.tables if table.entries]
    sentences = [
        paragraph
        for passage in recognized.prose
        for paragraph in passage.paragraphs
        if len(paragraph.text.strip()) >= _SHORTEST_SENTENCE
    ]
    return len(printed) <= _MOST_TABLES and len(sentences) >= _FEWEST_SENTENCES
