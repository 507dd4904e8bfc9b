"""On the workers of a cluster comes out what comes out here; a worker that is lost is lost to nobody."""

from __future__ import annotations

import json
import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

import pytest
from distributed import LocalCluster

from pipeline import engine
from pipeline.assemble import Options, discover, workers
from pipeline.assemble.run import build_held
from pipeline.commands import main
from pipeline.engine import Cluster, Lost, run_on
from pipeline.folders import Trouble
from pipeline.website.jobs import pool
from tests.assemble.test_disk_and_ledger import contents
from tests.conftest import DISCLOSURES, ROOT
from tests.website import comparisons, jobs, pelican


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    """A cluster of two processes, a new one for each test: where several were killed none may
    be left, and what waits for one waits for good."""
    with LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=":0", silence_logs=logging.CRITICAL
    ) as local:
        yield Cluster(local.scheduler_address)


def build(paths: list[Path], packages: Path, cluster: Cluster | None) -> None:
    options = Options(workers=1, cluster=cluster)
    packages.mkdir()
    assert build_held(paths, discover(paths), packages, options).is_complete


def test_packages_and_pages_have_the_same_bytes(cluster: Cluster, tmp_path: Path) -> None:
    disclosures = tmp_path / "disclosures"
    disclosures.mkdir()
    comparisons.write(disclosures)
    for name, where in (("here", None), ("there", cluster)):
        build([disclosures], tmp_path / f"{name}-packages", where)
        jobs.run(tmp_path / f"{name}-packages", tmp_path / name, cluster=where)
    one, other = (contents(tmp_path / f"{name}-packages") for name in ("here", "there"))
    assert {name: text for name, text in one.items() if name[0] != "."} == {
        name: text for name, text in other.items() if name[0] != "."
    }
    assert pelican.contents(tmp_path / "here") == pelican.contents(tmp_path / "there")


def _fall(argument: tuple[Path, int]) -> int:
    """Takes its worker down, the first time that it is asked."""
    fallen, number = argument
    if number == 0 and not fallen.exists():
        fallen.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.05)
    return number


def test_a_worker_that_is_lost_loses_nothing(cluster: Cluster, tmp_path: Path) -> None:
    asked = [(tmp_path / "fallen", number) for number in range(8)]
    assert sorted(made for _, made in run_on(cluster, _fall, asked)) == list(range(8))
    assert (tmp_path / "fallen").exists()


def _fall_always(number: int) -> int:
    if number == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_a_call_that_takes_every_worker_down_is_told(cluster: Cluster) -> None:
    assert isinstance(dict(run_on(cluster, _fall_always, [0, 1]))[0], Lost)


def test_what_the_workers_lost_is_made_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may have run beside what took them down."""

    def lose(
        cluster: Cluster, call: object, arguments: list[object]
    ) -> Iterator[tuple[object, Lost]]:
        for each in arguments:
            yield each, Lost("all workers died")

    monkeypatch.setattr(workers, "run_on", lose)
    monkeypatch.setattr(pool, "run_on", lose)
    monkeypatch.setattr(pool, "_FEW", 0)
    disclosures = tmp_path / "disclosures"
    disclosures.mkdir()
    comparisons.write(disclosures)
    build([disclosures], tmp_path / "packages", Cluster("tcp://nowhere:1"))
    assert jobs.run(
        tmp_path / "packages", tmp_path / "site", cluster=Cluster("tcp://nowhere:1")
    ).pages


def test_a_worker_with_another_program_is_told(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "program", lambda: "another")
    with pytest.raises(Trouble, match="another version of the program"):
        list(run_on(cluster, str, [1]))


@contextmanager
def bare_scheduler(
    folder: Path, path: str | None
) -> Iterator[tuple[Cluster, subprocess.Popen[bytes]]]:
    """A scheduler without workers, and its process; it finds modules in `path`."""
    place = folder / "address"
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    if path:
        environment["PYTHONPATH"] = path
    command = [str(Path(sys.executable).with_name("dask")), "scheduler"]
    command += ["--host", "tcp://127.0.0.1", "--port", "0", "--no-dashboard"]
    command += ["--scheduler-file", str(place)]
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            until = time.monotonic() + 60
            while not place.exists() or not place.stat().st_size:
                assert time.monotonic() < until
                time.sleep(0.1)
            address = json.loads(place.read_text(encoding="utf-8"))["address"]
            yield Cluster(address, patience=2), process
        finally:
            process.kill()


def test_a_scheduler_that_cannot_load_the_program_is_told(tmp_path: Path) -> None:
    """Started in another folder, it does not know our modules."""
    with (
        bare_scheduler(tmp_path, None) as (cluster, _),
        pytest.raises(Trouble, match="PYTHONPATH"),
    ):
        list(run_on(cluster, _fall_always, [1]))


def test_a_cluster_that_stays_without_workers_is_told(tmp_path: Path) -> None:
    with (
        bare_scheduler(tmp_path, str(ROOT)) as (cluster, _),
        pytest.raises(Trouble, match="has had no worker for 2 s; start some"),
    ):
        list(run_on(cluster, str, [1]))


def test_a_scheduler_that_goes_is_told(tmp_path: Path) -> None:
    with bare_scheduler(tmp_path, str(ROOT)) as (cluster, process):
        Timer(1, process.kill).start()
        with pytest.raises(Trouble, match="the Dask scheduler is gone"):
            list(run_on(cluster._replace(patience=60), str, [1]))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--engine", "dask"], "belong together"),
        (["--scheduler", "tcp://localhost:1"], "belong together"),
    ],
)
def test_what_does_not_go_together_ends_with_2(
    options: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", str(DISCLOSURES), "--packages", str(tmp_path), *options]) == 2
    assert said in capsys.readouterr().err


def test_no_scheduler_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_ANSWERS_WITHIN", 1)
    with pytest.raises(Trouble, match="no Dask scheduler answers there"):
        list(run_on(Cluster("tcp://127.0.0.1:1"), str, [1]))
