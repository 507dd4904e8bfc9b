"""Strategies: files of each format that are nearly right, and sidecars; name → strategy of bytes."""

from __future__ import annotations

from hypothesis import strategies as st

from tools.fuzz.words import CELL
from tools.fuzz.workbooks import DOCX, ODS, XLS, XLSX, docx, xlsx, zipped

_LINE = st.lists(CELL, max_size=5).map("".join)
_ROW = st.lists(CELL, min_size=1, max_size=6)
_GRID = st.lists(_ROW, min_size=1, max_size=6)
_OPENING = "岱山县水利局2022年部门预算\n\n目 录\n\n2022年部门收支预算总表\n\n单位：万元\n\n"


def _lines(parts: list[str | list[list[str]]]) -> str:
    return "\n".join(
        part if isinstance(part, str) else "\n".join("\t".join(row) for row in part)
        for part in parts
    )


_TEXT = st.lists(_LINE | _GRID, max_size=6).map(_lines)
_PLAIN = st.tuples(st.sampled_from(["", _OPENING]), _TEXT).map("".join)


def _encoded(text: str, encoding: str) -> bytes:
    return text.encode(encoding, "replace")


_TXT = st.builds(
    _encoded, _PLAIN, st.sampled_from(["utf-8", "gb18030", "utf-16", "utf-16-le", "utf-8-sig"])
)
_TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<table>",
        "</table>",
        "<tr>",
        "</tr>",
        "<td>",
        "</td>",
        "<td",
        "colspan=2>",
        "<td",
        "rowspan=9>",
        "<div>",
        "</div>",
        "<br>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<style>",
        "</style>",
        "<td",
        'colspan="99999999">',
        "<![CDATA[",
        "]]>",
        "&nbsp;",
        "&#0;",
        "&#x202e;",
        "<base",
        "href=//x>",
        "<svg>",
        "<math>",
        "<template>",
        "<select>",
        "<plaintext>",
    ]
)
_STYLE = st.lists(
    st.sampled_from(
        [
            "display:table",
            "display:table-row",
            "display:table-cell",
            "display:grid",
            "display:flex",
            "display:contents",
            "display:none",
            "float:left",
            "flex:2",
            "grid-template-columns:repeat(3,minmax(0,1fr)) 9px",
            "grid-template-columns:repeat(2,",
            "grid-column:span 2",
            "grid-row:1/9",
            "grid-column:span 99999999",
        ]
    ),
    max_size=3,
).map(";".join)
_BLOCKS = st.recursive(
    CELL,
    lambda held: st.builds(
        lambda style, parts: f'<div style="{style}">{"".join(parts)}</div>',
        _STYLE,
        st.lists(held, min_size=1, max_size=4),
    ),
    max_leaves=30,
)
"""Blocks that may stand as tables."""
_HTML = (st.lists(_TAGS | CELL, max_size=30).map("".join) | _BLOCKS).map(
    lambda body: f"<html><body>{body}</body></html>".encode("utf-8", "replace")
)
_MHT = st.builds(
    lambda head, body: (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=" + head.encode()
        + b"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n" + body + b"\r\n--b--\r\n"
    ),
    st.sampled_from(["b", '"b"', "", "x", "b; charset=none"]),
    _HTML,
)  # fmt: skip
_XML = st.lists(
    st.sampled_from(
        [
            "<w:p>",
            "</w:p>",
            "<w:r>",
            "</w:r>",
            "<w:t>",
            "</w:t>",
            "<w:tbl>",
            "</w:tbl>",
            "<w:tr>",
            "</w:tr>",
            "<w:tc>",
            "</w:tc>",
            "<w:gridSpan",
            'w:val="2"/>',
            "<w:vMerge/>",
            "<row>",
            "</row>",
            "<c>",
            "</c>",
            "<v>",
            "</v>",
            "<row",
            'r="999999999">',
            "<c",
            'r="ZZZZ9"',
            't="s">',
            "<c",
            'r="A1"',
            't="inlineStr">',
            "<is>",
            "</is>",
            "<t>",
            "</t>",
        ]
    )
    | CELL,
    max_size=25,
).map("".join)


def _xlsx(body: str, is_closed: bool) -> bytes:
    end = "</sheetData></worksheet>" if is_closed else ""
    return xlsx(f"<sheetData>{body}{end}")


def _pdf(body: bytes, stream: str) -> bytes:
    content = f"BT /F1 12 Tf 72 720 Td ({stream}) Tj ET".encode("latin-1", "replace")
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R"
        b"/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n"
        b"4 0 obj<</Length " + str(len(content)).encode() + b">>stream\n" + content
        + b"\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
        + body + b"\ntrailer<</Root 1 0 R>>\n%%EOF"
    )  # fmt: skip


def _damaged(content: bytes, at: int, by: bytes, cut: int) -> bytes:
    at %= len(content) + 1
    whole = content[:at] + by + content[at + len(by) :]
    return whole[: len(whole) - cut % (len(whole) + 1)] if cut else whole


def _and_damaged(strategy: st.SearchStrategy[bytes]) -> st.SearchStrategy[bytes]:
    """What the strategy makes, as it is or with a few bytes changed or its end cut off."""
    cut = st.integers(0, 400) | st.just(0)
    return strategy | st.builds(_damaged, strategy, st.integers(0), st.binary(max_size=4), cut)


_SIDECAR = st.lists(
    st.builds(
        "{}{}{}".format,
        st.sampled_from(
            [
                "division",
                "department",
                "unit",
                "fiscal_year",
                "kind",
                "url",
                "published_on",
                "corrections",
                "answers",
                "x",
            ]
        ),
        st.sampled_from(
            [": ", ":", ": [", ": {", ": &a ", ": *a ", ": !!python/object:x ", ": |\n "]
        ),
        CELL | st.sampled_from(["'330921'", "2022", "budget", "2022-13-45", "{a: b}", "[[[["]),
    ),
    max_size=6,
).map(lambda lines: "\n".join(lines).encode("utf-8", "replace"))

# A name that is nothing before its first NUL cannot be packed.
_NAME = st.text(min_size=1, max_size=8).filter(lambda name: name[0] != "\0") | st.just("../x.txt")

FILES: dict[str, st.SearchStrategy[bytes]] = {
    "txt": _TXT,
    "html": _and_damaged(_HTML),
    "mht": _and_damaged(_MHT),
    "docx": DOCX | _and_damaged(st.builds(docx, _XML, st.booleans())),
    "xlsx": XLSX | _and_damaged(st.builds(_xlsx, _XML, st.booleans())),
    "xls": _and_damaged(XLS),
    "ods": ODS | _and_damaged(ODS),
    "pdf": _and_damaged(st.builds(_pdf, st.binary(max_size=40), st.text("a0(\\)", max_size=9))),
    "zip": _and_damaged(st.dictionaries(_NAME, _PLAIN, max_size=3).map(zipped)),
    "bytes": st.binary(max_size=300),
}
SIDECAR = _and_damaged(_SIDECAR)
