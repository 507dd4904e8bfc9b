"""What a sentence is held against does not grow with the text before it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.memory import Memory
from tests.extract.claims_support import claims

BACKWARDS = Memory.backwards
SENTENCE = (
    "支出预算{n}.00万元，比上年增加5.00万元，增长5%，"
    "主要原因是基本支出增加9.00万元，项目支出减少4.00万元。"
)


def test_drafts_looked_at_grow_with_the_text_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = 0

    def counted(memory: Memory) -> Iterator[Draft]:
        nonlocal seen
        for draft in BACKWARDS(memory):
            seen += 1
            yield draft

    def looked_at(sentences: int) -> int:
        nonlocal seen
        seen = 0
        assert claims("".join(SENTENCE.format(n=100 + n) for n in range(sentences)))
        return seen

    monkeypatch.setattr(Memory, "backwards", counted)
    monkeypatch.setattr(Memory, "here", lambda memory: pytest.fail("all drafts are looked at"))
    assert 0 < looked_at(80) < looked_at(40) * 2.2
