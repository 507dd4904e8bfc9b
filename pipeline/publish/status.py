"""What a run did → `status.json`, and for a site the pages `/status/` and `/en/status/`.

They tell of one run (seconds, the hour), so they are no part of what is equal from build to build.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any

from pipeline.assemble import Report
from pipeline.catalogue import CATALOGUE
from pipeline.folders import put
from pipeline.versions import version_of
from pipeline.website.interface.policy import PAGE, stated

_WORDS = {
    "zh": {
        "lang": "zh-CN",
        "title": "最近一次更新",
        "name": "明账",
        "other": "English",
        "built": "重新生成",
        "unchanged": "没有变化",
        "set_aside": "搁置",
        "kept": "沿用上一次的内容（来源现已无法发布）",
        "withdrawn": "撤下（来源已不在或已改属）",
        "repaired": "曾受损、已修复",
        "lost": "受损且无法重做",
        "since": "自 {} 起",
        "when": "完成于 {finished}（UTC），用时 {seconds} 秒。",
        "hash": "全站校验和：",
        "nothing": "这一次没有：{}。",
        "pause": "；",
        "counted": "<small>{} 份</small>",
        "skip": "跳到正文",
    },
    "en": {
        "lang": "en",
        "title": "The last update",
        "name": "Mingzhang",
        "other": "中文",
        "built": "Built",
        "unchanged": "Unchanged",
        "set_aside": "Set aside",
        "kept": "Kept as last read (the source can no longer be published)",
        "withdrawn": "Withdrawn (the source is gone or became another's)",
        "repaired": "Damaged on disk, and repaired",
        "lost": "Damaged, and not to be made again",
        "since": "since {}",
        "when": "Ended at {finished} (UTC) after {seconds} s.",
        "hash": "Hash over the site: ",
        "nothing": "None this time: {}.",
        "pause": "; ",
        "counted": "<small>{}</small>",
        "skip": "Skip to the content",
    },
}
_PARTS = ("built", "set_aside", "kept", "withdrawn", "repaired", "lost", "unchanged")


def status_of(
    report: Report | None, packages: Path, seconds: float, exit_code: int, said: str = ""
) -> dict[str, Any]:
    """What a run did, for machines; `said` is what it ended with where there is no report. It names the
    version of what stands in `packages`."""
    status: dict[str, Any] = {
        "finished": datetime.now(UTC).isoformat(timespec="seconds"),
        "seconds": round(seconds, 1),
        "exit_code": exit_code,
        "said": said,
        "version": _version(packages),
    }
    if report is None:
        return status
    return status | {
        "built": [
            {
                "package": each.package,
                "source": each.label,
                "title": each.title,
                "tables": each.tables,
                "amounts": each.amounts,
                "indicators": each.indicators,
                "failed_checks": each.failed_checks,
                "notes": list(each.notes),
            }
            for each in report.built
        ],
        "unchanged": [{"package": package, "source": label} for label, package in report.unchanged],
        "set_aside": [{"source": each.label, "reason": each.reason} for each in report.set_aside],
        "kept": [{"package": package, "since": since} for package, since in report.kept],
        "withdrawn": [{"package": package} for package in report.withdrawn],
        "repaired": [{"package": package, "reason": why} for package, why in report.repaired],
        "lost": [{"package": package, "reason": why} for package, why in report.lost],
        "notes": [*report.strays, *report.notes],
    }


def _version(packages: Path) -> str | None:
    """The version of the catalogue, None where there is none that can be read."""
    try:
        return version_of(packages / CATALOGUE)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_status(status: Mapping[str, Any], path: Path) -> None:
    """Replace the file in one step."""
    text = json.dumps(status, ensure_ascii=False, indent=1)
    put(path, (text + "\n").encode("utf-8", "replace"))


def write_pages(status: Mapping[str, Any], site: Path) -> None:
    """`status/status.json` and the page in both languages."""
    write_status(status, site / "status" / "status.json")
    for language, folder in (("zh", "status"), ("en", "en/status")):
        page = site / folder / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(_page(status, language), encoding="utf-8", newline="\n")


def _page(status: Mapping[str, Any], language: str) -> str:
    words = _WORDS[language]
    root = "../" if language == "zh" else "../../"
    home = "../index.html"
    other = "../en/status/index.html" if language == "zh" else "../../status/index.html"
    title = words["title"]
    finished = status["finished"][:16].replace("T", " ")
    when = words["when"].format(finished=finished, seconds=status["seconds"])
    return f"""<!DOCTYPE html>
<html lang="{words["lang"]}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{escape(stated(PAGE))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>{title} · {words["name"]}</title>
<link rel="icon" type="image/svg+xml" href="{root}theme/icon.svg">
<link rel="stylesheet" href="{root}theme/ledger.css">
</head>
<body>
<a class="skip" href="#content">{words["skip"]}</a>
<header class="masthead">
<a class="name" href="{home}"><strong>{words["name"]}</strong></a>
<nav aria-label="{words["name"]}"><ul><li><a href="{other}">{words["other"]}</a></li></ul></nav>
</header>
<main id="content" tabindex="-1">
<header class="opening">
<h1>{title}</h1>
<p class="standfirst">{escape(when)}</p>
<p>{words["hash"]}<code>{escape(status.get("site", {}).get("sha256", ""))}</code>
· <a href="{root}status/status.json">status.json</a></p>
</header>
{_parts(words, status)}
</main>
<footer class="colophon"><p><a href="{home}">{words["name"]}</a></p></footer>
</body>
</html>
"""


def _parts(words: Mapping[str, str], status: Mapping[str, Any]) -> str:
    """What there is, each under its heading; in one sentence what there is none of."""
    found = [part for part in _PARTS if status.get(part)]
    lacking = [words[part] for part in _PARTS if part in status and not status[part]]
    nothing = f"<p>{words['nothing'].format(words['pause'].join(lacking))}</p>" if lacking else ""
    return "\n".join([*(_part(words, part, status[part]) for part in found), nothing])


def _part(words: Mapping[str, str], part: str, members: Sequence[Mapping[str, Any]]) -> str:
    heading = f'<h2 id="{part}">{words[part]} {words["counted"].format(len(members))}</h2>'
    lines = "\n".join(f"<li>{_member(words, each)}</li>" for each in members)
    return f'<section aria-labelledby="{part}">\n{heading}\n<ul>\n{lines}\n</ul>\n</section>'


def _member(words: Mapping[str, str], member: Mapping[str, Any]) -> str:
    name = escape(str(member.get("title") or member.get("package") or member["source"]))
    if "since" in member:
        return f"{name}, {words['since'].format(escape(str(member['since'])))}"
    if "reason" in member:
        return f"{name}: {escape(str(member['reason']))}"
    return name
