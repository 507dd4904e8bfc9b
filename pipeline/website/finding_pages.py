"""What did not pass → its pages: of all disclosures, and of each place."""

from __future__ import annotations

from pipeline.website.interface.latin import named_place
from pipeline.website.interface.phrases import phrase
from pipeline.website.listings.findings import FindingsView
from pipeline.website.listings.place_tree import ways_above
from pipeline.website.page import HOME, Page, Pager, crumbs_of
from pipeline.website.published.disclosure import Disclosure


def findings_page(view: FindingsView, pager: Pager) -> Page:
    """A part of all findings."""
    return Page(
        pager.address,
        "findings",
        pager.titled(phrase("核对结果")),
        phrase("每一份预算、决算核对了什么，哪些通过，哪些没有通过。"),
        (HOME, *pager.crumbs(phrase("核对结果"))),
        {"findings": view, "pager": pager},
    )


def place_findings_page(view: FindingsView, of: Disclosure, pager: Pager) -> Page:
    """A part of the findings of one place, that of the disclosure."""
    title = phrase("{place}的核对结果", place=named_place(of.division))
    return Page(
        pager.address,
        "findings",
        pager.titled(title),
        phrase("{place}各部门的预算、决算里，哪些核对没有通过。", place=named_place(of.division)),
        (
            HOME,
            *crumbs_of([*ways_above(of), (of.division, of.division_address)]),
            *pager.crumbs(title),
        ),
        {"findings": view, "pager": pager},
    )
