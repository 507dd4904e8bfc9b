"""What every template may use to speak one language: the words in the context of a page.

- `_(said)`: text for the body; source text in it is marked with its language;
- `plain(said)`: the same for titles and attributes;
- `spoken(said)`: pieces, where a template shows some of them itself;
- `place_name(text)`, `place_names(text)`, `body_name(text)`: source text; where the page is in English, with
  the name in Latin letters before it (`place_names` takes places written as one name);
- `code_name(text)`: what a class or an item of a classification, or a part of an account, is called, in the
  same way, by its pinyin where there is no English for it; `code_alone(text)`: that alone, nothing in
  Chinese;
- `unit_name(unit)`, `body_with_place(name, own_name, place)`: a unit of money, a body in both languages,
  for `_`;
- `zh(text)`: source text; `chinese`: the attribute for an element that holds nothing else;
- `gettext`: what `{% trans %}` calls;
- `lang`, `prefix` (what begins the addresses of this language's pages), `address` (the page's own,
  without index.html), `versions` (the same page in each language, none where there is one only);
- `policy`, `explore_policy`: what a page, and the page of queries may load
  and run.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from pipeline.website import addresses
from pipeline.website.interface.items import code_in_latin, named_code
from pipeline.website.interface.language import CHINESE, Language, languages
from pipeline.website.interface.latin import (
    named_body,
    named_place,
    named_places,
    named_unit,
    named_with_place,
)
from pipeline.website.interface.phrases import Bilingual
from pipeline.website.interface.policy import EMBED, EXPLORE, PAGE, stated

_CONTENT = (addresses.ABOUT, addresses.METHODS, addresses.GLOSSARY)


@dataclass(frozen=True, slots=True)
class Version:
    """A page in one of the languages; `path` is its file, `canonical` without index.html."""

    lang: str
    name: str
    path: str
    canonical: str
    is_here: bool


def interface(language: Language, address: str, *, is_alone: bool = False) -> dict[str, object]:
    """The context of a page; `address` is that of its Chinese version."""
    versions = () if is_alone else tuple(_version(each, address, language) for each in languages())
    return {
        "_": language.markup,
        "plain": language.text,
        "spoken": language.spoken,
        "zh": language.source,
        "place_name": partial(_named, language, named_place),
        "place_names": partial(_named, language, named_places),
        "body_name": partial(_named, language, named_body),
        "unit_name": named_unit,
        "body_with_place": named_with_place,
        "code_name": partial(_named, language, named_code),
        "code_alone": _unsaid if language.is_source else code_in_latin,
        "chinese": Markup("") if language.is_source else Markup(f' lang="{CHINESE}"'),
        "gettext": language.translate,
        "lang": language.code,
        "prefix": language.prefix,
        "address": addresses.canonical(language.prefix + address),
        "versions": versions,
        "policy": stated(PAGE),
        "embed_policy": stated(EMBED),
        "explore_policy": stated(EXPLORE),
    }


def _named(language: Language, naming: Callable[[str], Bilingual], text: str) -> Markup:
    return language.source(text) if language.is_source else language.markup(naming(text))


def _unsaid(_: str) -> str:
    return ""


def _version(language: Language, address: str, own: Language) -> Version:
    path = language.prefix + address
    return Version(language.code, language.name, path, addresses.canonical(path), language == own)


def own_pages() -> list[str]:
    """The pages of `content/`, which Pelican itself writes, in all languages."""
    return [language.prefix + each for language in languages() for each in _CONTENT]
