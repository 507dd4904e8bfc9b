"""Formats that only an office program reads → docx or xlsx, which have a reader.

`libreoffice` converts; `freeze` first takes out of a file whatever LibreOffice
would compute or fetch anew; `wordml` needs no program, because Word 2003 XML is docx in other words.
"""

from pipeline.read.office.libreoffice import convert, is_available

__all__ = ["convert", "is_available"]
