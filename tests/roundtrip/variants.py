"""The ways in which a disclosure is written out, by name; what a name begins with is the file's ending."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.roundtrip.filtered import filtered
from tests.roundtrip.hidden_keys import with_hidden_keys
from tests.roundtrip.laid_out import a_sheet_each, one_below_another, stacked
from tests.roundtrip.printed import PrintedDocument
from tests.roundtrip.write_doc import write_doc
from tests.roundtrip.write_docx import write_docx
from tests.roundtrip.write_docx_framed import write_docx_framed
from tests.roundtrip.write_docx_wps import write_docx_wps
from tests.roundtrip.write_html import write_html
from tests.roundtrip.write_html_cms import write_html_cms
from tests.roundtrip.write_pdf import write_pdf
from tests.roundtrip.write_poi import write_poi
from tests.roundtrip.write_xls import write_xls
from tests.roundtrip.write_xlsx import write_xlsx
from tests.roundtrip.write_xlsx_wps import write_xlsx_wps


@dataclass(frozen=True, slots=True)
class Variant:
    """How a file is written, and whether LibreOffice is needed to."""

    write: Callable[[PrintedDocument], bytes]
    needs_libreoffice: bool = False


VARIANTS = {
    "docx-in-sections": Variant(lambda printed: write_docx(printed, in_sections=True)),
    "docx-captions-in-tables": Variant(lambda printed: write_docx(printed, in_sections=False)),
    "docx-in-layout-tables": Variant(write_docx_framed),
    "docx-from-wps": Variant(lambda printed: write_docx_wps(printed, joined=1)),
    "wps-from-wps": Variant(
        lambda printed: write_doc(write_docx_wps(printed, joined=1)), needs_libreoffice=True
    ),
    "xlsx-by-form": Variant(lambda printed: write_xlsx(a_sheet_each(printed), as_numbers=True)),
    "xlsx-on-one-sheet": Variant(
        lambda printed: write_xlsx(one_below_another(printed), as_numbers=False)
    ),
    "xlsx-stacked": Variant(lambda printed: write_xlsx(stacked(printed), as_numbers=False)),
    "xlsx-hidden-keys": Variant(
        lambda printed: write_poi(with_hidden_keys(a_sheet_each(printed)), is_plain=False)
    ),
    "xlsx-without-styles": Variant(lambda printed: write_poi(a_sheet_each(printed), is_plain=True)),
    "xlsx-from-wps-filtered": Variant(
        lambda printed: write_xlsx_wps(filtered(a_sheet_each(printed)))
    ),
    "xls-hidden-keys": Variant(lambda printed: write_xls(with_hidden_keys(a_sheet_each(printed)))),
    "html-on-a-site": Variant(lambda printed: write_html(printed, from_word=False)),
    "html-from-word": Variant(lambda printed: write_html(printed, from_word=True)),
    "html-in-layout-tables": Variant(write_html_cms),
    "pdf-header-repeated": Variant(lambda printed: write_pdf(printed, repeat_header=True)),
    "pdf-header-once": Variant(lambda printed: write_pdf(printed, repeat_header=False)),
}
