"""`make bench-ledger`: recall by kind of planted error, and false alarms on clean copies.

    python -m tools.ledger [--count 50] [--seed 1] [--copies 4] [--kinds digit,share] [--missed 10]
        [--disclosures data/disclosures]

A measuring tool: it ends with 0 whatever it measured.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from os import cpu_count
from pathlib import Path

from pipeline.model.refusal import Refusal
from pipeline.vocabulary import Vocabulary, load_vocabulary
from tools.corpus.layouts import LAYOUTS
from tools.corpus.make import make
from tools.corpus.seeding.plant import kinds as ordered
from tools.ledger.measure import Measured, measure, measure_text
from tools.ledger.score import Answer

ROOT = Path(__file__).resolve().parents[2]
READ = (".txt", ".pdf", ".docx", ".xlsx", ".xls", ".html")
"""Real disclosures into whose text errors are planted."""
FORMATS: tuple[tuple[str, ...], ...] = (("xlsx",), ("docx",), ("pdf",))
"""In what else than text a clean copy is read: one in three each as workbook, docx and PDF."""


@cache
def _vocabulary() -> Vocabulary:
    return load_vocabulary()


def _one(job: tuple[int, int, int, tuple[str, ...]]) -> Measured:
    number, seed, copies, wanted = job
    made = make(number, seed, LAYOUTS[number % len(LAYOUTS)])
    return measure(made, seed, copies, _vocabulary(), FORMATS[number % len(FORMATS)], wanted)


def _real(job: tuple[Path, int, int]) -> Measured | str:
    """What came of a real disclosure, or why it was refused."""
    path, seed, copies = job
    try:
        return measure_text(path.name, path.read_bytes(), seed, copies, _vocabulary())
    except Refusal as refusal:
        return f"{path.name}: {refusal}"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=50, help="how many disclosures")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--copies", type=int, default=4, help="copies with three errors each")
    parser.add_argument("--kinds", default="", help="only these kinds, joined by commas")
    parser.add_argument("--missed", type=int, default=0, help="print so many of each kind missed")
    parser.add_argument("--workers", type=int, default=min(4, cpu_count() or 1))
    parser.add_argument(
        "--disclosures",
        type=Path,
        default=ROOT / "data" / "disclosures",
        help="folder of real ones of any format, into whose text errors are planted",
    )
    options = parser.parse_args()
    wanted = tuple(filter(None, options.kinds.split(",")))
    jobs = [(number, options.seed, options.copies, wanted) for number in range(options.count)]
    started = time.perf_counter()
    with ProcessPoolExecutor(options.workers) as pool:
        measured = list(pool.map(_one, jobs))
        if not wanted:
            files = sorted(p for p in options.disclosures.rglob("*") if p.suffix in READ)
            real = pool.map(_real, [(path, options.seed, options.copies) for path in files])
            for each in real:
                if isinstance(each, Measured):
                    measured.append(each)
                else:
                    print("not measured:", each)
    report(measured, options.missed)
    print(
        f"{time.perf_counter() - started:.0f} s, {sum(m.seconds for m in measured):.0f} s of processor"
    )


def report(measured: Sequence[Measured], missed: int) -> None:
    """Print the table of kinds, the false alarms and what else there is to look at."""
    answers = [each for one in measured for each in one.answers]
    by_kind = defaultdict[str, list[Answer]](list)
    for each in answers:
        by_kind[each.error.kind].append(each)
    print(f"{'kind':<22}{'planted':>8}{'visible':>8}{'found':>7}{'recall':>8}{'unseen':>8}  by")
    kinds = dict.fromkeys(kind for kind in (*ordered(), *by_kind) if kind in by_kind)
    for kind in kinds:
        _line(kind, by_kind[kind])
    _line("all", answers)
    if missed:
        _missed(measured, missed)
    _alarms(measured)


def _line(name: str, answers: Sequence[Answer]) -> None:
    visible = [each for each in answers if each.error.visible]
    found = [each for each in visible if each.found]
    unseen = sum(each.found for each in answers if not each.error.visible)
    recall = f"{len(found) / len(visible):7.0%}" if visible else "      –"
    checks = Counter(check for each in found for check in each.checks) if name != "all" else {}
    by = ", ".join(f"{check} {n}" for check, n in Counter(checks).most_common(3))
    print(f"{name:<22}{len(answers):8}{len(visible):8}{len(found):7} {recall}{unseen:8}  {by}")


def _missed(measured: Sequence[Measured], most: int) -> None:
    left = defaultdict[str, list[str]](list)
    for one in measured:
        for each in one.answers:
            if each.error.visible and not each.found:
                was, now = each.error.was[:60], each.error.now[:60]
                left[each.error.kind].append(f"{one.name} [{one.layout}]: {was!r} → {now!r}")
    for kind, lines in left.items():
        print(f"\nmissed: {kind}")
        for line in lines[:most]:
            print(f"  {line}")


def _alarms(measured: Sequence[Measured]) -> None:
    print()
    for format_ in ("txt", "docx", "pdf", "xlsx"):
        copies = [one for one in measured if format_ in one.false_alarms]
        if not copies:
            continue
        alarms = [(one, alarm) for one in copies for alarm in one.false_alarms[format_]]
        print(f"clean copies as {format_}: {len(copies)}, false alarms {len(alarms)}")
        seen = Counter[tuple[str, str]]()
        for one, alarm in alarms:
            seen[one.layout, alarm.check] += 1
            if seen[one.layout, alarm.check] <= 2:
                print(f"  {one.name} [{one.layout}] {alarm.check}: {alarm.message[:150]}")
    stray = Counter(each.check for one in measured for each in one.stray)
    print("failures on seeded copies that are about nothing planted:", dict(stray.most_common(8)))
    printed, read = sum(one.printed for one in measured), sum(one.read for one in measured)
    print(f"amounts read under their table: {read} of {printed} ({read / max(printed, 1):.2%})")


if __name__ == "__main__":
    main()
