"""A word processor's .docx → Document: `container` unpacks it, `story` reads its paragraphs and
tables, `lines` numbers what was read."""

from pipeline.read.docx.document import read_docx

__all__ = ["read_docx"]
