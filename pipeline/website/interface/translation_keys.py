"""Templates and Python of the website → the texts that every translation must have.

Run by `make translations`: writes each text that is new into `translations/en.po`, without a
translation, and takes out those that are no longer said. The texts are sorted, and nothing else is
noted of them, so that a change of the file is a change of what the site says.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

from pipeline.website.interface.language import ENGLISH, TRANSLATIONS

WEBSITE = Path(__file__).parents[1]
TEMPLATES = WEBSITE.parents[1] / "themes" / "ledger" / "templates"
METHODS = [("**.html", "jinja2.ext:babel_extract"), ("**.xml", "jinja2.ext:babel_extract")]
KEYWORDS = {**DEFAULT_KEYWORDS, "plain": None, "spoken": None}
MARKED = {"phrase": (0, 1), "series": (1, 2)}
"""Function of views → from and to which of its arguments is a text."""

HEADER = """\
# English interface of 明账. The Chinese texts are the keys; `make translations` brings them up to date.
msgid ""
msgstr ""
"Project-Id-Version: mingzhang\\n"
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def keys() -> set[str]:
    """Every text that a template or a view marks for translation."""
    return {*_of_templates(), *_of_views()}


def _of_templates() -> Iterator[str]:
    found = extract_from_dir(TEMPLATES, METHODS, {"**": {"silent": "false"}}, KEYWORDS)
    for _, _, text, _, _ in found:
        yield str(text)


def _of_views() -> Iterator[str]:
    for path in sorted(WEBSITE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                for text in node.args[slice(*MARKED.get(node.func.id, (0, 0)))]:
                    yield from _literals(text, path)


def _literals(node: ast.expr, path: Path) -> Iterator[str]:
    """The text of an argument, both where there is a choice of two; ValueError where none is stated.

    The `.text` of another phrase was found where that was made.
    """
    if isinstance(node, ast.IfExp):
        yield from _literals(node.body, path)
        yield from _literals(node.orelse, path)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif not (isinstance(node, ast.Attribute) and node.attr == "text"):
        raise ValueError(
            f"{path.name} line {node.lineno}: {ast.unparse(node)} is not a text that can be translated;"
            " state the text itself, its fields in braces"
        )


def translations(path: Path) -> dict[str, str]:
    """The translations of a file, by key; "" where there is none yet."""
    with path.open("rb") as file:
        catalogue = read_po(file, abort_invalid=True)
    return {str(each.id): str(each.string) for each in catalogue if each.id}


def written(translated: dict[str, str]) -> bytes:
    """The file of the translations."""
    catalogue = Catalog()
    for key, text in translated.items():
        catalogue.add(key, text)
    body = BytesIO()
    write_po(body, catalogue, width=0, no_location=True, omit_header=True, sort_output=True)
    return HEADER.encode() + body.getvalue()


def main() -> int:
    """Brings `en.po` up to date and says what is to be translated."""
    path = TRANSLATIONS / f"{ENGLISH}.po"
    known = translations(path)
    translated = {key: known.get(key, "") for key in keys()}
    path.write_bytes(written(translated))
    missing = sorted(key for key, text in translated.items() if not text)
    gone = len(known.keys() - translated.keys())
    print(f"{path}: {len(translated)} texts, {len(missing)} to translate, {gone} taken out")
    for key in missing:
        print(f"  {key}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
