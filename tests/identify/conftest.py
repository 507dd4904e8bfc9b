from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.identify import identify
from pipeline.model.identity import Identity
from pipeline.model.sidecar import Sidecar
from tests.support import VOCABULARY, printed, read

Identified = Callable[..., Identity]


@pytest.fixture
def identified() -> Identified:
    """The identity of one text (or several, as the files of one disclosure); keywords are the sidecar's."""

    def run(*texts: str, **sidecar: Any) -> Identity:
        documents = [read(printed(text), f"{number}.txt") for number, text in enumerate(texts, 1)]
        return identify(documents, Sidecar(**sidecar), VOCABULARY, "1.yml")

    return run
