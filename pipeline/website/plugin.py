"""What Pelican loads (`publishconf.py`). Hooks of Pelican that are used, all of them:

- `get_generators` (signal): adds `generator.LedgerGenerator`, which has the two methods that Pelican
  calls on every generator, `generate_context` (reads the packages) and `generate_output` (writes);
- `page_generator_write_page` (signal): gives a page of `content/` the words of its language;
- `finalized` (signal): when all is written, Pelican's own pages too, the manifest of the site, unless
  it is told that more comes (the setting MANIFEST).

Pelican's own page machinery writes `content/` (about, methods, glossary) with `page.html`; articles,
feeds and direct templates are switched off in `publishconf.py`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican.plugins import signals

from pipeline.website.generator import LedgerGenerator
from pipeline.website.interface.context import interface
from pipeline.website.interface.language import languages
from pipeline.website.output import write_manifest


def _generator(pelican: object) -> type[LedgerGenerator]:
    return LedgerGenerator


def _speak(generator: Any, content: Any) -> None:
    """Sets the language of the page that is written next; it stands at `<slug>/` in each of them."""
    language = next((each for each in languages() if content.lang == each.code), languages()[0])
    generator.context.update(interface(language, f"{content.slug}/index.html"))


def _vouch(pelican: Any) -> None:
    settings = pelican.settings
    if settings["MANIFEST"]:
        cache = Path(settings["CACHE"]) if settings["CACHE"] else None
        write_manifest(Path(settings["OUTPUT_PATH"]), cache=cache)


def register() -> None:
    """Called by Pelican once, when it loads the plugin."""
    signals.get_generators.connect(_generator)
    signals.page_generator_write_page.connect(_speak)
    signals.finalized.connect(_vouch)
