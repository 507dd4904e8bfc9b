"""What did not pass → its pages: of all disclosures, of each place, kind of department and check."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.website import addresses
from pipeline.website.interface.latin import named_place
from pipeline.website.interface.phrases import Bilingual, phrase
from pipeline.website.listings.findings import FindingsView
from pipeline.website.listings.findings_by import OfOneCheck, ways_by_place, ways_by_type
from pipeline.website.listings.listed import Listed
from pipeline.website.listings.place_tree import ways_above
from pipeline.website.page import HOME, Crumb, Page, Pager, crumbs_of
from pipeline.website.published.disclosure import Disclosure

_ALL = Crumb(phrase("核对结果"), addresses.FINDINGS)


def findings_page(view: FindingsView, pager: Pager, all_listed: Sequence[Listed]) -> Page:
    """A part of all findings; the first page has the ways into those of one place or kind."""
    is_first = pager.number == 1
    return Page(
        pager.address,
        "findings",
        pager.titled(phrase("核对结果")),
        phrase("每一份预算、决算核对了什么，哪些通过，哪些没有通过。"),
        (HOME, *pager.crumbs(phrase("核对结果"))),
        {
            "findings": view,
            "pager": pager,
            "is_of_all": True,
            "by_place": ways_by_place(all_listed) if is_first else (),
            "by_type": ways_by_type(all_listed) if is_first else (),
        },
    )


def type_findings_page(view: FindingsView, kind: Bilingual, pager: Pager) -> Page:
    """A part of the findings of one kind of department."""
    title = phrase("各地{name}的核对结果", name=kind)
    return Page(
        pager.address,
        "findings",
        pager.titled(title),
        phrase("各地{name}的预算、决算里，哪些核对没有通过。", name=kind),
        (HOME, _ALL, *pager.crumbs(title)),
        {"findings": view, "pager": pager},
    )


def check_findings_page(view: OfOneCheck, pager: Pager) -> Page:
    """A part of all failures of one check."""
    title = phrase("没有通过的：{check}", check=view.group.name)
    return Page(
        pager.address,
        "findings_of_check",
        pager.titled(title),
        phrase("每一份预算、决算里没有通过这一项核对的地方。"),
        (HOME, _ALL, *pager.crumbs(title)),
        {"found": view, "pager": pager},
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
