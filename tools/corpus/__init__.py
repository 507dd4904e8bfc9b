"""Made-up disclosures with the truth beside them.

A seed → an account (exact amounts) → a document (printed figures, and the relations that hold between
them) → text, docx, PDF or workbook, with the truth as JSON and CSV. Nothing here imports the pipeline:
what is planted and what may be found is decided from the account alone, so that it cannot be cut to what
the pipeline happens to read or check.
"""
