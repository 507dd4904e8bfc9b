"""What the parts of every xlsx have in common, for writers that put their sheets' XML together themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.roundtrip.repacked import packed

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def letters(column: int) -> str:
    """A column's letters, columns counted from 0.

    >>> letters(0), letters(25), letters(26), letters(701)
    ('A', 'Z', 'AA', 'ZZ')
    """
    before, last = divmod(column, 26)
    return (letters(before - 1) if before else "") + chr(ord("A") + last)


def workbook_of(
    workbook: str, styles: str, sheets: Sequence[str], others: Mapping[str, str]
) -> bytes:
    """The file of a workbook's parts; `others` are parts by their names under xl/."""
    parts = {
        "styles": ("styles.xml", styles),
        "sharedStrings": ("sharedStrings.xml", others.get("sharedStrings.xml", "")),
    }
    named = {kind: (name, text) for kind, (name, text) in parts.items() if text}
    relations = [
        f'<Relationship Id="rId{at}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at in range(1, len(sheets) + 1)
    ] + [
        f'<Relationship Id="rIdOf{kind}" Type="{RELATIONS}/{kind}" Target="{name}"/>'
        for kind, (name, _) in named.items()
    ]
    types = [("workbook.xml", "sheet.main")]
    types += [(f"worksheets/sheet{at}.xml", "worksheet") for at in range(1, len(sheets) + 1)]
    types += [(name, kind) for kind, (name, _) in named.items()]
    overrides = [
        f'<Override PartName="/xl/{name}" ContentType="{_CONTENT}.{kind}+xml"/>'
        for name, kind in types
    ]
    return packed({
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{"".join(overrides)}</Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": HEAD + workbook,
        "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f"{''.join(relations)}</Relationships>",
        **{f"xl/{name}": HEAD + text for name, text in named.values()},
        **{f"xl/worksheets/sheet{at}.xml": HEAD + s for at, s in enumerate(sheets, start=1)},
    })  # fmt: skip
