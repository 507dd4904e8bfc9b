"""What a run left on disk: every published file by its hash, what tells of the run itself left out."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

Tree = Mapping[str, str]


def tree_of(root: Path) -> dict[str, str]:
    """Path → SHA-256 of all published files; hidden ones and the status pages are none."""
    found: dict[str, str] = {}
    for path in sorted(root.rglob("*")) if root.is_dir() else ():
        name = path.relative_to(root).as_posix()
        hidden = any(part.startswith(".") for part in name.split("/"))
        if path.is_file() and not hidden and not name.startswith(("status/", "en/status/")):
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def difference(seen: Tree, expected: Tree) -> str:
    """The first files that differ, "" where the trees are the same."""
    wrong = [
        name
        for name in sorted(seen.keys() | expected.keys())
        if seen.get(name) != expected.get(name)
    ]
    return f"{len(wrong)} files differ: {', '.join(wrong[:3])}" if wrong else ""


def torn_packages(packages: Path, states: tuple[Tree, Tree]) -> str:
    """A package that is neither that of the one state nor that of the other, "" where all are whole."""
    for folder in sorted(packages.iterdir()) if packages.is_dir() else ():
        if folder.name.startswith(".") or not folder.is_dir():
            continue
        seen = tree_of(folder)
        if not any(seen == _below(state, folder.name) for state in states):
            return f"{folder.name} is neither the old nor the new"
    return ""


def _below(tree: Tree, name: str) -> dict[str, str]:
    above = f"{name}/"
    return {path.removeprefix(above): sha for path, sha in tree.items() if path.startswith(above)}


def left_behind(packages: Path) -> str:
    """What a run should have cleared away."""
    left = [path.name for path in packages.glob(".*") if path.name in (".staging", ".switching")]
    return f"left behind: {', '.join(left)}" if left else ""
