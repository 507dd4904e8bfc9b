"""Sources that mean harm, made up: what is published of them, what is refused, what a page shows.

All lie in one collection, so that it is seen that none stops the others.
"""

from __future__ import annotations

import base64
import csv
import io
import json
import os
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from xml.dom import minidom
from zipfile import ZIP_DEFLATED, ZipFile

from tools.attack import sources
from tools.attack.outcome import Field, Outcome
from tools.attack.runs import Place, run

MARK = "attackmark"
_UNSEEN = "\u202e\u2066\u200f\u061c"
"""Signs that turn the direction of text."""
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_REFERENCE = re.compile(r"&#(?:x([0-9a-fA-F]+)|([0-9]+));")
_SCRIPT = f"<script>{MARK}</script>"
_INERT = {".html", ".htm", ".svg", ".mht", ".xml", ".xhtml"}


def _text(department: str, name: str = "一、一般公共预算拨款收入", total: str = "7.00") -> bytes:
    made = sources.disclosure(department, total)
    return made.replace("一、一般公共预算拨款收入", name).encode()


def _zip(*members: tuple[str, bytes]) -> bytes:
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return made.getvalue()


def _html(department: str, inside: str) -> bytes:
    text = sources.disclosure(department, "7.00").split("\n")
    lines = "".join(f"<p>{line}</p>" for line in text if "\t" not in line)
    rows = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in line.split("\t")) + "</tr>"
        for line in text
        if "\t" in line
    )
    return f"<html><body>{lines}<table>{rows}</table>{inside}</body></html>".encode()


def _mht(department: str) -> bytes:
    body = base64.encodebytes(_html(department, _SCRIPT)).decode()
    return (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        f"{body}\r\n--b--\r\n"
    ).encode()


_ENTITIES = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
)
_BOMB = (
    '<?xml version="1.0"?>' + _ENTITIES + "]>"
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>"
)
_TYPES = (
    '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_HERE = "division: '330921'\n"

PUBLISHED: dict[str, tuple[bytes, str]] = {
    "标记": (_text("岱山县甲局", f"一{_SCRIPT}{{{{7*7}}}}"), ""),
    "属性": (_text("岱山县乙局", f'一" onmouseover="{MARK}'), ""),
    "公式": (_text("岱山县丙局", '=HYPERLINK("http://a.example","b")'), ""),
    "公式二": (_text("岱山县丁局", "@SUM(1+1)*cmd|' /C calc'!A0"), ""),
    "反向": (_text("岱山县戊局", f"一{_UNSEEN}项"), ""),
    "控制": (_text("岱山县己局", "一\x07\x1b[31m项\x85"), ""),
    "零字节": (_text("岱山县庚局", "一\x00项"), ""),
    "水务": (_text("岱山县水务局"), ""),
    "税务": (_text("岱山县税务局"), ""),
    "噪声": (_text("岱山县辛局", total="559.6700000000001"), ""),
    "十的三十次方": (_text("岱山县壬局", total="1" + "0" * 30), ""),
    "网页": (
        _html("岱山县癸局", _SCRIPT + f"<img src=x onerror={MARK}><base href=//a.example>"),
        "",
    ),
    "网页存档": (_mht("岱山县子局"), ""),
    "压缩路径": (_zip(("../../../etc/x.txt", _text("岱山县丑局"))), ""),
    "链接": (_text("岱山县寅局"), f"url: 'javascript:{MARK}'\n"),
    "名<script>attackmark<": (_text("岱山县卯局"), ""),
    "很长" + "长" * 70: (_text("岱山县辰局"), ""),
    "深处": (_html("岱山县巳局", "<div>" * 3000), ""),
}
"""Name of the source → its content and its sidecar; each has to be published."""
REFUSED: dict[str, tuple[bytes, str, str]] = {
    "名中反向": (_text("岱山县午局"), 'department: "岱山县午局\\u202e"\n', ".yml"),
    "名中控制": (_text("岱山县未局"), 'department: "岱山县未\\u0007局"\n', ".yml"),
    "执行": (_text("岱山县申局"), "department: !!python/object/apply:os.system [id]\n", ".yml"),
    "别名": (_text("岱山县酉局"), "a: &a [1]\nb: *a\n", ".yml"),
    "实体": (_zip(("[Content_Types].xml", _TYPES.encode()), ("word/document.xml", _BOMB.encode())),
           "", "实体"),
    "炸弹": (_zip(("a.txt", b"0" * 70_000_000)), "", "more than"),
    "套娃": (_zip(("a.zip", _zip(("b.zip", _zip(("c.txt", b"x")))))), "", "within a zip file"),
    "空": (b"", "", "empty"),
    "程序": (b"\x7fELF" + bytes(90), "", "program"),
}  # fmt: skip
"""Name → content, sidecar, and a word of the reason; each has to be set aside by name."""


def hostile(field: Field) -> Iterator[Outcome]:
    """One publication of all of them, looked over: what each became, and every file of the site."""
    place = field.place("hostile")
    for name, (content, sidecar) in PUBLISHED.items():
        _put(place, name, content, sidecar)
    for name, (content, sidecar, _) in REFUSED.items():
        _put(place, name, content, sidecar)
    raw = os.fsencode(place.sources) + "/局名.txt".encode("gb18030")
    Path(os.fsdecode(raw)).write_bytes(_text("岱山县戌局"))
    ended = run(place.command("publish"), field.log)
    wrong = ended.wrong or ("" if ended.code == 0 else f"exit code {ended.code}")
    yield Outcome("hostile", wrong, f"one run over all → {ended.code}")
    if not wrong:
        yield from _became(place)
        yield from _looked_over(place.output)


def _put(place: Place, name: str, content: bytes, sidecar: str) -> None:
    (place.sources / f"{name}.txt").write_bytes(content)
    if sidecar:
        (place.sources / f"{name}.yml").write_text(_HERE + sidecar, encoding="utf-8")


def _became(place: Place) -> Iterator[Outcome]:
    status = json.loads((place.packages / ".status.json").read_text(encoding="utf-8"))
    built = {each["source"]: each["package"] for each in status["built"]}
    aside = {each["source"]: each["reason"] for each in status["set_aside"]}
    for name in PUBLISHED:
        wrong = "" if f"{name}.txt" in built else aside.get(f"{name}.txt", "not told of")
        yield Outcome("hostile source", wrong, f"{name[:20]}: published")
    for name, (_, _, word) in REFUSED.items():
        reason = aside.get(f"{name}.txt", "")
        wrong = "" if word in reason else f"not refused, or not so: {reason}"
        yield Outcome("hostile source", wrong, f"{name}: {reason[:90]}")
    not_utf8 = [each for each in built if each not in {f"{name}.txt" for name in PUBLISHED}]
    others = {f"{name}.txt" for name in ("岱山县水利局", "岱山县民政局", "岱山县财政局")}
    yield Outcome(
        "hostile source",
        "" if len(set(not_utf8) - others) == 1 and others <= set(not_utf8) else str(not_utf8),
        "a name in GB 18030, and the harmless ones beside all these",
    )
    twins = {built.get(f"{name}.txt", "") for name in ("水务", "税务")}
    expected = {"330921-shuiwuju-2022-budget", "330921-shuiwuju-2-2022-budget"}
    yield Outcome("hostile source", "" if twins == expected else str(twins), "homophones")
    yield from (_without_amount(place, built, name) for name in ("噪声", "十的三十次方"))


def _without_amount(place: Place, built: dict[str, str], name: str) -> Outcome:
    path = place.packages / built.get(f"{name}.txt", "") / "amounts.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    long = [row for row in rows if len(row["amount_text"].replace(",", "")) > 14]
    valued = [row["amount"] for row in long if row["amount"]]
    wrong = "" if long and not valued else f"{len(long)} printed, valued {valued}"
    return Outcome("hostile source", wrong, f"{name}: {len(long)} as printed, without an amount")


class _Page(HTMLParser):
    """What a reader's browser would run, and text that it would turn round."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "script" and "src" not in said and said.get("type") != "application/ld+json":
            self.wrong.append("an inline script")
        self.wrong += [f"{name} in <{tag}>" for name in said if name.startswith("on")]
        self.wrong += [
            f"{value[:40]} in <{tag}>"
            for value in said.values()
            if value and re.match(r"\s*(?:javascript|data|vbscript):", value, re.IGNORECASE)
        ]
        if tag in ("iframe", "object", "embed") or (tag == "base" and "href" in said):
            self.wrong.append(f"<{tag}>")


def _looked_over(site: Path) -> Iterator[Outcome]:
    files = sorted(path for path in site.rglob("*") if path.is_file())
    pages = [path for path in files if path.suffix == ".html"]
    yield _all(site, pages, "pages: nothing that runs, no sign that turns text", _page)
    xml = [path for path in files if path.suffix == ".xml"]
    yield _all(site, xml, "feeds and maps: well-formed, no such sign", _xml)
    tables = [path for path in files if path.suffix == ".csv"]
    yield _all(site, tables, "CSV: no cell that a spreadsheet would run", _csv)
    received = [path for path in files if "/source/" in path.as_posix()]
    yield _all(site, received, "received files: none that a host serves as a page", _received)


def _all(site: Path, paths: list[Path], said: str, look: object) -> Outcome:
    assert callable(look)
    wrong = [f"{path.relative_to(site)}: {why}" for path in paths if (why := look(path))]
    wrong = wrong if paths else ["there are none"]
    return Outcome("hostile site", "; ".join(wrong[:3]), f"{len(paths)} {said}")


def _signs(text: str) -> str:
    named = "".join(
        chr(min(int(a or "0", 16) or int(b or 0), 0x10FFFF)) for a, b in _REFERENCE.findall(text)
    )
    found = sorted(set(_FORBIDDEN.findall(text + named)))
    return f"signs {found}" if found else ""


def _page(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    page = _Page()
    page.feed(text)
    return "; ".join([*page.wrong[:2], *filter(None, [_signs(text)])])


def _xml(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    try:
        minidom.parseString(text.encode())
    except Exception as error:  # whatever the parser says
        return f"not well-formed: {error}"
    return _signs(text)


def _csv(path: Path) -> str:
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.reader(file):
            for cell in row:
                if cell[:1] in ("=", "@", "\t", "\r") or re.match(r"[+-](?![\d.,]+%?$|$|-)", cell):
                    return f"a cell {cell[:40]!r}"
                if signs := _signs(cell):
                    return signs
    return ""


def _received(path: Path) -> str:
    return "served as a page" if path.suffix.lower() in _INERT else ""
