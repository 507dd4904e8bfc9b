"""A site of a few pages, as `publish_site` is given it, and what it serves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pipeline.publish import publish_site
from pipeline.publish.site import site_held
from pipeline.resource import CHECKSUMS

HOME = "index.html"


def pages(**texts: str) -> Callable[[Path], None]:
    """Makes a site as the website does: pages, and the list of what was written."""

    def make(building: Path) -> None:
        earlier = building / ".written-by-mingzhang"
        listed = earlier.read_text().split() if earlier.is_file() else []
        named = {name.replace("_", "/") + ".html": text for name, text in texts.items()}
        for gone in set(listed) - named.keys():
            (building / gone).unlink(missing_ok=True)
        for name, text in named.items():
            (building / name).parent.mkdir(parents=True, exist_ok=True)
            (building / name).write_text(text, encoding="utf-8")
        earlier.write_text("".join(f"{name}\n" for name in sorted(named)), encoding="utf-8")

    return make


def nothing(building: Path, files: int, sha256: str) -> None:
    pass


def publish(output: Path, **texts: str):  # type: ignore[no-untyped-def]
    with site_held(output) as place:
        return publish_site(place, pages(**texts), nothing)


def served(output: Path) -> dict[str, str]:
    return {
        path.relative_to(output).as_posix(): path.read_text(encoding="utf-8")
        for path in output.rglob("*")
        if path.is_file() and path.name[0] != "." and path.name != CHECKSUMS
    }
