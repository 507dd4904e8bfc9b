"""The explanation and the tables of one disclosure: alone, and put together."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from pipeline.assemble import build, build_disclosure
from pipeline.model.refusal import Refusal
from tests.assemble.test_addresses import TABLE
from tests.support import VOCABULARY

SAMPLES = os.environ.get("MINGZHANG_SAMPLES", "")
SENTENCE = "本部门认真贯彻有关法律法规和方针政策，组织实施各项工作任务，完成交办的其他事项。"
TEXT = f"中共岱山县委宣传部2022年度部门预算\n\n目 录\n\n一、职责\n\n一、职责\n\n{SENTENCE}\n" + (
    f"\n{SENTENCE}\n" * 3
)
TABLES = TABLE.replace("单位：万元", "部门：中国共产党岱山县委员会宣传部 单位：万元")
PACKAGE = "330921-zhonggongweixuanchuanbu-2022-budget"


def disclosure(*files: tuple[str, bytes]):  # type: ignore[no-untyped-def]
    return build_disclosure(files, None, "disclosure.yml", VOCABULARY)


def checks_failed(found) -> set[str]:  # type: ignore[no-untyped-def]
    return {f.check for f in found.findings if f.outcome == "fail"}


def test_an_explanation_alone_is_refused_as_one() -> None:
    with pytest.raises(Refusal) as raised:
        disclosure(("说明.txt", TEXT.encode()))
    assert "only the explanation（文字说明）" in raised.value.seen
    assert "disclosure.yml" in raised.value.way_out
    assert raised.value.explains == PACKAGE


def test_tables_alone_are_published_with_a_finding_that_says_so() -> None:
    found = disclosure(("表.txt", TABLES.encode()))
    assert found.name == PACKAGE
    assert "form.explanation" in checks_failed(found)


@pytest.mark.parametrize("order", [1, -1])
def test_both_in_one_folder_are_one_disclosure(order: int) -> None:
    files = [("表.txt", TABLES.encode()), ("说明.txt", TEXT.encode())][::order]
    found = disclosure(*files)
    assert found.name == PACKAGE
    assert found.amounts
    assert "form.explanation" not in checks_failed(found)


def test_both_in_one_zip_are_one_disclosure() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("a.txt", TEXT)
        archive.writestr("b.txt", TABLES)
    found = disclosure(("公开.zip", content.getvalue()))
    assert found.name == PACKAGE
    assert "form.explanation" not in checks_failed(found)


def test_the_run_that_has_the_tables_names_their_file(tmp_path: Path) -> None:
    folder = tmp_path / "来源"
    folder.mkdir()
    (folder / "表.txt").write_text(TABLES, encoding="utf-8")
    (folder / "说明.txt").write_text(TEXT, encoding="utf-8")
    for _ in range(2):  # built, then unchanged
        (aside,) = build([folder], tmp_path / "packages", 1).set_aside
        assert aside.label == "说明.txt"
        assert aside.reason.endswith("its tables are in 表.txt")


@pytest.mark.skipif(not SAMPLES, reason="MINGZHANG_SAMPLES names no folder of samples")
@pytest.mark.parametrize("year", [2017, 2018, 2019])
def test_a_printed_pair_is_one_disclosure(year: int) -> None:
    found = sorted(Path(SAMPLES).rglob(f"*委办公厅{year}*.pdf"))
    if len(found) != 2:
        pytest.skip("the samples lack this pair")
    pair = disclosure(*((path.name, path.read_bytes()) for path in found))
    assert (pair.identity.fiscal_year, pair.identity.kind) == (year, "budget")
    assert len(pair.tables) >= 12
    assert "form.explanation" not in checks_failed(pair)
