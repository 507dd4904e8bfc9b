"""Reads `specs` once per process: the national files, then the layouts in the order of their names."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from pipeline.collector import collector_paused
from pipeline.vocabulary.accounted import AccountedSpec
from pipeline.vocabulary.against_tables import AgainstTables
from pipeline.vocabulary.captions import Captions
from pipeline.vocabulary.checks import Checks
from pipeline.vocabulary.claims import ClaimSpec
from pipeline.vocabulary.codes import (
    CodeList,
    Divisions,
    Fix,
    read_codes,
    read_fixes,
    read_short_names,
)
from pipeline.vocabulary.coverage import ExpectedBody, StatutoryItems, read_expected_bodies
from pipeline.vocabulary.department_kinds import DepartmentKinds
from pipeline.vocabulary.extend import check_headings, check_tables, widened, with_forms
from pipeline.vocabulary.files import read_spec
from pipeline.vocabulary.forms import CrossTables, Forms, FormsFile
from pipeline.vocabulary.headings import Headings
from pipeline.vocabulary.identity import IdentitySpec
from pipeline.vocabulary.indicators import IndicatorSpec
from pipeline.vocabulary.layouts import Layout, Layouts
from pipeline.vocabulary.meanings import Meanings
from pipeline.vocabulary.organisations import Organisations
from pipeline.vocabulary.performance import PerformanceSpec
from pipeline.vocabulary.prose import ProseSpec
from pipeline.vocabulary.spec import SpecError
from pipeline.vocabulary.titles import Titles
from pipeline.vocabulary.told_apart import check_forms
from pipeline.vocabulary.wording import Wording

SPECS = Path(__file__).parent.parent / "specs"


@dataclass(frozen=True)
class Vocabulary:
    """All specs."""

    headings: Headings
    captions: Captions
    indicators: IndicatorSpec
    claims: ClaimSpec
    checks: Checks
    wording: Wording
    performance: PerformanceSpec
    prose: ProseSpec
    identity: IdentitySpec
    accounted: AccountedSpec
    against_tables: AgainstTables
    organisations: Organisations
    forms: Forms
    classifications: dict[str, CodeList]
    fixes: tuple[Fix, ...]
    divisions: Divisions
    department_kinds: DepartmentKinds
    statutory_items: StatutoryItems
    expected_bodies: tuple[ExpectedBody, ...]
    layouts: Layouts = field(default_factory=Layouts)

    def names_code(self, code: str, name: str) -> bool:
        """Whether a list gives, or in some year gave, a code that name."""
        lists = self.classifications.values()
        return any(each.code == code for codes in lists for each in codes.named(name))


@cache
def load_vocabulary(specs: Path = SPECS, layouts: tuple[Path, ...] = ()) -> Vocabulary:
    """Read all specs; `layouts` are files besides those in `specs/layouts`.

    Raises SpecError that names the file and the key which is wrong.
    """
    with collector_paused():
        vocabulary = _national(specs)
    files = [*_layout_files(specs / "layouts"), *layouts]
    return _with_layouts(vocabulary, files) if files else vocabulary


@cache
def specs_fingerprint(specs: Path = SPECS) -> str:
    """SHA-256 over all spec files: what was built under other specs is built again."""
    digest = hashlib.sha256()
    for path in sorted(p for p in specs.rglob("*") if p.suffix in {".yml", ".csv"}):
        digest.update(path.relative_to(specs).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _national(specs: Path) -> Vocabulary:
    codes = specs / "codes"
    forms = [
        form
        for path in sorted((specs / "forms").glob("*.yml"))
        for form in read_spec(FormsFile, path).forms
    ]
    shared = read_spec(CrossTables, specs / "cross_table.yml")
    known = Forms(
        forms=tuple(forms),
        cross_table=shared.cross_table,
        cross_classes=shared.cross_classes,
        carried_over=shared.carried_over,
        titles=read_spec(Titles, specs / "titles.yml"),
    )
    check_forms(known, str(specs / "forms"))
    return Vocabulary(
        headings=read_spec(Headings, specs / "headings.yml"),
        captions=read_spec(Captions, specs / "captions.yml"),
        checks=read_spec(Checks, specs / "checks.yml"),
        wording=read_spec(Wording, specs / "wording.yml"),
        performance=read_spec(PerformanceSpec, specs / "performance.yml"),
        prose=read_spec(ProseSpec, specs / "prose.yml"),
        identity=read_spec(IdentitySpec, specs / "identity.yml"),
        accounted=read_spec(AccountedSpec, specs / "accounted.yml"),
        against_tables=read_spec(AgainstTables, specs / "against_tables.yml"),
        organisations=read_spec(Organisations, specs / "organisations.yml"),
        indicators=read_spec(IndicatorSpec, specs / "indicators.yml"),
        claims=read_spec(ClaimSpec, specs / "claims.yml").with_stand_ins(forms),
        forms=known,
        classifications={
            "functional": CodeList(read_codes(codes / "functional.csv")),
            "economic": CodeList(read_codes(codes / "economic.csv")),
            "government-economic": CodeList(read_codes(codes / "government_economic.csv")),
        },
        fixes=read_fixes(codes / "fixes.csv"),
        divisions=Divisions(
            read_codes(codes / "divisions.csv"),
            read_short_names(codes / "division_short_names.csv"),
        ),
        department_kinds=read_spec(DepartmentKinds, specs / "department_kinds.yml"),
        statutory_items=read_spec(StatutoryItems, specs / "statutory_items.yml"),
        expected_bodies=read_expected_bodies(specs / "expected_bodies.csv"),
    )


def _layout_files(folder: Path) -> list[Path]:
    """The layouts of a folder, by name; one that would be passed over in silence is refused."""
    if misnamed := sorted(folder.glob("*.yaml")):
        raise SpecError(f"{misnamed[0]}: layouts end in .yml; rename it")
    return sorted(folder.glob("*.yml"))


def _with_layouts(vocabulary: Vocabulary, files: Sequence[Path]) -> Vocabulary:
    meanings = Meanings()
    _take_in(meanings, vocabulary, "the national files")
    for path in files:
        before = vocabulary.layouts.layouts
        layout = _layout(path, vocabulary.divisions, before)
        vocabulary = replace(
            _extended(vocabulary, layout, str(path), meanings),
            layouts=Layouts(layouts=(*before, layout)),
        )
    return vocabulary


def _layout(path: Path, divisions: Divisions, before: Sequence[Layout]) -> Layout:
    """One layout file. Raises SpecError for a name or place that cannot be."""
    layout = read_spec(Layout, path)
    if layout.name != path.stem:
        raise SpecError(f"{path}: name: {layout.name} is not the file's; write `name: {path.stem}`")
    if layout.name in (other.name for other in before):
        raise SpecError(f"{path}: name: there is a layout {layout.name} already; name it otherwise")
    for place in layout.places:
        if not any(code.code.startswith(place) for code in divisions.codes):
            raise SpecError(
                f"{path}: places: no division's code starts with {place}; see codes/divisions.csv"
            )
    return layout


def _take_in(meanings: Meanings, vocabulary: Vocabulary, file: str) -> None:
    meanings.add("headings", vocabulary.headings.model_dump(), file)
    meanings.add("indicators", vocabulary.indicators.model_dump(), file)
    meanings.add("identity", vocabulary.identity.model_dump(), file)
    for form in vocabulary.forms.forms:
        meanings.add_titles(form, form.titles, file)


def _extended(vocabulary: Vocabulary, layout: Layout, file: str, meanings: Meanings) -> Vocabulary:
    """The vocabulary with what a layout adds. Raises SpecError where it contradicts what is known."""
    extended = replace(
        vocabulary,
        headings=widened(vocabulary.headings, "headings", layout.headings, file),
        captions=widened(vocabulary.captions, "captions", layout.captions, file),
        indicators=widened(vocabulary.indicators, "indicators", layout.indicators, file),
        identity=widened(vocabulary.identity, "identity", layout.identity, file),
        forms=with_forms(vocabulary.forms, layout, file),
    )
    said = f"{file}, {layout.title_zh} {' '.join(layout.places)}".rstrip()
    for part in ("headings", "indicators", "identity"):
        meanings.add(part, getattr(layout, part), said)
    forms = {form.id: form for form in extended.forms.forms}
    for form_id, titles in layout.titles.items():
        meanings.add_titles(forms[form_id], titles, said)
    for form in layout.forms:
        meanings.add_titles(form, form.titles, said)
    check_forms(extended.forms, said)
    check_headings(extended.headings, file)
    check_tables(layout, vocabulary.layouts.layouts, extended.forms, extended.headings, file)
    return extended
