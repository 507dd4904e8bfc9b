"""What functions of words and a part of the specs have made is kept with that part."""

from __future__ import annotations

from pipeline.vocabulary.spec import Spec, kept_by_text


class _Ending(Spec):
    ending: str


_asked: list[tuple[str, str, bool]] = []


@kept_by_text
def _ends(text: str, spec: _Ending, is_less: bool) -> str | None:
    _asked.append((text, spec.ending, is_less))
    if not text.endswith(spec.ending):
        return None
    return text.removesuffix(spec.ending) if is_less else text


def test_it_is_asked_once_for_each_text_part_and_way() -> None:
    money, costs = _Ending(ending="支出"), _Ending(ending="费")
    _asked.clear()
    for _ in range(2):
        assert _ends("项目支出", money, True) == "项目"
        assert _ends("项目支出", money, False) == "项目支出"
        assert _ends("项目支出", costs, True) is None
    assert len(_asked) == 3


def test_what_is_long_is_not_kept() -> None:
    spec, text = _Ending(ending="支出"), "很" * 200 + "支出"
    _asked.clear()
    assert [_ends(text, spec, False) for _ in range(2)] == [text, text]
    assert len(_asked) == 2
