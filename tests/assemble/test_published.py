"""What a package is made of: less than what was understood, and the same package."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.assemble.disclosure import build_disclosure
from pipeline.assemble.published import to_publish
from pipeline.model.document import Grid
from pipeline.package import write_package
from pipeline.vocabulary import load_vocabulary
from tests.bench.large_inputs import DISCLOSURE, printed_over


@pytest.mark.parametrize("variant", ["", "pdf-header-once", "xlsx-by-form"])
def test_a_package_needs_no_rows_of_grids(variant: str, tmp_path: Path) -> None:
    """Of formats with pages and without."""
    file = printed_over(variant, 1) if variant else (DISCLOSURE.name, DISCLOSURE.read_bytes())
    made = build_disclosure([file], None, "x.yml", load_vocabulary())
    less = to_publish(made)
    blocks = [b for source in less.sources for each in source.documents for b in each.blocks]
    assert not any(block.rows for block in blocks if isinstance(block, Grid))
    whole = write_package(made, tmp_path / "whole")
    lean = write_package(less, tmp_path / "lean")
    for path in (each for each in whole.rglob("*") if each.is_file()):
        assert (lean / path.relative_to(whole)).read_bytes() == path.read_bytes()
