"""ods (OpenDocument spreadsheet) → Document. Its cells state what they print."""

from __future__ import annotations

from pipeline.model.document import Document
from pipeline.model.refusal import Refusal
from pipeline.read.spreadsheet.archive import PASSWORD_WAY_OUT, open_archive
from pipeline.read.spreadsheet.document import document_of
from pipeline.read.spreadsheet.markup import tell, tree
from pipeline.read.spreadsheet.ods_cells import Content
from pipeline.read.spreadsheet.sheet import Allowance

_CONTENT, _MANIFEST = "content.xml", "META-INF/manifest.xml"


def read_ods(name: str, content: bytes) -> Document:
    """Read a workbook. Raises Refusal for one that is damaged, locked, too large or hostile."""
    archive = open_archive(name, content)
    if archive.has(_MANIFEST):
        manifest = tree(f"{name}: {_MANIFEST}", archive.read(_MANIFEST))
        if next(manifest.iter("{*}encryption-data"), None) is not None:
            raise Refusal(name, "it is locked with a password", PASSWORD_WAY_OUT)
    events = Content(f"{name}: {_CONTENT}", Allowance(name))
    tell(events.where, archive.chunks(_CONTENT), events)
    return document_of(name, "ods", tuple(sheet.sheet() for sheet in events.sheets))
