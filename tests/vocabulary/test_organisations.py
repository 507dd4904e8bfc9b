"""What else people call a kind of department."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from pipeline.vocabulary import load_vocabulary
from pipeline.vocabulary.organisations import Organisation, Organisations


def test_short_names_come_before_former_ones() -> None:
    known = load_vocabulary().organisations
    assert known.also_called("卫生健康委员会")[:2] == ("卫健委", "卫健局")
    assert "人社局" in known.also_called("人力资源和社会保障局")
    assert known.also_called("无此局") == ()


def test_a_name_may_stand_once_only() -> None:
    one = Organisation(names=("水利局",), short=("水务局",))
    with pytest.raises(ValidationError, match="水利局 is listed twice"):
        Organisations(organisations=(one, one))
