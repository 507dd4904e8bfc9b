"""Chinese names of places and bodies → the same in Latin letters, with the Chinese beside it.

Places have their official English spellings where `latin.yml` has them, else pinyin. Bodies have the
English name of their kind (`specs/department_kinds.yml`), else that of their words (`body_words.yml`), else
pinyin, syllable by syllable as libraries catalogue Chinese names (ALA-LC). What is made of a name is for
reading: the Chinese is what the disclosure prints, and stands beside it everywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from pypinyin import lazy_pinyin

from pipeline.vocabulary import load_vocabulary
from pipeline.vocabulary.files import read_spec
from pipeline.vocabulary.spec import Spec
from pipeline.website.interface.body_words import in_words
from pipeline.website.interface.phrases import Bilingual

_SIGNS = str.maketrans({"、": ",", "《": "", "》": "", "。": "."})
_PLACE = re.compile("^(?:[^省市区县]{2,7}[省市区县])+")
_NESTED = re.compile(".{2,}?(?:自治[区州县旗]|[省市盟旗县区]|地区|$)")
_OWN_OFFICE = "本级"
_UNDER = re.compile("[^（(]{2,12}?(?:局|厅|委员会|委)(?=.{3})")
_FILE = Path(__file__).with_name("latin.yml")


class Latin(Spec):
    """The whole file."""

    names: dict[str, str]
    endings: dict[str, str]
    readings: dict[str, str]
    nationalities: dict[str, str]


@cache
def _latin() -> Latin:
    return read_spec(Latin, _FILE)


@cache
def place_in_latin(name: str) -> str:
    """A place's name, "" for none.

    >>> place_in_latin("涞源县"), place_in_latin("西安市"), place_in_latin("陕西省")
    ('Laiyuan County', "Xi'an City", 'Shaanxi Province')
    >>> place_in_latin("恩施土家族苗族自治州")
    'Enshi Tujia and Miao Autonomous Prefecture'
    >>> place_in_latin("漯河市"), place_in_latin("碑林区"), place_in_latin("管城回族区")
    ('Luohe City', 'Beilin District', 'Guancheng Hui District')
    """
    spec = _latin()
    if name in spec.names or not name:
        return spec.names.get(name, "")
    ending = next((each for each in spec.endings if name.endswith(each) and name != each), "")
    own, nationalities = name.removesuffix(ending), list[str]()
    if ending.startswith("自治") or own.endswith("族"):
        own, nationalities = _without_nationalities(own, spec.nationalities)
    words = (
        _joined(syllables(name)[: len(own)]),
        " and ".join(nationalities),
        spec.endings.get(ending, ""),
    )
    return " ".join(each for each in words if each)


def _without_nationalities(name: str, known: dict[str, str]) -> tuple[str, list[str]]:
    found: list[str] = []
    while last := next((each for each in known if name.endswith(each) and name != each), ""):
        name = name.removesuffix(last)
        found.insert(0, known[last])
    return name, found


def _joined(told: Sequence[str]) -> str:
    """Pinyin in one word, with an apostrophe before a syllable that could be read into the one before.

    >>> _joined(syllables("延安")), _joined(syllables("吕梁"))
    ("Yan'an", 'Lüliang')
    """
    parted = ("'" + each if each[:1] in "aoe" else each for _, each in pairwise(told))
    return "".join((*told[:1], *parted)).capitalize()


@cache
def syllables(text: str) -> tuple[str, ...]:
    """Pinyin without tones, one for each character (what is none stays whole); places as called.

    >>> syllables("珲春市教育局"), syllables("单县"), syllables("单位")
    (('hun', 'chun', 'shi', 'jiao', 'yu', 'ju'), ('shan', 'xian'), ('dan', 'wei'))
    """
    readings, told, at = _latin().readings, list[str](), 0
    for found in _named_in_readings().finditer(text):
        told += lazy_pinyin(text[at : found.start()], v_to_u=True)
        told += readings[found[0]].split()
        at = found.end()
    return (*told, *lazy_pinyin(text[at:], v_to_u=True))


@cache
def _named_in_readings() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_latin().readings, key=len, reverse=True))))


@cache
def romanized(name: str) -> str:
    """Pinyin, syllable by syllable.

    >>> romanized("行政运行"), romanized("因公出国（境）费用")
    ('Xing zheng yun xing', 'Yin gong chu guo (jing) fei yong')
    """
    text = unicodedata.normalize("NFKC", name).translate(_SIGNS)
    return re.sub(r" ([,)])|(\() ", r"\1\2", " ".join(syllables(text))).capitalize()


@cache
def body_in_latin(name: str) -> str:
    """What kind of body it is, else its name word by word, else in pinyin; `name` is without its place.

    >>> body_in_latin("医疗保障局"), body_in_latin("西南大学"), body_in_latin("灵山论坛")
    ('Healthcare security', 'Southwest University', 'Ling shan lun tan')
    >>> body_in_latin("深圳市民政局（本级）"), body_in_latin("福州市公安局交通管理支队")
    ('Civil affairs (own office)', 'Public security: Traffic Management Detachment')
    """
    kinds, own = load_vocabulary().department_kinds, _PLACE.sub("", name)
    found = kinds.of(name) or kinds.of(own)
    if found and not found.kind.endings:
        return found.kind.name_en + (" (own office)" if _OWN_OFFICE in name else "")
    return _word_by_word(own) or romanized(name)


def _word_by_word(name: str) -> str:
    """The English of a name whose words are all known, "" for any other."""
    above = _UNDER.match(name)
    kind = load_vocabulary().department_kinds.of(above[0]) if above else None
    told = in_words(name.removeprefix(above[0]) if above and kind else name)
    if not told:
        return ""
    proper, rest = told
    words = f"{_joined(syllables(proper))} {rest}".strip()
    return f"{kind.kind.name_en}: {words}" if kind else words


def named_place(name: str) -> Bilingual:
    """The name in both languages; English has the Chinese behind it."""
    return beside(name, place_in_latin(name))


def named_places(names: str) -> Bilingual:
    """Places of which each lies in the one before, written as one name.

    >>> named_places("山东省烟台市").english, named_places("重庆市").english
    ('Shandong Province, Yantai City 山东省烟台市', 'Chongqing 重庆市')
    >>> named_places("内蒙古自治区呼和浩特市回民区").english
    'Inner Mongolia, Hohhot City, Huimin District 内蒙古自治区呼和浩特市回民区'
    """
    return beside(names, ", ".join(place_in_latin(each) for each in _NESTED.findall(names)))


def named_body(name: str) -> Bilingual:
    """The same of a body."""
    return beside(name, body_in_latin(name) if name else "")


_UNITS = {
    "元": "yuan",
    "千元": "1,000 yuan",
    "万元": "10,000 yuan",
    "百万元": "million yuan",
    "亿元": "100 million yuan",
}


def named_unit(unit: str) -> Bilingual:
    """A unit of money, which no other language counts in.

    >>> named_unit("万元").english
    '10,000 yuan (万元)'
    """
    return Bilingual(unit, f"{_UNITS[unit]} ({unit})" if unit in _UNITS else unit)


def named_with_place(name: str, own_name: str, place: str) -> Bilingual:
    """A body by its full name, which has its place or not; "" where its place is said beside it."""
    parts = (place_in_latin(place) if place else "", body_in_latin(own_name))
    return beside(name, " · ".join(filter(None, parts)))


def beside(chinese: str, latin: str) -> Bilingual:
    """What is said in both languages: English has the Chinese behind it."""
    return Bilingual(chinese, f"{latin} {chinese}".strip())
