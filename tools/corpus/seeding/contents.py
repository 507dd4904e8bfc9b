"""Errors of the contents page: an entry that the text lacks, worded otherwise, or left out."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from tools.corpus.document import Contents, Heading, Node
from tools.corpus.make import Made
from tools.corpus.seeding.error import Planted, seeder

_OTHERS = (
    ("收入", "支出"),
    ("支出", "收入"),
    ("一般公共预算", "政府性基金预算"),
    ("机关运行经费", "会议费"),
    ("政府采购", "政府购买服务"),
    ("国有资产", "债务"),
)
_MORE = (
    ("重点项目预算绩效目标情况", "绩效目标"),
    ("预决算公开联系方式", "联系方式"),
    ("债务收支情况说明", "债务"),
    ("上级转移支付情况", "转移支付"),
)
"""Sections that no disclosure has, and the words by which a heading or a table might be one of them."""


def _entries(made: Made) -> list[Heading]:
    """The entries of the second level."""
    pages = [block for block in made.document.blocks if isinstance(block, Contents)]
    return [entry for page in pages for entry in page.entries if entry.level == 2]


@seeder("contents_other", "an entry of the contents page is of something else than its heading")
def contents_other(random: Random, made: Made) -> Planted | None:
    texts = {entry.text for entry in _entries(made)}
    found = []
    for entry in _entries(made):
        for was, now in _OTHERS:
            other = entry.text.replace(was, now, 1)
            bare = re.sub("^[一二三四五六七八九十]+、", "", other)
            if was in entry.text and now not in entry.text and not any(bare in t for t in texts):
                found.append((entry, other))
    if not found:
        return None
    entry, text = random.choice(found)
    edits: dict[str, tuple[Node, ...]] = {entry.id: (replace(entry, text=text),)}
    words = tuple(re.sub("^[一二三四五六七八九十]+、", "", each) for each in (entry.text, text))
    return Planted(entry.text, text, edits, (entry.id,), visible=True, words=words)


@seeder("contents_more", "an entry of the contents page that the text lacks")
def contents_more(random: Random, made: Made) -> Planted | None:
    """Behind the last entry of a part, under the next number."""
    entries = _entries(made)
    pages = [block for block in made.document.blocks if isinstance(block, Contents)]
    last = [
        entry
        for page in pages
        for entry, after in zip(page.entries, [*page.entries[1:], None], strict=True)
        if entry.level == 2 and (after is None or after.level == 1)
    ]
    numbers = "一二三四五六七八九十"
    found = [e for e in last if e in entries and e.text[0] in numbers and e.text[1] == "、"]
    found = [entry for entry in found if entry.text[0] != "十"]
    if not found:
        return None
    entry, (words, about) = random.choice(found), random.choice(_MORE)
    number = numbers[numbers.index(entry.text[0]) + 1]
    more = Heading(f"{entry.id} more", 2, f"{number}、{words}")
    edits: dict[str, tuple[Node, ...]] = {entry.id: (entry, more)}
    headings = [block.text for block in made.document.blocks if isinstance(block, Heading)]
    titles = [table.title for table in made.document.tables()]
    # 项目支出绩效目标表 may be what 重点项目预算绩效目标情况 stands for
    visible = not any(about in text for text in (*headings, *titles))
    return Planted("", more.text, edits, (more.id,), visible=visible, words=(words,))
