"""PrintedDocument → html as it stands on the web.

`from_word`: what Word saves, in GBK, every paragraph and cell full of styles. Without it: an article
within a site's page, in UTF-8, with the site's menu above and its links below.
"""

from __future__ import annotations

from html import escape

from tests.roundtrip.printed import PrintedCell, PrintedDocument, PrintedLine, PrintedTable

_SITE = """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{name}</title>
<style>td {{ border: 1px solid #000 }}</style><script>var views = 1024.00;</script></head>
<body><header><nav><ul><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li></ul></nav></header>
<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/yjs/">预决算公开</a></div>
<article class="content"><h1>{name}</h1>
{body}
</article>
<footer><ul><li><a href="/a.html">上一篇</a></li></ul><p>版权所有 <a href="/map">网站地图</a></p></footer>
</body></html>
"""
_WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office">
<head><meta http-equiv=Content-Type content="text/html; charset=gb2312">
<meta name=Generator content="Microsoft Word 15"><title>{name}</title>
<style><!-- p.MsoNormal {{mso-style-parent:""; font-family:宋体;}} --></style></head>
<body lang=ZH-CN style='tab-interval:21.0pt'><div class=WordSection1>
{body}
</div></body></html>
"""


def write_html(document: PrintedDocument, from_word: bool) -> bytes:
    """The file's bytes."""
    parts: list[str] = []
    for item in document.items:
        if isinstance(item, PrintedLine):
            parts.append(_paragraph(item.text, from_word))
        else:
            parts += _table(item, from_word)
    page = (_WORD if from_word else _SITE).format(name=escape(document.name), body="\n".join(parts))
    return page.encode("gbk", "xmlcharrefreplace") if from_word else page.encode()


def _table(table: PrintedTable, from_word: bool) -> list[str]:
    lines = [_paragraph(text, from_word) for text in (table.title, *table.caption)]
    rows = [
        "<tr>" + "".join(_cell(cell, from_word) for cell in row if cell is not None) + "</tr>"
        for row in table.rows
    ]
    if rows:
        style = "class=MsoNormalTable style='border-collapse:collapse'" if from_word else ""
        lines.append("\n".join([f"<table {style}>", *rows, "</table>"]))
    return [*lines, *(_paragraph(text, from_word) for text in table.notes)]


def _cell(cell: PrintedCell, from_word: bool) -> str:
    spans = f" colspan={cell.columns}" if cell.columns > 1 else ""
    spans += f" rowspan={cell.rows}" if cell.rows > 1 else ""
    if not from_word:
        return f"<td{spans}>{_text(cell.text)}</td>"
    style = "border:solid windowtext 1.0pt;padding:0cm 5.4pt 0cm 5.4pt;height:14.25pt"
    return f"<td{spans} nowrap style='{style}'>{_paragraph(cell.text, from_word)}</td>"


def _paragraph(text: str, from_word: bool) -> str:
    if not from_word:
        return f"<p>{_text(text)}</p>"
    style = "font-size:10.0pt;font-family:宋体;mso-bidi-font-family:宋体"
    inner = f"<span lang=EN-US style='{style}'>{_text(text)}<o:p></o:p></span>"
    return f"<p class=MsoNormal align=center style='text-align:center'>{inner}</p>"


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>") or "&nbsp;"
