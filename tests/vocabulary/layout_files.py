"""Layout files written into a folder for one test."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from textwrap import dedent

from pipeline.vocabulary import Vocabulary, load_vocabulary


def layout_file(folder: Path, content: str, name: str = "daishan") -> Path:
    """A layout with its first lines written for it."""
    path = folder / f"{name}.yml"
    head = f"name: {name}\ntitle_zh: 岱山县\nsource: 岱山县水利局\n"
    path.write_text(head + dedent(content), encoding="utf-8")
    return path


def with_layouts(paths: Iterable[Path]) -> Vocabulary:
    return load_vocabulary(layouts=tuple(paths))


def with_layout(folder: Path, content: str) -> Vocabulary:
    return with_layouts([layout_file(folder, content)])
