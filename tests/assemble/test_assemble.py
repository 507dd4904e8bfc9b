"""Building folders of disclosures: what is one, what is done again, and what bad input does."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline import catalogue
from pipeline.assemble import Report, build
from pipeline.assemble import take_places as take_places_module
from pipeline.assemble import workers as workers_module
from pipeline.assemble.discover import discover
from pipeline.folders import Trouble
from tests.conftest import DISCLOSURES

LAIYUAN = "涞源县医疗保障局2023年部门预算.txt"
ZHANYI = "曲靖市沾益区医疗保障局2023年部门决算.txt"
LAIYUAN_PACKAGE = "130630-yiliaobaozhangju-2023-budget"
CORRECTED = """
corrections:
- locator: {table: budget.expenditure, row: "2101501", column: 合计}
  action: override
  value: "448.84"
  expect: "448.83"
  reason: 试
answers:
- {check: arithmetic.total, status: explained, reason: 试}
"""


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "来源"
    folder.mkdir()
    shutil.copyfile(DISCLOSURES / LAIYUAN, folder / LAIYUAN)
    return folder


def once(sources: Path, **options: int) -> Report:
    return build([sources], sources.parent / "packages", workers=1, **options)


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def only_reason(report: Report) -> str:
    (aside,) = report.set_aside
    assert not aside.details, aside.details
    return aside.reason


class TestWhatIsOneDisclosure:
    def test_a_file_is_one_and_notes_and_hidden_files_are_none(self, tmp_path: Path) -> None:
        for name in ("一.txt", "二.txt", "README.md", ".DS_Store", "二.yml"):
            (tmp_path / name).write_text("x", encoding="utf-8")
        jobs = discover([tmp_path]).jobs
        assert [(job.label, job.sidecar and job.sidecar.name) for job in jobs] == [
            ("一.txt", None),
            ("二.txt", "二.yml"),
        ]

    def test_a_folder_with_a_sidecar_is_one(self, tmp_path: Path) -> None:
        folder = tmp_path / "某县" / "某局"
        (folder / "附件").mkdir(parents=True)
        for path in (folder / "说明.txt", folder / "附件" / "表.txt", folder / "disclosure.yml"):
            path.write_text("x", encoding="utf-8")
        (job,) = discover([tmp_path]).jobs
        assert job.label == "某县/某局"
        assert {path.name for path in job.files} == {"说明.txt", "表.txt"}
        assert job.sidecar == folder / "disclosure.yml"

    def test_a_link_is_not_followed(self, tmp_path: Path) -> None:
        secret = tmp_path / "secret"
        secret.write_text("x", encoding="utf-8")
        folder = tmp_path / "来源"
        folder.mkdir()
        (folder / "一.txt").symlink_to(secret)
        found = discover([folder])
        assert found.jobs == ()
        assert found.strays == ("一.txt: a link, which is passed over; put the file itself here",)

    def test_a_sidecar_without_its_source_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "孤儿.yml").write_text("kind: budget", encoding="utf-8")
        assert discover([tmp_path]).strays == ("孤儿.yml: a sidecar without its source file",)

    def test_parts_of_one_disclosure_are_numbered_through(self, sources: Path) -> None:
        folder = sources / "分册"
        folder.mkdir()
        text = (sources / LAIYUAN).read_text(encoding="utf-8")
        (sources / LAIYUAN).unlink()
        lines = text.splitlines(keepends=True)
        (folder / "1.txt").write_text("".join(lines[:523]), encoding="utf-8")
        (folder / "2.txt").write_text("".join(lines[523:]), encoding="utf-8")
        (folder / "disclosure.yml").write_text("url: https://example.org/", encoding="utf-8")
        (built,) = once(sources).built
        assert (built.package, built.tables) == (LAIYUAN_PACKAGE, 24)


class TestDoingAgain:
    def test_unchanged_sources_are_not_built_again(self, sources: Path) -> None:
        assert len(once(sources).built) == 1
        again = once(sources)
        assert (again.built, again.unchanged) == ((), ((LAIYUAN, LAIYUAN_PACKAGE),))

    def test_a_changed_sidecar_is_built_again(self, sources: Path) -> None:
        once(sources)
        sidecar = (sources / LAIYUAN).with_suffix(".yml")
        sidecar.write_text("url: https://example.org/a\npublished_on: 2023-02-10", encoding="utf-8")
        assert len(once(sources).built) == 1
        package = sources.parent / "packages" / LAIYUAN_PACKAGE
        descriptor = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
        assert descriptor["mingzhang"]["published_on"] == "2023-02-10"

    def test_a_package_that_was_deleted_is_built_again(self, sources: Path) -> None:
        once(sources)
        shutil.rmtree(sources.parent / "packages" / LAIYUAN_PACKAGE)
        assert len(once(sources).built) == 1

    def test_the_same_input_gives_the_same_bytes_in_any_number_of_processes(
        self, tmp_path: Path
    ) -> None:
        first, second = tmp_path / "one", tmp_path / "two"
        sources = tmp_path / "来源"
        shutil.copytree(DISCLOSURES, sources)
        (sources / LAIYUAN).with_suffix(".yml").write_text(CORRECTED, encoding="utf-8")
        build([sources], first, workers=1)
        build([sources], second, workers=2)
        left, right = files(first), files(second)
        assert left.keys() == right.keys()
        unstable = {".built.json"}  # it has times of files, and is not published
        assert [name for name in left if left[name] != right[name] and name not in unstable] == []


class TestBadInput:
    def test_an_empty_file_is_set_aside_by_name(self, sources: Path) -> None:
        (sources / "空.txt").write_bytes(b"")
        assert only_reason(once(sources)).startswith("空.txt: the file is empty; ")

    def test_what_was_published_stays_when_its_source_turns_bad(self, sources: Path) -> None:
        once(sources)
        before = files(sources.parent / "packages" / LAIYUAN_PACKAGE)
        (sources / LAIYUAN).write_bytes(os.urandom(5000))
        report = once(sources)
        assert LAIYUAN in only_reason(report)
        assert files(sources.parent / "packages" / LAIYUAN_PACKAGE) == before

    def test_one_bad_source_does_not_take_others_down(self, sources: Path) -> None:
        (sources / "乱码.txt").write_bytes(bytes(range(256)) * 100)
        report = once(sources)
        assert [built.package for built in report.built] == [LAIYUAN_PACKAGE]
        assert "乱码.txt" in only_reason(report)

    def test_a_document_of_another_kind_is_refused_by_its_name(self, sources: Path) -> None:
        notice = "涞源县医疗保障局2023年部门预算编制工作安排\n\n各股室：\n\n请认真编制。\n"
        (sources / "通知.txt").write_text(notice, encoding="utf-8")
        reason = only_reason(once(sources))
        assert "it is a plan or a review of work" in reason
        assert "涞源县医疗保障局2023年部门预算编制工作安排" in reason
        assert "`kind:` into 通知.yml" in reason

    def test_two_files_with_one_identity_are_both_set_aside(self, sources: Path) -> None:
        shutil.copyfile(sources / LAIYUAN, sources / "副本.txt")
        report = once(sources)
        assert report.built == ()
        assert [aside.label for aside in report.set_aside] == sorted([LAIYUAN, "副本.txt"])
        assert all(LAIYUAN_PACKAGE in aside.reason for aside in report.set_aside)

    def test_a_second_file_does_not_replace_what_is_published(self, sources: Path) -> None:
        once(sources)
        text = (sources / LAIYUAN).read_text(encoding="utf-8").replace("559.67", "999.99")
        (sources / "后来.txt").write_text(text, encoding="utf-8")
        report = once(sources)
        assert "后来.txt: the same disclosure" in only_reason(report)
        amounts = sources.parent / "packages" / LAIYUAN_PACKAGE / "amounts.csv"
        assert "999.99" not in amounts.read_text(encoding="utf-8")

    def test_a_unit_in_the_sidecar_tells_two_apart(self, sources: Path) -> None:
        shutil.copyfile(sources / LAIYUAN, sources / "单位.txt")
        (sources / "单位.yml").write_text("unit: 涞源县医疗保险中心", encoding="utf-8")
        packages = {built.package for built in once(sources).built}
        assert packages == {LAIYUAN_PACKAGE, f"{LAIYUAN_PACKAGE}-unit-yiliaobaoxianzhongxin"}

    @pytest.mark.parametrize(
        ("sidecar", "said"),
        [
            ("kind: budgets", "key `kind`"),
            ("colour: red", "key `colour`"),
            ("fiscal_year: twenty", "key `fiscal_year`"),
            ("division: 某某县", "`division: 某某县` is no division"),
            ("url: [", "line 1: not valid YAML"),
            ("- a\n- b", "the keys are division, department"),
        ],
    )
    def test_a_wrong_sidecar_is_told_by_key(self, sources: Path, sidecar: str, said: str) -> None:
        (sources / LAIYUAN).with_suffix(".yml").write_text(sidecar, encoding="utf-8")
        reason = only_reason(once(sources))
        assert said in reason
        assert "涞源县医疗保障局2023年部门预算.yml" in reason

    def test_a_division_code_with_leading_zero_or_like_octal_stays_text(
        self, sources: Path
    ) -> None:
        sidecar = (sources / LAIYUAN).with_suffix(".yml")
        sidecar.write_text("division: 130630\nfiscal_year: 2023", encoding="utf-8")
        assert once(sources).built[0].package == LAIYUAN_PACKAGE

    def test_a_file_cut_short_is_published_with_a_warning(self, sources: Path) -> None:
        content = (DISCLOSURES / ZHANYI).read_bytes()
        (sources / LAIYUAN).unlink()
        (sources / "截断.txt").write_bytes(content[:20_001])
        (built,) = once(sources).built
        assert built.notes
        findings = sources.parent / "packages" / built.package / "findings.csv"
        assert "form.file_whole" in findings.read_text(encoding="utf-8")

    def test_a_fault_of_our_own_is_told_with_its_trace_and_the_rest_is_built(
        self, sources: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        shutil.copyfile(DISCLOSURES / ZHANYI, sources / ZHANYI)
        whole = workers_module.build_disclosure

        def faulty(files, *rest):  # type: ignore[no-untyped-def]
            if files[0][0] == ZHANYI:
                raise KeyError("boom")
            return whole(files, *rest)

        monkeypatch.setattr(workers_module, "build_disclosure", faulty)
        report = once(sources)
        assert [built.package for built in report.built] == [LAIYUAN_PACKAGE]
        (aside,) = report.set_aside
        assert "KeyError" in aside.reason
        assert "Traceback" in aside.details


class TestWholeOrNotAtAll:
    def test_a_run_that_is_killed_leaves_what_was_published(
        self, sources: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        once(sources)
        packages = sources.parent / "packages"
        before = files(packages / LAIYUAN_PACKAGE)
        text = (sources / LAIYUAN).read_text(encoding="utf-8").replace("559.67", "559.68")
        (sources / LAIYUAN).write_text(text, encoding="utf-8")

        def killed(*_: object) -> None:
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(take_places_module, "switch", killed)
            with pytest.raises(KeyboardInterrupt):
                once(sources)
        assert files(packages / LAIYUAN_PACKAGE) == before
        assert not (packages / ".staging").exists()
        assert len(once(sources).built) == 1
        assert files(packages / LAIYUAN_PACKAGE) != before

    def test_a_package_whose_source_is_gone_goes(self, sources: Path) -> None:
        once(sources)
        (sources / LAIYUAN).unlink()
        assert once(sources).withdrawn == (LAIYUAN_PACKAGE,)
        assert not (sources.parent / "packages" / LAIYUAN_PACKAGE).exists()

    def test_a_source_that_was_renamed_is_not_told_as_gone(self, sources: Path) -> None:
        once(sources)
        (sources / LAIYUAN).rename(sources / "新名.txt")
        report = once(sources)
        assert [built.package for built in report.built] == [LAIYUAN_PACKAGE]
        assert report.withdrawn == ()


def test_nothing_to_build_makes_an_empty_catalogue(tmp_path: Path) -> None:
    (tmp_path / "来源").mkdir()
    report = build([tmp_path / "来源"], tmp_path / "packages")
    assert report == Report((), (), (), (), ())
    assert (tmp_path / "packages" / "catalogue" / "datapackage.json").is_file()


def test_the_catalogue_over_many_is_written_by_a_process_of_its_own(
    sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    once(sources)
    written = sources.parent / "packages" / "catalogue"
    here = files(written)
    shutil.rmtree(sources.parent / "packages")
    monkeypatch.setattr(take_places_module, "_FEW", 0)
    monkeypatch.setattr(take_places_module, "build_catalogue", _noted(sources.parent / "made in"))
    once(sources)
    assert files(written) == here
    assert int((sources.parent / "made in").read_text()) != os.getpid()


def _noted(note: Path) -> Callable[..., None]:
    def build_catalogue(*given: Any) -> None:
        note.write_text(str(os.getpid()))
        catalogue.build_catalogue(*given)

    return build_catalogue


def test_what_the_process_of_the_catalogue_dies_of_is_told(
    sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(take_places_module, "_FEW", 0)
    for ending, said in ((_full, "no space is left"), (_killed, "was killed")):
        monkeypatch.setattr(take_places_module, "build_catalogue", ending)
        with pytest.raises(Trouble, match=said):
            once(sources)
        assert not (sources.parent / "packages" / LAIYUAN_PACKAGE).exists()


def _full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def _killed(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)
