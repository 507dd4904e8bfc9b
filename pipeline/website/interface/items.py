"""Names of the classifications of the budget → the same in English, with the Chinese beside it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from pipeline.vocabulary.files import read_spec
from pipeline.vocabulary.spec import Spec
from pipeline.website.interface.latin import beside, romanized
from pipeline.website.interface.phrases import Bilingual

_FILE = Path(__file__).with_name("items.yml")
_EXPENDITURE, _OTHER = "支出", "其他"


class Items(Spec):
    """The whole file."""

    functions: dict[str, str]
    expenditures: dict[str, str]
    incomes: dict[str, str]
    items: dict[str, str]


@cache
def _items() -> Items:
    return read_spec(Items, _FILE)


def named_function(name: str) -> Bilingual | str:
    """A class of the functional classification; any other name is source text.

    >>> named_function("卫生健康支出").english
    'Health care 卫生健康'
    >>> named_function("行政运行")
    '行政运行'
    """
    name = name.removesuffix(_EXPENDITURE)
    english = _items().functions.get(name)
    return beside(name, english) if english else name


@lru_cache(maxsize=8192)
def code_in_english(name: str) -> str:
    """The English of a class or an item of a classification, of a kind of expenditure, of where money comes
    from or of what is left, "" for any other. Blanks that spread a name over its cell say nothing.

    >>> code_in_english("卫生健康支出"), code_in_english("工资福利支出"), code_in_english("办公费")
    ('Health care', 'Wages and benefits', 'Office expenses')
    >>> code_in_english("其他交通费用"), code_in_english("其他支出"), code_in_english("海铁联运")
    ('Other: Transport expenses', 'Other', '')
    >>> code_in_english("事 业 收 入"), code_in_english("上年结转")
    ('Service income', 'Carried over from last year')
    >>> code_in_english("其他" * 2000 + "支出")  # as a source may print it
    ''
    """
    name = re.sub(r"\s", "", name)
    if english := _listed(name):
        return english
    of_what = _listed(name.removeprefix(_OTHER)) if name.startswith(_OTHER) else ""
    return f"Other: {of_what}" if of_what else ""


def _listed(name: str) -> str:
    known, short = _items(), name.removesuffix(_EXPENDITURE)
    of_account = known.expenditures.get(name) or known.incomes.get(name)
    of_items = known.items.get(name) or known.items.get(short)
    return known.functions.get(short) or of_account or of_items or ""


def code_in_latin(name: str) -> str:
    """The English of a name, else its pinyin.

    >>> code_in_latin("行政运行"), code_in_latin("海铁联运")
    ('Operation of government bodies', 'Hai tie lian yun')
    """
    return code_in_english(name) or romanized(name)


def named_code(name: str) -> Bilingual:
    """The name in both languages; English has the Chinese behind it."""
    return beside(name, code_in_latin(name))
