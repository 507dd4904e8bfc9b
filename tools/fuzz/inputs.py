"""Strategies: files of each format that are nearly right, and sidecars; name → strategy of bytes."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from hypothesis import strategies as st

_WORDS = st.sampled_from(
    [
        "岱山县水利局",
        "2022年",
        "部门预算",
        "部门决算",
        "目录",
        "收支预算总表",
        "支出总表",
        "单位：万元",
        "单位：元",
        "项目",
        "预算数",
        "科目编码",
        "科目名称",
        "合计",
        "基本支出",
        "项目支出",
        "收入总计",
        "支出总计",
        "一、一般公共预算拨款收入",
        "编制单位：",
        "第一部分",
        "比上年增加",
        "增长",
        "下降",
        "主要原因是",
        "其中：",
        "三公经费",
        "绩效目标",
        "指标值",
        "—",
        "0",
        "×",
        "208",
        "2080505",
    ]
)
_NUMBERS = (
    st.decimals(-(10**9), 10**9, places=2).map(str)
    | st.floats(allow_nan=True).map(repr)
    | st.integers(-(10**40), 10**40).map(str)
    | st.sampled_from(["1,051.10", "(3.00)", "５.2%", "--", "1.2.3", "559.6700000000001", "1e99"])
)
_CELL = (
    _WORDS | _NUMBERS | st.text(max_size=6) | st.sampled_from(["", "\u202e", "\x07", "=1+1", " "])
)
_LINE = st.lists(_CELL, max_size=5).map("".join)
_ROW = st.lists(_CELL, min_size=1, max_size=6)
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
_HTML = st.lists(_TAGS | _CELL, max_size=30).map(
    lambda parts: ("<html><body>" + "".join(parts) + "</body></html>").encode("utf-8", "replace")
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
    | _CELL,
    max_size=25,
).map("".join)


def _zipped(members: dict[str, str]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content.encode("utf-8", "replace"))
    return made.getvalue()


def _docx(body: str, is_closed: bool) -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    end = "</w:body></w:document>" if is_closed else ""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = f'<Types><Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
    document = f"<w:document {space}><w:body>{body}{end}"
    return _zipped({"[Content_Types].xml": types, "word/document.xml": document})


def _xlsx(body: str, is_closed: bool) -> bytes:
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    types = f'<Types><Override PartName="/xl/workbook.xml" ContentType="{kind}"/></Types>'
    ids = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
    link = f'<Relationship Id="r1" Type="{related}" Target="worksheets/sheet1.xml"/>'
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{link}</Relationships>"
    )
    end = "</sheetData></worksheet>" if is_closed else ""
    book = f'<workbook {space} {ids}><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>'
    return _zipped(
        {
            "[Content_Types].xml": types,
            "xl/workbook.xml": book,
            "xl/_rels/workbook.xml.rels": rels,
            "xl/worksheets/sheet1.xml": f"<worksheet {space}><sheetData>{body}{end}",
        }
    )


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
        _CELL | st.sampled_from(["'330921'", "2022", "budget", "2022-13-45", "{a: b}", "[[[["]),
    ),
    max_size=6,
).map(lambda lines: "\n".join(lines).encode("utf-8", "replace"))

FILES: dict[str, st.SearchStrategy[bytes]] = {
    "txt": _TXT,
    "html": _and_damaged(_HTML),
    "mht": _and_damaged(_MHT),
    "docx": _and_damaged(st.builds(_docx, _XML, st.booleans())),
    "xlsx": _and_damaged(st.builds(_xlsx, _XML, st.booleans())),
    "pdf": _and_damaged(st.builds(_pdf, st.binary(max_size=40), st.text("a0(\\)", max_size=9))),
    "zip": _and_damaged(
        st.dictionaries(
            st.text(min_size=1, max_size=8) | st.just("../x.txt"), _PLAIN, max_size=3
        ).map(_zipped)
    ),
    "bytes": st.binary(max_size=300),
}
SIDECAR = _and_damaged(_SIDECAR)
