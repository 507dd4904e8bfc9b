"""Pelican's settings: python -m pelican content -s publishconf.py -o output --fatal=warnings

Called so, Pelican writes into the folder that it is given, page by page; `make publish` lets it write
beside the site and switches when the whole is there. No build changes the packages while it reads.

PACKAGES (folder of the data packages), VERSIONS (the store of versions, none where it is not set) and
SITEURL come from the environment. Whatever SITEURL is,
links on the pages are relative; it serves only canonical addresses, the feed and the sitemap. WORKERS
is how many processes make pages (all cores where it is not set); in CACHE they keep what they worked
out of a package, for the next run. SCHEDULER is the address of a Dask cluster that makes them instead,
PATIENCE how many seconds it may be without a worker.
EXPLORE is the folder with what `make explore` fetched.
"""

import atexit
import gc
import hashlib
import os
import sys
from contextlib import ExitStack
from pathlib import Path

ROOT = Path(__file__).parent
sys.path.insert(0, str(ROOT))

gc.disable()  # what is made as modules are loaded stays: to look for cycles in it takes time

from pipeline.folders import Held, held_for_reading  # noqa: E402
from pipeline.website import plugin  # noqa: E402
from pipeline.website.published.population import (  # noqa: E402
    PopulationError,
    named_file,
    read_populations,
)

gc.freeze()
gc.enable()


def _cache_of(packages: str) -> Path:
    """A folder for each folder of packages, beside neither them nor the site."""
    return (
        ROOT
        / ".cache"
        / "site"
        / hashlib.sha256(str(Path(packages).resolve()).encode()).hexdigest()[:16]
    )


PACKAGES = os.environ.get("PACKAGES") or "data/packages"
if "MINGZHANG_HOLDS_PACKAGES" not in os.environ and Path(PACKAGES).is_dir():
    if (Path(PACKAGES) / ".switching").exists():
        sys.exit(f"{PACKAGES}: a build was broken off in it; run the build again before the site")
    _reading = ExitStack()
    atexit.register(_reading.close)
    try:
        _reading.enter_context(held_for_reading(Path(PACKAGES)))
    except Held as error:
        print(error, file=sys.stderr)
        sys.exit(3)
SITEURL = (os.environ.get("SITEURL") or "").rstrip("/")
ADDRESS = SITEURL
VERSIONS = os.environ.get("VERSIONS") or ""

MANIFEST = "MINGZHANG_HOLDS_PACKAGES" not in os.environ  # else what asked for the site writes it
WORKERS = int(os.environ.get("WORKERS") or 0)
SCHEDULER = os.environ.get("SCHEDULER") or ""
PATIENCE = float(os.environ.get("PATIENCE") or 300)
EXPLORE = os.environ.get("EXPLORE") or str(ROOT / ".cache" / "explore" / "node_modules")
# Pages of PDFs that carry a table or a finding as pictures: 20 to 45 kB a page. 0 leaves them out.
SOURCE_PICTURES = os.environ.get("SOURCE_PICTURES", "1") != "0"
# Where readers tell that a figure is wrong: mailto:somebody@example.org, or the address of a form that takes
# title= and body= (https://…/issues/new). Each table and finding then has a prepared report. Empty: none.
REPORT = os.environ.get("REPORT") or ""
# How many people live in each place, by year, with the source: for figures per head. It may be missing.
try:
    POPULATIONS = read_populations(named_file(ROOT))
except PopulationError as error:
    print(error, file=sys.stderr)
    sys.exit(2)
CACHE = os.environ.get("CACHE") or str(_cache_of(PACKAGES))

SITENAME = "明账"
DEFAULT_LANG = "zh_cn"
TIMEZONE = "UTC"
LOCALE = ["C"]

PATH = "content"
PAGE_PATHS = [""]
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
PAGE_LANG_URL = "{lang}/{slug}/"
PAGE_LANG_SAVE_AS = "{lang}/{slug}/index.html"
ARTICLE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []

THEME = str(ROOT / "themes" / "ledger")
THEME_STATIC_DIR = "theme"
PLUGINS = [plugin]
JINJA_ENVIRONMENT = {
    "trim_blocks": True,
    "lstrip_blocks": True,
    "autoescape": True,
    "extensions": ["jinja2.ext.i18n"],
}
RELATIVE_URLS = True
DELETE_OUTPUT_DIRECTORY = False

# Nothing of Pelican's own but the pages of content/.
DIRECT_TEMPLATES: list[str] = []
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
TRANSLATION_FEED_ATOM = None
AUTHOR_SAVE_AS = ""
CATEGORY_SAVE_AS = ""
TAG_SAVE_AS = ""
