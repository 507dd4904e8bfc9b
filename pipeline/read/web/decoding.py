"""A web page's bytes → its text: by byte-order mark, by being UTF-8, as declared, as GB 18030.

What a page declares is often wrong (a UTF-8 page in a GBK template) and one cut character is common,
so the text that is damaged least is taken, and what was damaged is counted.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from pipeline.model.refusal import Refusal
from pipeline.values.private_codes import standard

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,30})""", re.I
)
_DECLARED_WITHIN = 16384
_ENCODINGS = {
    "utf8": "utf-8",
    "utf16": "utf-8",  # a page whose declaration can be read byte by byte is not UTF-16
    "gb2312": "gb18030",
    "gb231280": "gb18030",
    "xgbk": "gb18030",
    "gbk": "gb18030",
    "cp936": "gb18030",
    "ms936": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "windows1252": "cp1252",
}
_MAX_DAMAGE = 0.05
_MAX_CONTROL_SHARE = 0.002


@dataclass(frozen=True, slots=True)
class Decoded:
    """`damaged` counts what stood for no character and is now U+FFFD."""

    text: str
    encoding: str
    damaged: int


def decode(name: str, content: bytes, declared: str = "") -> Decoded:
    """Decode a page; `declared` is what was said of it outside (in the mail part that holds it).

    Raises Refusal for what is no text.
    """
    candidates = list[Decoded]()
    for encoding in _encodings(content, declared):
        candidates.append(_decoded(content, encoding))
        if _fits(candidates[-1]):
            return _checked(name, candidates[-1])
    return _checked(name, min(candidates, key=lambda c: c.damaged))


def _fits(decoded: Decoded) -> bool:
    beyond_ascii = sum(1 for c in decoded.text if c > "\x7f") if decoded.damaged else 0
    return decoded.damaged <= _MAX_DAMAGE * beyond_ascii


def _encodings(content: bytes, declared: str) -> list[str]:
    """What a page may be in, the likeliest first: bytes that are UTF-8 are hardly ever anything else."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return [encoding] if encoding != "utf-8-sig" else [encoding, "gb18030"]
    if guessed := _utf16_without_mark(content):
        return [guessed]
    stated = _DECLARED.search(content[:_DECLARED_WITHIN])
    labels = [declared, stated[1].decode("ascii", "replace") if stated else ""]
    named = [_ENCODINGS.get(re.sub(r"[\W_]", "", label.lower()), "") for label in labels]
    return list(dict.fromkeys(["utf-8", *filter(None, named), "gb18030"]))


def _utf16_without_mark(content: bytes) -> str:
    """The UTF-16 that a page with zero bytes at every second place is in, "" for any other."""
    sample = content[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 8 < len(sample):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _decoded(content: bytes, encoding: str) -> Decoded:
    text = content.decode(encoding, "replace").removeprefix("\ufeff")
    if encoding == "gb18030":  # the codec is that of 2000 and has private codes for some characters
        text = standard(text)
    # A page in UTF-8 may hold U+FFFD itself, left by whatever damaged it before.
    printed = content.count("\ufffd".encode()) if encoding.startswith("utf-8") else 0
    return Decoded(text, encoding, text.count("\ufffd") - printed)


def _checked(name: str, decoded: Decoded) -> Decoded:
    text = decoded.text
    control = sum(text.count(chr(code)) for code in range(32) if chr(code) not in "\t\r\n\f\v")
    if control + decoded.damaged > max(3, len(text) * _MAX_CONTROL_SHARE):
        raise Refusal(
            name,
            f"{control + decoded.damaged:,} bytes that are no text among {len(text):,} characters",
            "open the page in a browser and save it again as UTF-8",
        )
    return decoded
