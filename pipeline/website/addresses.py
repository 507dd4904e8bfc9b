"""Every address of the site is made here, those of packages in `package_addresses`: paths of files below
the site's root, without a leading /.

An address names its file (`130630/yiliaobaozhangju/2023/index.html`), so that a link also works
where no server adds `index.html`: from any sub-folder and from a file share. A template puts the
way to the root before it. What search engines and feeds are told (`canonical`) ends with `/`.
"""

from __future__ import annotations

import re

HOME = "index.html"
FUNCTIONS = "functions/index.html"
ECONOMIC = "economic/index.html"
DEPARTMENTS = "departments/index.html"
FINDINGS = "findings/index.html"
COVERAGE = "coverage/index.html"
DATA = "data/index.html"
DICTIONARY = "data/dictionary/index.html"
ABOUT = "about/index.html"
METHODS = "methods/index.html"
GLOSSARY = "glossary/index.html"
SEARCH = "search/index.html"
EXPLORE = "explore/index.html"
STYLE = "style/index.html"
NOT_FOUND = "404.html"

UNLISTED = (STYLE, NOT_FOUND)
"""Pages that neither the sitemap nor search engines list; nor do they list pictures of pages
and what is made for frames."""
_PICTURE = re.compile(r".*/source-[a-z0-9-]+/\d+/index\.html")

EMBEDS = "embed"
SEARCH_INDEX = "search/files"
ENGINES = "explore/engine"
DESCRIPTOR = "datapackage.json"
CATALOG = "catalog.jsonld"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
FEED = "feeds/all.atom.xml"
CHANGES = "data/changes/index.html"
COLLECTIONS_DATA = "data/changes/collections.json"
CHANGES_DATA = "data/changes/changes.json"
CORRECTIONS_DATA = "data/changes/corrections.json"
CHANGES_FEED = "feeds/changes.atom.xml"
OPENAPI = "openapi.json"

_CODE = re.compile(r"\d{3}(?:\d{2}){0,2}")
_DIVISION = re.compile(r"\d{6}")
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def checked(pattern: re.Pattern[str], text: str, what: str) -> str:
    """A part of an address as it is; ValueError, which says `what` it was to be, for one that is none."""
    if not pattern.fullmatch(text):
        raise ValueError(f"{what} {text!r}: no part of an address, expected {pattern.pattern}")
    return text


def division(code: str) -> str:
    """The page of a place.

    >>> division("130606")
    '130606/index.html'
    """
    return f"{checked(_DIVISION, code, 'division code')}/index.html"


def place_year(code: str, year: int) -> str:
    """The page of a place for one year.

    >>> place_year("130606", 2025)
    '130606/2025/index.html'
    """
    return division(code).replace("index.html", f"{year}/index.html")


def place_amounts(code: str, year: int, ending: str) -> str:
    """The file of all amounts that the departments of a place print in their disclosures for a year.

    >>> place_amounts("130606", 2025, "csv")
    '130606/2025/amounts.csv'
    """
    return place_year(code, year).replace("index.html", f"amounts.{ending}")


def place_coverage(code: str) -> str:
    """The page of what a place discloses, body by body."""
    return f"coverage/{division(code)}"


def place_findings(code: str) -> str:
    """The page of what did not pass in a place's disclosures.

    >>> place_findings("130606")
    'findings/130606/index.html'
    """
    return f"findings/{division(code)}"


def type_findings(slug: str) -> str:
    """The page of what did not pass in one kind of department.

    >>> type_findings("minzhengju")
    'findings/departments/minzhengju/index.html'
    """
    return f"findings/{department_type(slug)}"


def check_findings(check: str) -> str:
    """The page of all failures of one check.

    >>> check_findings("arithmetic.row_sum")
    'findings/checks/arithmetic-row-sum/index.html'
    """
    slug = checked(SLUG, re.sub("[._]", "-", check), "check")
    return f"findings/checks/{slug}/index.html"


def place_feed(code: str) -> str:
    """The feed of what is new of a place.

    >>> place_feed("130606")
    'feeds/130606.atom.xml'
    """
    return f"feeds/{checked(_DIVISION, code, 'division code')}.atom.xml"


def department(division_code: str, slug: str) -> str:
    """The page of a department with its years."""
    checked(SLUG, slug, "department slug")
    return division(division_code).replace("index.html", f"{slug}/index.html")


def department_year(division_code: str, slug: str, year: int) -> str:
    """The page of a department-year.

    >>> department_year("130606", "yiliaobaozhangju", 2025)
    '130606/yiliaobaozhangju/2025/index.html'
    """
    return department(division_code, slug).replace("index.html", f"{year}/index.html")


def source_page(part: str, number: int) -> str:
    """The text of a package's source file `number` (from 1), relative to its department-year.

    >>> source_page("budget", 1), source_page("final", 2)
    ('source-budget/index.html', 'source-final-2/index.html')
    """
    checked(SLUG, part, "part")
    return f"source-{part}/index.html" if number == 1 else f"source-{part}-{number}/index.html"


def table_page(part: str, no: int) -> str:
    """The page of a large table, relative to its department-year; anchors on it are those that it has there.

    >>> table_page("budget", 3)
    'table-budget-03/index.html'
    """
    return f"table-{checked(SLUG, part, 'part')}-{no:02d}/index.html"


def checks_page(part: str) -> str:
    """All checks of a disclosure that has very many, relative to its department-year.

    >>> checks_page("budget"), projects_page("final")
    ('checks-budget/index.html', 'projects-final/index.html')
    """
    return f"checks-{checked(SLUG, part, 'part')}/index.html"


def projects_page(part: str) -> str:
    """The same of its projects."""
    return f"projects-{checked(SLUG, part, 'part')}/index.html"


def source_folder(part: str, number: int) -> str:
    """The folder of a source's text, where the pictures of its pages lie, with a / at the end.

    >>> source_folder("budget", 1)
    'source-budget/'
    """
    return source_page(part, number).removesuffix("index.html")


def embed(department_year: str, part: str, what: str) -> str:
    """The page of one figure or picture of a disclosure, for frames of others.

    >>> embed("130606/x/2025/index.html", "budget", "flow")
    'embed/130606/x/2025/budget/flow/index.html'
    """
    of_it = f"{checked(SLUG, part, 'part')}/{checked(SLUG, what, 'part of a page')}"
    return f"{EMBEDS}/{department_year.replace('index.html', f'{of_it}/index.html')}"


def function(code: str) -> str:
    """The page of a functional code."""
    return f"functions/{checked(_CODE, code, 'code')}/index.html"


def economic(code: str) -> str:
    """The page of an economic code, departmental or governmental."""
    return f"economic/{checked(_CODE, code, 'code')}/index.html"


def department_type(slug: str) -> str:
    """The page that sets the same kind of department side by side across places."""
    return f"departments/{checked(SLUG, slug, 'department slug')}/index.html"


def paged(address: str, number: int) -> str:
    """Page `number` of a long listing, which goes on at …/2/, …/3/.

    >>> paged("functions/208/index.html", 1), paged("functions/208/index.html", 3)
    ('functions/208/index.html', 'functions/208/3/index.html')
    """
    return address if number == 1 else address.replace("index.html", f"{number}/index.html")


def feed(number: int) -> str:
    """Part `number` of the feed.

    >>> feed(1), feed(2)
    ('feeds/all.atom.xml', 'feeds/2/all.atom.xml')
    """
    return FEED if number == 1 else FEED.replace("feeds/", f"feeds/{number}/")


def sitemap_part(number: int) -> str:
    """Part `number` of the map of pages, where it has parts.

    >>> sitemap_part(2)
    'sitemap-2.xml'
    """
    return SITEMAP.replace(".xml", f"-{number}.xml")


def engine_file(engine: str, name: str) -> str:
    """A file of what answers SQL in the browser.

    >>> engine_file("sqlite", "sql-wasm.js")
    'explore/engine/sqlite/sql-wasm.js'
    """
    return f"{ENGINES}/{checked(SLUG, engine, 'engine')}/{name}"


def card(page: str) -> str:
    """The picture that other sites show beside a link to a page.

    >>> card("en/130606/x/2025/index.html")
    'en/130606/x/2025/card.png'
    """
    return page.replace("index.html", "card.png")


def term(form: str) -> str:
    """Where the glossary says what a form is for; `form` without budget. or final."""
    return f"{GLOSSARY}#form-{form}"


def is_listed(address: str) -> bool:
    """Whether the sitemap and search engines list a page.

    >>> is_listed("index.html"), is_listed("130606/x/2025/source-budget/7/index.html")
    (True, False)
    """
    is_beside = _PICTURE.fullmatch(address) or address.startswith(f"{EMBEDS}/")
    return address not in UNLISTED and not is_beside


def canonical(address: str) -> str:
    """The address without the file name that servers add.

    >>> canonical("130606/index.html"), canonical("index.html"), canonical("robots.txt")
    ('130606/', '', 'robots.txt')
    """
    return address[: -len("index.html")] if address.endswith("index.html") else address


def absolute(siteurl: str, address: str) -> str:
    """The address from SITEURL, relative to the site's root where there is none."""
    return f"{siteurl.rstrip('/')}/{canonical(address)}" if siteurl else canonical(address)
