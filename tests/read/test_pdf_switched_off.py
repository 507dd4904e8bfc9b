"""What lies in a layer that is switched off nobody sees: it is not read, and parts nothing, but is named."""

from __future__ import annotations

import zlib

import pytest

from pipeline.read.pdf import read_pdf
from pipeline.read.pdf.switched_off import may_have_layers
from tests.read.pdf_support import FILE, lines, read_form, remarks, shapes, stream, written
from tests.read.pdf_support import form as form_of

OFF, ON = b"<</Type/OCG/Name(draft)>>", b"<</Type/OCG/Name(table)>>"
EITHER = b"<</Type/OCMD/P/AnyOn/OCGs[8 0 R]>>"
SAID = b"BT /F 10 Tf 60 700 Td (Total 61.40) Tj ET "
DRAFT = b"BT /F 10 Tf 62 701 Td (Total 83.97) Tj ET "
RESOURCES = "/Properties<</off 8 0 R/on 9 0 R/either 10 0 R>>/XObject<</X 7 0 R>>"
STATES = {
    "named": "/D<</OFF[8 0 R]>>",
    "all but one": "/D<</BaseState/OFF/ON[9 0 R]>>",
    "by use": "/D<</AS[<</Event/View/Category[/View]/OCGs[8 0 R]>>]>>",
}


def _layered(content: bytes, state: str = STATES["named"], form: bytes = b"") -> bytes:
    off = OFF.replace(b">>", b"/Usage<</View<</ViewState/OFF>>>>>>") if "/AS" in state else OFF
    return written(
        content,
        more=RESOURCES,
        form=form,
        catalogue=f"/OCProperties<</OCGs[8 0 R 9 0 R]{state}>>",
        objects=[off, ON, EITHER],
    )


@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
def test_text_of_a_layer_that_is_off_is_not_read_but_named(state: str) -> None:
    document = read_pdf(FILE, _layered(SAID + b"/OC /off BDC " + DRAFT + b"EMC", state))
    assert lines(document) == ["Total 61.40"]
    assert remarks(document) == {"form.hidden_content": False}
    assert "83.97" in document.remarks[0].message
    assert "83.97" not in "".join(document.layer[0])


def test_text_of_a_layer_that_is_on_is_read_as_ever() -> None:
    document = read_pdf(FILE, _layered(b"/OC /on BDC " + SAID + b"EMC"))
    assert lines(document) == ["Total 61.40"]
    assert remarks(document) == {}


def test_words_recognized_in_a_scan_stay_where_their_layer_is_on() -> None:
    document = read_pdf(FILE, _layered(b"/OC /on BDC 3 Tr " + SAID + b"EMC"))
    assert lines(document) == ["Total 61.40"]


def test_a_layer_within_another_that_is_off_is_off() -> None:
    inner = b"/OC /off BDC /OC /on BDC " + DRAFT + b"EMC EMC "
    assert lines(read_pdf(FILE, _layered(inner + SAID))) == ["Total 61.40"]


def test_a_group_of_layers_of_which_none_is_on_is_off() -> None:
    draft = b"/OC /either BDC " + DRAFT + b"EMC "
    assert lines(read_pdf(FILE, _layered(draft + SAID))) == ["Total 61.40"]


def test_runs_of_one_name_are_judged_each_by_itself() -> None:
    runs = b"/OC /off BDC " + DRAFT + b"EMC /OC /on BDC " + SAID + b"EMC "
    content = _layered(runs).replace(b"(table)", b"(draft)")
    assert lines(read_pdf(FILE, content)) == ["Total 61.40"]


@pytest.mark.parametrize(
    "form", [DRAFT, b"/OC /off BDC " + DRAFT + b"EMC " + SAID], ids=["whole", "in part"]
)
def test_forms_are_taken_away_as_far_as_they_are_off(form: bytes) -> None:
    is_part = SAID in form
    content = _layered((b"" if is_part else SAID) + b"/X Do", form=form)
    if not is_part:
        content = content.replace(b"/Subtype/Form", b"/Subtype/Form/OC 8 0 R")
    assert lines(read_pdf(FILE, content)) == ["Total 61.40"]


def test_rules_of_a_layer_that_is_off_part_nothing() -> None:
    table = b"".join(
        b"BT /F 10 Tf %d %d Td (%s) Tj ET " % (x, y, text)
        for y, row in ((700, (b"Item", b"Amount")), (680, (b"Roads", b"61.40")))
        for x, text in ((70, row[0]), (170, row[1]))
    )
    frame = b"60 670 200 45 re S 60 692 m 260 692 l S 160 670 m 160 715 l S "
    odd = b"/OC /off BDC 100 670 m 100 715 l S 60 684 m 260 684 l S 190 670 m 190 715 l S EMC"
    document = read_pdf(FILE, _layered(table + frame + odd))
    assert shapes(document) == [[["Item", "Amount"], ["Roads", "61.40"]]]


def test_many_layers_are_judged_by_their_names() -> None:
    many = b"".join(
        b"/OC /%s BDC BT /F 6 Tf %d %d Td (%s) Tj ET EMC "
        % (name, 60 + 40 * (number % 10), 700 - 30 * (number // 10), said)
        for number in range(70)
        for name, said in ((b"on", b"61.4"), (b"off", b"83.9"))
    )
    read = "".join(lines(read_pdf(FILE, _layered(many))))
    assert read.count("61.4") == 70
    assert "83.9" not in read


def test_layers_are_known_in_packed_objects_too() -> None:
    packed = zlib.compress(b"1 0 <</Type/Catalog/OCProperties 3 0 R>>")
    entries = "/Type/ObjStm/N 1/First 4/Filter/FlateDecode"
    assert may_have_layers(written(objects=[stream(packed, entries)]))
    assert not may_have_layers(written(objects=[stream(zlib.compress(b"1 0 <<>>"), entries)]))
    assert may_have_layers(b"/ObjStm /Encrypt")
    assert not may_have_layers(b"/ObjStm stream\nno stream of this kind")


def test_without_layers_nothing_is_drawn_for_them() -> None:
    made = form_of("项目 → 金额\n水利 → 61.40")
    assert remarks(read_form(made)) == {}
