"""Strategies of well-formed XML: bodies of docx, xlsx and ods with what their formats allow, and more."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import strategies as st

from tools.fuzz.words import COUNT, WORDS, XML_TEXT

Texts = st.SearchStrategy[str]
_FLAG = st.sampled_from(["1", "0", "true", "on", ""])


def _element(tag: str, attributes: Mapping[str, Texts], inside: Texts) -> Texts:
    """The element with any of the attributes."""

    def made(said: Mapping[str, str], body: str) -> str:
        stated = "".join(f' {name}="{value}"' for name, value in said.items())
        return f"<{tag}{stated}>{body}</{tag}>"

    return st.builds(made, st.fixed_dictionaries({}, optional=dict(attributes)), inside)


def _some(*kinds: Texts, most: int = 3) -> Texts:
    """A few elements of these kinds in any order."""
    return st.lists(st.one_of(*kinds), max_size=most).map("".join)


def _value(tag: str, value: Texts) -> Texts:
    return value.map(lambda said: f'<{tag} w:val="{said}"/>')


_RUN = _element(
    "w:r",
    {},
    st.builds(
        "{}{}".format,
        st.just("")
        | _element(
            "w:rPr",
            {},
            _some(
                _value("w:strike", _FLAG),
                _value("w:vanish", _FLAG),
                _value("w:vertAlign", st.sampled_from(["superscript", "x"])),
            ),
        ),
        _some(
            _element("w:t", {"xml:space": st.just("preserve")}, XML_TEXT),
            st.sampled_from(
                [
                    "<w:tab/>",
                    "<w:br/>",
                    '<w:br w:type="page"/>',
                    '<w:fldChar w:fldCharType="begin"/>',
                    '<w:fldChar w:fldCharType="separate"/>',
                    '<w:fldChar w:fldCharType="end"/>',
                    "<w:instrText>= SUM(ABOVE)</w:instrText>",
                    '<w:sym w:font="Wingdings" w:char="F0FE"/>',
                    '<w:sym w:char="zz"/>',
                    "<w:noBreakHyphen/>",
                    "<w:footnoteReference/>",
                    "<w:pict><v:textbox><w:txbxContent><w:p/></w:txbxContent></v:textbox></w:pict>",
                ]
            ),
        ),
    ),
)
_RUNS = _some(
    _RUN,
    *(_element(tag, {}, _RUN) for tag in ("w:ins", "w:del", "w:hyperlink", "w:smartTag")),
    most=4,
)
_PARAGRAPH = _element(
    "w:p",
    {},
    st.builds(
        "{}{}".format,
        st.just("")
        | _element(
            "w:pPr",
            {},
            _some(
                _value("w:pStyle", st.sampled_from(["1", "Heading1", "x"])),
                _value("w:outlineLvl", COUNT),
                _element("w:numPr", {}, _some(_value("w:ilvl", COUNT), _value("w:numId", COUNT))),
            ),
        ),
        _RUNS,
    ),
)


def _docx_table(inside: Texts) -> Texts:
    cell = st.builds(
        "<w:tc><w:tcPr>{}</w:tcPr>{}</w:tc>".format,
        _some(
            _value("w:gridSpan", COUNT),
            _value("w:vMerge", st.sampled_from(["restart", "continue", ""])),
            _value("w:hMerge", st.sampled_from(["restart", "continue"])),
        ),
        inside,
    )
    row = st.builds(
        "<w:tr><w:trPr>{}</w:trPr>{}</w:tr>".format,
        _some(_value("w:gridBefore", COUNT), _value("w:gridAfter", COUNT), most=2),
        _some(cell, most=5),
    )
    grid = st.lists(st.sampled_from(['<w:gridCol w:w="900"/>', '<w:gridCol w:w="-3"/>']))
    return st.builds("<w:tbl><w:tblGrid>{}</w:tblGrid>{}</w:tbl>".format, grid.map("".join),
                     _some(row, most=4))  # fmt: skip


_TABLE = _docx_table(_some(_PARAGRAPH, most=2))
DOCX_BODY = _some(_PARAGRAPH, _TABLE, _docx_table(_some(_PARAGRAPH, _TABLE, most=2)), most=5)

_REFERENCE = st.sampled_from(
    ["A1", "B1", "A2", "B2", "C3", "XFD1048576", "ZZZZ9", "A0", "", "1", "a1"]
)
_CELL = _element(
    "c",
    {
        "r": _REFERENCE,
        "t": st.sampled_from(["s", "str", "inlineStr", "b", "e", "n", "d", "x"]),
        "s": COUNT,
    },
    _some(
        _element("v", {}, XML_TEXT | COUNT),
        _element("is", {}, _some(_element("t", {}, XML_TEXT), _element("r", {}, st.just("")))),
        _element("f", {"t": st.just("shared"), "ref": _REFERENCE}, XML_TEXT),
        most=2,
    ),
)
_ROW = _element(
    "row", {"r": COUNT, "hidden": _FLAG, "ht": COUNT, "spans": XML_TEXT}, _some(_CELL, most=5)
)
_AREA = st.sampled_from(["A1:B2", "A1:XFD1048576", "B2:A1", "A1", "", "A:A"])
_AFTER = _some(
    _AREA.map('<mergeCells><mergeCell ref="{}"/></mergeCells>'.format),
    _AREA.map('<autoFilter ref="{}"/>'.format),
    st.builds('<cols><col min="{}" max="{}" hidden="1"/></cols>'.format, COUNT, COUNT),
    st.just('<sheetViews><sheetView showZeros="0"/></sheetViews>'),
)
XLSX_SHEET = st.builds(
    "<sheetData>{}</sheetData>{}".format, _some(_ROW, most=5), _AFTER
)  # fmt: skip
XLSX_STRINGS = _some(
    _element("si", {}, _some(_element("t", {}, XML_TEXT), _element("r", {}, _element("t", {}, XML_TEXT)))),
    most=4,
)  # fmt: skip
_CODE = st.sampled_from(
    ["0.00", "#,##0.00_);(#,##0.00)", "[&gt;=10000]0!.0,", "yyyy年m月", "@", "[Red]-0",
     "0/0", '&quot;', "\\", "[", "General",
     "0.00E+00", ";;;", "[$-804]aaaa", "?" * 300]
)  # fmt: skip
XLSX_STYLES = st.builds(
    "<numFmts>{}</numFmts><cellXfs>{}</cellXfs>".format,
    st.builds('<numFmt numFmtId="{}" formatCode="{}"/>'.format, COUNT, _CODE),
    st.lists(COUNT.map('<xf numFmtId="{}"/>'.format), max_size=4).map("".join),
)

_SHOWN = st.sampled_from(["visible", "collapse", "filter", "x"])
_PRINTED = _element(
    "text:p",
    {},
    _some(
        XML_TEXT,
        COUNT.map('<text:s text:c="{}"/>'.format),
        st.sampled_from(["<text:tab/>", "<text:line-break/>", "<text:span>"]).map(
            lambda tag: f"{tag}</text:span>" if tag == "<text:span>" else tag
        ),
    ),
)
_BESIDE = st.sampled_from(
    [
        "<office:annotation><text:p>a</text:p></office:annotation>",
        "<draw:frame><draw:image/></draw:frame>",
        "<draw:custom-shape><text:p>说明</text:p></draw:custom-shape>",
    ]
)
_ODS_CELL = st.one_of(
    *(
        _element(
            tag,
            {
                "table:number-columns-repeated": COUNT,
                "table:number-columns-spanned": COUNT,
                "table:number-rows-spanned": COUNT,
                "table:style-name": st.just("box"),
                "table:formula": st.just("of:=1+1"),
                "office:value-type": st.sampled_from(["float", "string", "date", "error", "x"]),
                "office:value": XML_TEXT | COUNT,
                "office:date-value": XML_TEXT,
            },
            _some(_PRINTED, _BESIDE, most=2),
        )
        for tag in ("table:table-cell", "table:covered-table-cell")
    )
)
_ODS_ROW = _element(
    "table:table-row",
    {"table:number-rows-repeated": COUNT, "table:visibility": _SHOWN},
    _some(_ODS_CELL, most=5),
)
_ODS_COLUMN = _element(
    "table:table-column",
    {"table:number-columns-repeated": COUNT, "table:visibility": _SHOWN},
    st.just(""),
)
_ODS_ROWS = _some(_ODS_ROW, _ODS_COLUMN, _element("table:table-header-rows", {}, _ODS_ROW), most=5)
ODS_TABLES = _some(
    _element(
        "table:table",
        {"table:name": WORDS, "table:style-name": st.sampled_from(["ta1", "ta2"])},
        _some(_ODS_ROWS, _element("table:table", {}, _ODS_ROWS), most=2),
    ),
    _BESIDE,
    most=3,
)
