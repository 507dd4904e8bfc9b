"""What a person types: exit codes and what is printed."""

from __future__ import annotations

import csv
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.commands import OWN_FAULT, main
from tests.conftest import DISCLOSURES, ROOT

ZHANYI = DISCLOSURES / "曲靖市沾益区医疗保障局2023年部门决算.txt"


def test_build_ends_with_0_and_says_what_was_built(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", str(ZHANYI), "--packages", str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("Built 1, unchanged 0, set aside 0")
    assert "530303-yiliaobaozhangju-2023-final" in printed
    sampled = r"frictionless \S+: [12] data packages sampled \(500 rows of each table\), no problem"
    assert re.search(sampled, printed)


def test_a_sample_is_not_asked_for_again_of_a_few_packages_of_the_same_program(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "sources" / ZHANYI.name
    source.parent.mkdir()
    source.write_bytes(ZHANYI.read_bytes())
    build = ["build", str(source.parent), "--packages", str(tmp_path / "p")]
    sampled = []
    for change in (b"", b"\n", b"\n\n"):
        source.write_bytes(ZHANYI.read_bytes() + change)
        if len(sampled) == 2:  # another program, or none that is known
            (tmp_path / "p" / ".status.json").unlink()
        assert main(build) == 0
        printed = capsys.readouterr().out
        assert printed.startswith("Built 1,")
        sampled.append("frictionless" in printed)
    assert sampled == [True, False, True]


def test_build_counts_failed_checks_as_the_pages_do_without_notes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "说明.txt").write_text(
        "2023年岱山县水利局部门决算\n\n一、基本情况\n\n本局负责全县水利工作，，承担防汛工作。\n\n"
        "支出决算表\n\n单位：万元\n\n科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\n\n"
        "213\t农林水支出\t80.00\t60.00\t21.00\n\n\t合计\t80.00\t60.00\t20.00\n",
        encoding="utf-8",
    )
    assert main(["build", str(tmp_path), "--packages", str(tmp_path / "p")]) == 0
    said = re.search(r"(\d+) checks failed", capsys.readouterr().out)
    (listed,) = (tmp_path / "p").glob("[0-9]*/**/findings.csv")
    rows = list(csv.DictReader(listed.read_text(encoding="utf-8").splitlines()))
    failed = [row["severity"] for row in rows if row["outcome"] == "fail"]
    assert "note" in failed
    assert said
    assert int(said[1]) == sum(severity != "note" for severity in failed) > 0


def test_build_ends_with_1_when_something_was_set_aside(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "空.txt").write_bytes(b"")
    assert main(["build", str(tmp_path), "--packages", str(tmp_path / "p")]) == 1
    assert "✗ 空.txt: the file is empty" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "nowhere"],
        ["inspect", "nowhere"],
        ["verify", "nowhere"],
    ],
)
def test_a_path_that_is_not_there_ends_with_2(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2


@pytest.mark.parametrize("arguments", [[], ["publicise"], ["build", "--workers", "0"]])
def test_wrong_usage_ends_with_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2


def test_a_fault_of_our_own_is_none_of_these(monkeypatch: pytest.MonkeyPatch) -> None:
    def boom(_: object) -> int:
        raise RuntimeError

    monkeypatch.setattr("pipeline.commands.verify.run", boom)
    assert main(["verify", "."]) == OWN_FAULT


def test_a_trouble_of_the_machine_is_a_sentence_and_ends_with_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(_: object) -> int:
        raise OSError(28, "No space left on device", "p/x")

    monkeypatch.setattr("pipeline.commands.verify.run", full)
    assert main(["verify", "."]) == 1
    said = "p/x: no space is left on the disk; make room and run it again. "
    assert capsys.readouterr().err.startswith(said)


def test_a_run_that_is_asked_to_end_ends_with_143(monkeypatch: pytest.MonkeyPatch) -> None:
    before = signal.getsignal(signal.SIGTERM)

    def ended(_: object) -> int:
        os.kill(os.getpid(), signal.SIGTERM)
        return 0

    monkeypatch.setattr("pipeline.commands.verify.run", ended)
    assert main(["verify", "."]) == 128 + signal.SIGTERM
    assert signal.getsignal(signal.SIGTERM) is before


def test_inspect_prints_identity_bindings_and_findings_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["inspect", str(ZHANYI)]) == 0
    printed = capsys.readouterr().out
    assert "530303 云南省曲靖市沾益区" in printed
    said = r"read +organisation +曲靖市沾益区医疗保障局 +caption +“部门：曲靖市沾益区医疗保障局”"
    assert re.search(said + r" +\S+\.txt line 7", printed)
    assert re.search(r"measure +本年支出/基本支出/人员经费 \(9\) +basic.personnel", printed)
    assert "计算得 528.22，相差 -63.00" in printed
    assert list(tmp_path.iterdir()) == []


def test_inspect_of_a_file_that_cannot_be_read_ends_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "空.txt").write_bytes(b"")
    assert main(["inspect", str(tmp_path / "空.txt")]) == 1
    assert "空.txt: the file is empty" in capsys.readouterr().out


def test_verify_finds_a_changed_file(packages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(packages)]) == 0
    assert "Everything is as it was published." in capsys.readouterr().out


def test_every_command_and_option_is_in_the_docs() -> None:
    pages = (ROOT / "README.md", ROOT / "docs" / "operation.md")
    readme = "".join(page.read_text(encoding="utf-8") for page in pages)
    for command in ("build", "publish", "inspect", "survey", "verify", "checks"):
        helped = subprocess.run(
            [sys.executable, "-m", "pipeline", command, "--help"],
            capture_output=True, text=True, check=True, cwd=ROOT,
        ).stdout  # fmt: skip
        assert f"python -m pipeline {command}" in readme
        for option in re.findall(r"^ +(--[a-z]+)", helped, flags=re.MULTILINE):
            assert option in readme, f"{command} {option}"
