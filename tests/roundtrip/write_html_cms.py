"""PrintedDocument → html as a site's editor keeps what was pasted into it from Word.

The page is laid out with tables, the article in one within one. All is styled where it stands, in spans
that end within a number; lines are indented with hard spaces, empty cells hold a break or such a space,
headings are spread out or broken into paragraphs. The lines above a form are the first rows of its
table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from tests.roundtrip.captioned import rows_above, rows_below
from tests.roundtrip.printed import (
    PrintedCell,
    PrintedDocument,
    PrintedLine,
    PrintedRow,
    PrintedTable,
)
from tests.roundtrip.typesetting import spread

_PAGE = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN">
<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"/><title>{name}</title>
<meta name="ArticleTitle" content="{name}"/><meta name="ColumnName" content="预决算公开"/></head>
<body><table width="1000" align="center" cellpadding="0" cellspacing="0"><tbody><tr><td>
<table width="100%"><tbody><tr>{menu}</tr></tbody></table></td></tr>
<tr><td height="30">您的位置：<a href="/">首页</a> &gt; <a href="/czyjs">预决算公开</a></td></tr>
<tr><td><table width="96%" border="0" align="center" class="xl"><tbody>
<tr><td align="center" class="bt">{name}</td></tr>
<tr><td><div class="TRS_Editor">
{body}
</div></td></tr></tbody></table></td></tr>
<tr><td align="center"><a href="javascript:window.print()">打印</a> <a href="#">关闭</a></td></tr>
</tbody></table><script>var _hits = 1024.00;</script></body></html>
"""
_MENU = (
    "网站首页 走进本县 新闻中心 政务公开 政策文件 政策解读 重点领域 财政信息 行政权力 建议提案 办事服务 "
    "网上大厅 互动交流 领导信箱 民意征集 在线访谈 数据开放 专题专栏"
)
_FONT = "font-family: 仿宋_GB2312; font-size: 16.0000pt; mso-font-kerning: 1.0000pt"
_PIECES = re.compile(r"[\x00-\x7f]{1,3}|[^\x00-\x7f]+")
_CELL = "border: 1px solid rgba(0, 0, 0, 1); padding: 0 7px"
_EMPTY = ('<br style=""/>', "<p>&nbsp;</p>", "&ensp;", "")
_LONG = 6
"""Characters of a heading that is broken in two."""


def write_html_cms(document: PrintedDocument) -> bytes:
    """The file's bytes."""
    parts: list[str] = []
    for item in document.items:
        if isinstance(item, PrintedLine):
            parts.append(_paragraph("&nbsp;&nbsp;&nbsp;&nbsp;" + _styled(item.text)))
        else:
            parts.append("".join(_form(item)))
    menu = "".join(
        f'<td><a href="/{at}/">{entry}</a></td>' for at, entry in enumerate(_MENU.split())
    )
    page = _PAGE.format(name=escape(document.name), menu=menu, body="\n".join(parts))
    return page.encode()


def _form(table: PrintedTable) -> Iterator[str]:
    if not table.width:
        yield from (
            _paragraph(_styled(text)) for text in (table.title, *table.caption, *table.notes)
        )
        return
    yield '<div align="center"><table class="MsoNormalTable" cellspacing="0" width="605" '
    yield 'style="border-collapse: collapse; border: none"><tbody style="">\n'
    for row in rows_above(table):
        yield _row(row)
    for row in table.header:
        yield _row(row, is_heading=True)
    for row in (*table.body, *rows_below(table)):
        yield _row(row)
    yield '</tbody></table></div>\n<p><br clear="all"/></p>'


def _row(row: PrintedRow, is_heading: bool = False) -> str:
    cells = [_cell(cell, at, is_heading) for at, cell in enumerate(row) if cell is not None]
    return f'<tr style="height: 14.25pt">{"".join(cells)}</tr>\n'


def _cell(cell: PrintedCell, at: int, is_heading: bool) -> str:
    spans = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    spans += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    pieces = _set(cell.text) if is_heading else cell.text.split("\n")
    held = "".join(f'<p style="text-indent: 2em">{_styled(piece)}</p>' for piece in pieces)
    empty = _EMPTY[at % len(_EMPTY)]
    return (
        f'<td width="49" valign="center"{spans} style="{_CELL}">{held if cell.text else empty}</td>'
    )


def _set(heading: str) -> list[str]:
    """A short heading spread out, a long one in two paragraphs."""
    if len(heading) < _LONG:
        return [spread(heading, "\xa0 \xa0")]
    half = len(heading) // 2
    return [heading[:half], heading[half:]]


def _paragraph(held: str) -> str:
    return f'<p class="MsoNormal" style="text-align: justify">{held}</p>'


def _styled(text: str) -> str:
    """A text in spans, Latin and Chinese apart, numbers in pieces."""
    lines = (
        "".join(
            f'<span lang="EN-US" style="{_FONT}"><font face="宋体">{_escaped(piece)}</font></span>'
            for piece in _PIECES.findall(line)
        )
        for line in text.split("\n")
    )
    return "<br/>".join(lines) + "<o:p></o:p>"


def _escaped(text: str) -> str:
    return escape(text).replace("\xa0", "&nbsp;")
