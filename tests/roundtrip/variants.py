"""The ways in which a disclosure is written out, by name; what a name begins with is the file's ending."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.model.records import Amount
from tests.roundtrip.filtered import filtered
from tests.roundtrip.hidden_keys import with_hidden_keys
from tests.roundtrip.laid_out import a_sheet_each, one_below_another, stacked, stacked_in_rules
from tests.roundtrip.printed import PrintedDocument
from tests.roundtrip.without_heads import labelled_without_heads, without_heads
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

_JOINED = 4
"""How many tables stand in one Word table."""


def _as_it_is(document: PrintedDocument) -> PrintedDocument:
    return document


def _as_they_are(_: PrintedDocument, amounts: Sequence[Amount]) -> Sequence[Amount]:
    return amounts


@dataclass(frozen=True, slots=True)
class Variant:
    """How a file is written; `reworked` is what it prints where that is not all that the text does, and
    `stated` what the amounts of the text say then."""

    write: Callable[[PrintedDocument], bytes]
    reworked: Callable[[PrintedDocument], PrintedDocument] = _as_it_is
    stated: Callable[[PrintedDocument, Sequence[Amount]], Sequence[Amount]] = _as_they_are
    needs_libreoffice: bool = False


def _without_heads(write: Callable[[PrintedDocument], bytes]) -> Variant:
    return Variant(write, without_heads, labelled_without_heads)


VARIANTS = {
    "docx-in-sections": Variant(lambda printed: write_docx(printed, in_sections=True)),
    "docx-captions-in-tables": Variant(lambda printed: write_docx(printed, in_sections=False)),
    "docx-in-layout-tables": Variant(write_docx_framed),
    "docx-from-wps": Variant(lambda printed: write_docx_wps(printed, joined=1)),
    "docx-several-tables-in-one": Variant(lambda printed: write_docx_wps(printed, joined=_JOINED)),
    "docx-sides-without-heads": _without_heads(write_docx_framed),
    "wps-from-wps": Variant(
        lambda printed: write_doc(write_docx_wps(printed, joined=1)), needs_libreoffice=True
    ),
    "xlsx-by-form": Variant(lambda printed: write_xlsx(a_sheet_each(printed), as_numbers=True)),
    "xlsx-on-one-sheet": Variant(
        lambda printed: write_xlsx(one_below_another(printed), as_numbers=False)
    ),
    "xlsx-stacked": Variant(lambda printed: write_xlsx_wps(stacked(printed))),
    "xlsx-stacked-in-rules": Variant(
        lambda printed: write_poi(stacked_in_rules(printed), is_plain=False)
    ),
    "xlsx-hidden-keys": Variant(
        lambda printed: write_poi(with_hidden_keys(a_sheet_each(printed)), is_plain=False)
    ),
    "xlsx-without-styles": Variant(lambda printed: write_poi(a_sheet_each(printed), is_plain=True)),
    "xlsx-from-wps-filtered": Variant(
        lambda printed: write_xlsx_wps(filtered(a_sheet_each(printed)))
    ),
    "xls-hidden-keys": Variant(lambda printed: write_xls(with_hidden_keys(a_sheet_each(printed)))),
    "xls-sides-without-heads": _without_heads(lambda printed: write_xls(a_sheet_each(printed))),
    "html-on-a-site": Variant(lambda printed: write_html(printed, from_word=False)),
    "html-from-word": Variant(lambda printed: write_html(printed, from_word=True)),
    "html-in-layout-tables": Variant(write_html_cms),
    "pdf-header-repeated": Variant(lambda printed: write_pdf(printed, repeat_header=True)),
    "pdf-header-once": Variant(lambda printed: write_pdf(printed, repeat_header=False)),
}
