"""xlsx and xlsm → Document, in the transitional and the strict kind of Office Open XML.

Only the parts that print are read, so that a broken one beside them is in nobody's way: the workbook,
its relationships, styles, shared texts and sheets, and the shapes drawn on these.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from pipeline.model.document import Document, Place, Remark
from pipeline.model.refusal import Refusal
from pipeline.read.spreadsheet.archive import SAVE_WAY_OUT, Archive, open_archive
from pipeline.read.spreadsheet.document import document_of
from pipeline.read.spreadsheet.markup import tell, telling, tree
from pipeline.read.spreadsheet.plain_rows import parted
from pipeline.read.spreadsheet.remarks import formats_missing
from pipeline.read.spreadsheet.runs import Said
from pipeline.read.spreadsheet.shared_strings import Shared, SharedStrings
from pipeline.read.spreadsheet.sheet import MAX_SHEETS, Allowance, Gathering, Sheet, State
from pipeline.read.spreadsheet.xlsx_sheet import SheetCells
from pipeline.read.spreadsheet.xlsx_styles import cell_styles

_STATES = {"hidden": State.HIDDEN, "veryHidden": State.DEEPLY_HIDDEN}
_WORKBOOK = "xl/workbook.xml"


@dataclass(frozen=True, slots=True)
class _Relation:
    """What a part names by an id: another part, and what that is."""

    kind: str
    path: str


def read_xlsx(name: str, content: bytes) -> Document:
    """Read a workbook. Raises Refusal for one that is damaged, locked, too large or hostile."""
    archive = open_archive(name, content)
    path = workbook_path(archive)
    workbook = tree(f"{name}: {path}", archive.read(path))
    relations = _relations(archive, path)
    found = _style_root(archive, relations)
    shared = Shared(
        strings=_strings(archive, relations),
        styles=() if found is None else cell_styles(found),
        from_1904=_is_from_1904(workbook),
    )
    sheets = tuple(_sheets(archive, workbook, relations, shared))
    remarks: tuple[Remark, ...] = () if found is not None else (formats_missing(Place(name)),)
    return document_of(name, "xlsx", sheets, remarks)


def workbook_path(archive: Archive) -> str:
    """The part that lists the sheets. Raises Refusal where there is none that is read."""
    stated = [r.path for r in _relations(archive, "").values() if r.kind == "officeDocument"]
    paths = [path for path in (*stated, _WORKBOOK) if archive.has(path)]
    if paths and not paths[0].endswith(".bin"):
        return paths[0]
    seen = "a binary workbook (xlsb)" if paths else "no workbook"
    way_out = "open it in a spreadsheet program and save it as xlsx"
    raise Refusal(archive.file, f"there is {seen} in it", way_out)


def _relations(archive: Archive, path: str) -> dict[str, _Relation]:
    """The parts that the part at `path` names, by id."""
    folder, base = posixpath.split(path)
    relations = posixpath.join(folder, "_rels", f"{base}.rels")
    if not archive.has(relations):
        return {}
    root = tree(f"{archive.file}: {relations}", archive.read(relations))
    return {
        found.get("Id", ""): _Relation(
            posixpath.basename(found.get("Type", "")), _target(folder, found.get("Target", ""))
        )
        for found in root.iterchildren("{*}Relationship")
    }


def _target(folder: str, target: str) -> str:
    """A part's path from the file's root, whichever way its target is written."""
    target = target.replace("\\", "/")
    joined = target if target.startswith("/") else posixpath.join("/", folder, target)
    return posixpath.normpath(joined).lstrip("/")


def _of_kind(archive: Archive, relations: dict[str, _Relation], kind: str, usual: str) -> str:
    """The path of the one part of a kind, "" where there is none."""
    stated = [relation.path for relation in relations.values() if relation.kind == kind]
    return next((path for path in (*stated, usual) if archive.has(path)), "")


def _strings(archive: Archive, relations: dict[str, _Relation]) -> list[Said]:
    path = _of_kind(archive, relations, "sharedStrings", "xl/sharedStrings.xml")
    if not path:
        return []
    events = SharedStrings(f"{archive.file}: {path}")
    tell(events.where, archive.chunks(path), events)
    return events.strings


def _style_root(archive: Archive, relations: dict[str, _Relation]) -> etree._Element | None:
    """The styles; None where they are missing or broken, without which cells can still be read."""
    path = _of_kind(archive, relations, "styles", "xl/styles.xml")
    if not path:
        return None
    content = archive.read(path)
    try:
        return tree(f"{archive.file}: {path}", content)
    except Refusal:
        return None


def _is_from_1904(workbook: etree._Element) -> bool:
    stated = [found.get("date1904", "0") for found in workbook.iterchildren("{*}workbookPr")]
    return any(value in ("1", "true") for value in stated)


def _sheets(
    archive: Archive, workbook: etree._Element, relations: dict[str, _Relation], shared: Shared
) -> Iterator[Sheet]:
    named = [
        found
        for group in workbook.iterchildren("{*}sheets")
        for found in group.iterchildren("{*}sheet")
    ]
    if len(named) > MAX_SHEETS:
        raise Refusal(
            archive.file,
            f"{len(named):,} sheets, more than the {MAX_SHEETS} that are taken in",
            "split it, or check that it is the right file",
        )
    allowance = Allowance(archive.file)
    gathered_sheets: list[Gathering] = []
    for found in named:
        state = _STATES.get(found.get("state", ""), State.SHOWN)
        gathered = Gathering(allowance, found.get("name", ""), state)
        relation = relations.get(_relation_id(found))
        if relation is None:
            raise Refusal(
                f"{archive.file} sheet {gathered.name}", "it is listed but not there", SAVE_WAY_OUT
            )
        if relation.kind == "worksheet":  # the others hold a chart, or a program
            _gather(archive, relation.path, shared, gathered)
        gathered_sheets.append(gathered)
    _settle_zeros(shared, {each.name: each for each in gathered_sheets})
    for gathered in gathered_sheets:
        yield gathered.sheet()


def _settle_zeros(shared: Shared, sheets: Mapping[str, Gathering]) -> None:
    """Take the zeros of formulas that nothing has calculated out of the sheets, and note them."""
    found = shared.zeros.found({name: sheet.texts for name, sheet in sheets.items()})
    shared.zeros.forget()
    for name, (row, column) in found.without_value:
        sheets[name].texts.pop((row, column), None)
        sheets[name].note_formula(row, column)
    for name, position in found.over_texts:
        sheets[name].sums_over_texts.append(position)


def _relation_id(found: etree._Element) -> str:
    """The `r:id` of an element, whatever namespace the kind of workbook gives it."""
    ids = [value for key, value in found.attrib.items() if str(key).endswith("relationships}id")]
    return str(ids[0]) if ids else ""


def _gather(archive: Archive, path: str, shared: Shared, gathered: Gathering) -> None:
    events = SheetCells(f"{archive.file} sheet {gathered.name}", shared, gathered)
    with telling(events.where, events) as feed:
        for piece in parted(archive.chunks(path), events.is_among_rows):
            if isinstance(piece, bytes):
                feed(piece)
            else:
                events.take_row(*piece)
    if not events.has_drawing:
        return
    for relation in _relations(archive, path).values():
        if relation.kind == "drawing" and archive.has(relation.path):
            _gather_shapes(
                tree(f"{archive.file}: {relation.path}", archive.read(relation.path)), gathered
            )


def _gather_shapes(drawing: etree._Element, gathered: Gathering) -> None:
    """The words of a drawing's shapes, and how many pictures it has."""
    for shape in drawing.iter("{*}sp"):
        paragraphs = ["".join(t.text or "" for t in p.iter("{*}t")) for p in shape.iter("{*}p")]
        words = " ".join(filter(None, (paragraph.strip() for paragraph in paragraphs)))
        if words and words not in gathered.shape_words:
            gathered.shape_words.append(words)
    gathered.pictures += sum(1 for _ in drawing.iter("{*}pic"))
