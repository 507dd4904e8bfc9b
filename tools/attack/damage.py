"""What is on disk is not as a run left it: files damaged or gone, a ledger of another shape, odd folders."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path

from tools.attack import sources
from tools.attack.outcome import Field, Outcome
from tools.attack.runs import Place, kill, run, start
from tools.attack.trees import difference, tree_of

_SHAPES = ("", "[]", "null", "7", '"x"', "{", '{"a": 1}', '{"a": {"package": "../..", "fingerprint": "x"}}',
           '{"format": 2}', '{"format": 2, "sources": {"x": 1}, "looks": {}, "leaving": []}',
           '{"format": 2, "sources": {}, "looks": {}, "leaving": [".."]}', "[" * 100_000)  # fmt: skip


def damage(field: Field, tries: int, seed: int) -> Iterator[Outcome]:
    """Every try leaves the published tree of the first state as it must be, by one more run."""
    place = field.place("damage")
    run(place.command("publish"), field.log)
    chance = random.Random(seed)
    for number in range(tries):
        victims = sorted(path for path in place.packages.glob("[!.]*/**/*") if path.is_file())
        victim = chance.choice(victims)
        how = ("cut", "changed", "deleted")[number % 3]
        _harm(victim, how)
        name = victim.relative_to(place.packages).as_posix()
        yield _mended(field, place, f"{name} {how}", "publish")
    for shape in _SHAPES:
        (place.packages / ".built.json").write_text(shape, encoding="utf-8")
        yield _mended(field, place, f".built.json {shape[:40]!r}", "build")
    for name, prepare in _ODD.items():
        yield _odd(field, name, prepare)
    yield _withdrawn_after_kill(field)


def _harm(path: Path, how: str) -> None:
    content = path.read_bytes()
    if how == "deleted":
        path.unlink()
    elif how == "cut":
        path.write_bytes(content[: len(content) // 2] if content else b"x")
    else:
        path.write_bytes(bytes([(content or b"\0")[0] ^ 1]) + content[1:])


def _mended(field: Field, place: Place, said: str, command: str) -> Outcome:
    ended = run(place.command(command), field.log)
    wrong = [ended.wrong, "" if ended.code == 0 else f"exit code {ended.code}"]
    wrong += [difference(tree_of(place.packages), field.packages[0])]
    if command == "publish":
        wrong += [difference(tree_of(place.output), field.sites[0])]
    return Outcome("damage", "; ".join(filter(None, wrong)), said)


def _withdrawn_after_kill(field: Field) -> Outcome:
    """A publication that is killed near its end, then a source goes: nothing of it stays served."""
    place = field.place("withdrawn")
    run(place.command("publish"), field.log)
    extra = place.sources / "岱山县教育局.txt"
    extra.write_text(sources.disclosure("岱山县教育局", "4.00"), encoding="utf-8")
    process = start(place.command("publish"), field.log)
    try:
        process.wait(timeout=field.seconds["publish"] * 0.8)
    except Exception:  # still running, as it should
        kill(process, "group")
    process.wait()
    extra.unlink()
    return _mended(field, place, "a package withdrawn after a killed run", "publish")


def _odd(field: Field, name: str, prepare: Callable[[Place], tuple[int, str]]) -> Outcome:
    """`prepare` makes the place odd and says which exit code is right and what must be said."""
    place = field.place("odd")
    run(place.command("build"), field.log)
    code, words = prepare(place)
    ended = run(place.command("build"), field.log)
    wrong = [
        ended.wrong,
        "" if ended.code == code else f"exit code {ended.code}: {ended.said[-200:]}",
    ]
    wrong += ["" if words in ended.said else f"not said: {words}: {ended.said[-300:]}"]
    return Outcome("odd folder", "; ".join(filter(None, wrong)), name)


def _not_utf8(place: Place) -> tuple[int, str]:
    raw = os.fsencode(place.sources) + "/岱山县教育局.txt".encode("gb18030")
    Path(os.fsdecode(raw)).write_text(sources.disclosure("岱山县教育局", "4.00"), encoding="utf-8")
    return 0, "岱山县教育局"


def _no_source_any_more(place: Place) -> tuple[int, str]:
    (place.sources / "岱山县水利局.txt").write_bytes(os.urandom(3000))
    return 1, "as last published"


def _year_corrected(place: Place) -> tuple[int, str]:
    (place.sources / "岱山县水利局.yml").write_text("fiscal_year: 2021", encoding="utf-8")
    return 0, "330921-shuiliju-2022-budget: withdrawn"


def _twins(place: Place) -> tuple[int, str]:
    (place.sources / "甲").mkdir()
    (place.sources / "乙").mkdir()
    for folder, department in (("甲", "岱山县教育局"), ("乙", "岱山县司法局")):
        text = sources.disclosure(department, "4.00")
        (place.sources / folder / "预算.txt").write_text(text, encoding="utf-8")
    return 0, "Built 2"


_ODD: dict[str, Callable[[Place], tuple[int, str]]] = {
    "a file name in GB 18030": _not_utf8,
    "a source that has become unreadable": _no_source_any_more,
    "a year corrected by a sidecar": _year_corrected,
    "two files with one name": _twins,
}
