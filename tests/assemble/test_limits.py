"""A disclosure that costs too much is ended and named, in a single process as in the pool; the others
are built."""

from __future__ import annotations

import hashlib
import multiprocessing
import signal
import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from pipeline.assemble import build
from pipeline.assemble import limits as limits_of
from pipeline.assemble.limits import Limits, expect_size, expect_written, limited
from pipeline.model.document import Cell, Document, Grid, GridLayout, Place
from pipeline.model.refusal import Refusal

HERE = Place("x.txt")


def burn() -> None:
    while True:
        sum(range(1000))


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timers of processes here")
def test_a_job_out_of_time_is_named_with_the_way_out() -> None:
    with pytest.raises(Refusal) as refused, limited("x.txt", Limits(seconds=1)):
        burn()
    assert str(refused.value).startswith("x.txt: building it took more than 1 seconds")
    assert "split it" in str(refused.value)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="data is limited on Linux only")
def test_a_job_out_of_memory_is_named_and_the_limit_goes() -> None:
    with pytest.raises(Refusal) as refused, limited("x.txt", Limits(megabytes=4096)):
        bytearray(5 * 1024**3)
    assert str(refused.value).startswith("x.txt: building it took more than 4,096 MB of memory")
    assert len(bytearray(1024**2)) == 1024**2


def test_nothing_is_left_of_the_limits() -> None:
    before = signal.getsignal(signal.SIGPROF)
    with limited("x.txt"):
        pass
    assert signal.getsignal(signal.SIGPROF) is before
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("limits", "seen"),
    [
        (Limits(rows=2), "3 rows in its tables, more than the 2"),
        (Limits(cells=5), "6 cells in its tables, more than the 5"),
        (Limits(characters=3), "4 characters, more than the 3"),
    ],
)
def test_too_much_to_be_a_disclosure_is_told_by_what(limits: Limits, seen: str) -> None:
    row = (Cell("a", HERE), Cell("b", HERE))
    grid = Grid(rows=(row,) * 3, layout=GridLayout.ALIGNED, place=HERE)
    document = Document("x.txt", "txt", (grid,), pages=(("ab", "cd"),))
    expect_size("x.txt", [document])
    with pytest.raises(Refusal, match=seen):
        expect_size("x.txt", [document], limits)


def test_a_package_too_large_is_told(tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "a.csv").write_bytes(bytes(1_000_001))
    expect_written("x.txt", tmp_path)
    with pytest.raises(Refusal, match="1,000,001 bytes, more than the 1 MB"):
        expect_written("x.txt", tmp_path, Limits(megabytes_written=1))


def hang() -> None:
    """One long step outside Python, at the end of which its time is up many times over."""
    with limited("x.txt", Limits(seconds=1)):
        hashlib.pbkdf2_hmac("sha256", b"", b"", 30_000_000)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="relies on Linux to end a process")
def test_what_hangs_within_a_library_is_ended_with_its_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits_of, "_HANGS_FOR", 1)
    fork = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(1, mp_context=fork) as pool, pytest.raises(BrokenProcessPool):
        pool.submit(hang).result()


@pytest.mark.parametrize("workers", [1, 2])
def test_the_others_are_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workers: int
) -> None:
    monkeypatch.setattr("pipeline.assemble.disclosure.expect_size.__defaults__", (Limits(rows=40),))
    table = (
        "2022年部门收支预算总表\n\n单位：万元\n\n项目\t预算数\t项目\t预算数\n"
        "一、一般公共预算拨款收入\t1.00\t一、农林水支出\t1.00\n收入总计\t1.00\t支出总计\t1.00\n"
    )
    for name, rows in (("岱山县水利局", 1), ("岱山县民政局", 60)):
        more = "其他收入\t1.00\t其他支出\t1.00\n" * rows
        text = f"{name}2022年部门预算\n\n目 录\n\n{table}{more}"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    report = build(
        [tmp_path / "岱山县水利局.txt", tmp_path / "岱山县民政局.txt"], tmp_path / "p", workers
    )
    assert [each.package for each in report.built] == ["330921-shuiliju-2022-budget"]
    (aside,) = report.set_aside
    assert "rows in its tables, more than the 40" in aside.reason
