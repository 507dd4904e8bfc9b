"""Packages and catalogue on disk → the static site. A Pelican plugin; see `publishconf.py`.

Hooks of Pelican that are used, all of them:

- `get_generators` (signal): adds `generator.LedgerGenerator`, which has the two methods that Pelican
  calls on every generator, `generate_context` (reads the packages) and `generate_output` (writes).

Pelican's own page machinery writes `content/` (about, methods, glossary) with `page.html`; articles,
feeds and direct templates are switched off in `publishconf.py`.

From here on down: `shelf` reads, `pages` says which pages there are, one module for each kind of page
makes its view (frozen, everything formatted), the templates of `themes/ledger` only loop over it.
`addresses` makes every address.
"""

from __future__ import annotations

from pelican.plugins import signals

from pipeline.website.generator import LedgerGenerator


def _generator(pelican: object) -> type[LedgerGenerator]:
    return LedgerGenerator


def register() -> None:
    """Called by Pelican once, when it loads the plugin."""
    signals.get_generators.connect(_generator)
