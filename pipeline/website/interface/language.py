"""The languages of the interface: a phrase → its text in one of them.

Chinese is the language of the sources and of the keys; `translations/en.po` has the English. Source
text stays Chinese in every language and is marked as such (`lang`) where the page is not Chinese.
"""

from __future__ import annotations

import gettext
import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from string import Formatter

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from markupsafe import Markup

from pipeline.website.interface.escape import escape, escaped
from pipeline.website.interface.phrases import Bilingual, Phrase, Said, Series

CHINESE = "zh-CN"
ENGLISH = "en"
TRANSLATIONS = Path(__file__).parent / "translations"

_SIGN = "\u2e80-\u9fff\uf900-\ufaff\uff01-\uff65\u3000-\u303f\U00020000-\U0003ffff"
_HAN = re.compile(f"[{_SIGN}]")
_QUOTED = re.compile(f"([{_SIGN}](?:[{_SIGN}0-9A-Za-z.%“”‘’]*[{_SIGN}])?)")


@dataclass(frozen=True, slots=True)
class Language:
    """One language of the interface.

    `prefix` begins the addresses of its pages; `name` is what it calls itself.
    """

    code: str
    prefix: str
    name: str
    translate: Callable[[str], str]

    @property
    def is_source(self) -> bool:
        """Whether it is the language of the sources."""
        return self.code == CHINESE

    def text(self, said: Said | str, **fields: object) -> str:
        """Plain text, for titles and attributes; a str is a text of ours and is translated."""
        return "".join(str(each) for each in self._pieces(_phrase(said, fields)))

    def markup(self, said: Said | str, **fields: object) -> Markup:
        """The same for the body of a page: source text in it is marked with its language."""
        if isinstance(said, str) and not fields:
            return _constant(self, said)
        return Markup(self._html(_phrase(said, fields)))

    def spoken(self, said: Said | str, **fields: object) -> Iterator[object]:
        """The pieces for a template: `Markup` for text, else what only the template can show."""
        for is_text, run in groupby(self._pieces(_phrase(said, fields)), _is_text):
            if is_text:
                yield Markup("".join(map(self._html, run)))
            else:
                yield from run

    def source(self, text: str) -> Markup:
        """Source text, marked where the page around it is in another language."""
        return Markup(self._source(text))

    def _source(self, text: str) -> str:
        if self.is_source or not _HAN.search(text):
            return escaped(text)
        return f'<span lang="{CHINESE}">{escaped(text)}</span>'

    def _html(self, said: object) -> str:
        """HTML of a piece, or of what is made of pieces."""
        if isinstance(said, _Own):
            return escaped(str(said))
        if isinstance(said, Phrase):
            return "".join(
                literal + (self._html(said.fields[name]) if name is not None else "")
                for literal, name in _parts(self, said.text)
            )
        if isinstance(said, str | int):
            return self._source(str(said))
        if isinstance(said, Bilingual | Series):
            return "".join(map(self._html, self._pieces(said)))
        return str(escape(said))

    def _pieces(self, said: object) -> Iterator[object]:
        if isinstance(said, Bilingual):
            yield from self._stated(said)
        elif isinstance(said, Series):
            for index, each in enumerate(said.items):
                if index:
                    yield _Own(self.translate(said.separator))
                yield from self._pieces(each)
        elif isinstance(said, Phrase):
            for literal, name in _literals(self, said.text):
                if literal:
                    yield _Own(literal)
                if name is not None:
                    yield from self._pieces(said.fields[name])
        else:
            yield said

    def _stated(self, said: Bilingual) -> Iterator[object]:
        """In English, what it quotes from the source, or all of it, is source text."""
        if self.is_source:
            yield _Own(said.chinese)
        elif not said.english:
            yield said.chinese
        else:
            for index, run in enumerate(_QUOTED.split(said.english)):
                if run:
                    yield run if index % 2 else _Own(run)


@cache
def _constant(language: Language, text: str) -> Markup:
    """A text without fields: the templates say the same few hundred again and again."""
    return Markup("").join(map(escape, language.spoken(text)))


@cache
def _literals(language: Language, text: str) -> tuple[tuple[str, str | None], ...]:
    """A text of ours in the language: what stands before each field, and the field's name."""
    parsed = Formatter().parse(language.translate(text))
    return tuple((literal, name) for literal, name, _, _ in parsed)


@cache
def _parts(language: Language, text: str) -> tuple[tuple[str, str | None], ...]:
    """The same as HTML."""
    return tuple((escaped(literal), name) for literal, name in _literals(language, text))


def _is_text(piece: object) -> bool:
    return isinstance(piece, str | int)


class _Own(str):
    """A run of our own words, in the language of the page."""

    __slots__ = ()


def _phrase(said: Said | str, fields: Mapping[str, object]) -> Said:
    return Phrase(said, fields) if isinstance(said, str) else said


@cache
def languages() -> tuple[Language, ...]:
    """All languages of the interface, that of the sources first."""
    return (
        Language(CHINESE, "", "中文", str),
        Language(ENGLISH, f"{ENGLISH}/", "English", _translate(ENGLISH)),
    )


def in_chinese(said: Said | str) -> str:
    """What files and the search index say, which stand once; a str is source text."""
    return said if isinstance(said, str) else languages()[0].text(said)


def _translate(code: str) -> Callable[[str], str]:
    """The translations as gettext reads them; nothing is compiled on disk."""
    with (TRANSLATIONS / f"{code}.po").open("rb") as file:
        catalogue = read_po(file, locale=code, abort_invalid=True)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    known = gettext.GNUTranslations(compiled).gettext
    return lambda text: known(text) if text else ""
