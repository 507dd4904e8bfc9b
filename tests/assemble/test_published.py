"""What a package is made of: less than what was understood, and the same package."""

from __future__ import annotations

from pathlib import Path

from pipeline.assemble.disclosure import build_disclosure
from pipeline.assemble.published import to_publish
from pipeline.package import write_package
from pipeline.vocabulary import load_vocabulary

SOURCE = Path(__file__).resolve().parents[2] / "data/disclosures/涞源县医疗保障局2023年部门预算.txt"


def test_a_package_needs_neither_blocks_nor_the_cells_of_findings(tmp_path: Path) -> None:
    files = [(SOURCE.name, SOURCE.read_bytes())]
    made = build_disclosure(files, None, "x.yml", load_vocabulary())
    less = to_publish(made)
    documents = [document for source in less.sources for document in source.documents]
    assert any(finding.cells for finding in made.findings)
    assert not any(finding.cells for finding in less.findings)
    assert not any(document.blocks for document in documents)
    whole = write_package(made, tmp_path / "whole")
    lean = write_package(less, tmp_path / "lean")
    for path in (each for each in whole.rglob("*") if each.is_file()):
        assert (lean / path.relative_to(whole)).read_bytes() == path.read_bytes()
