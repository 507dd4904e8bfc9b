"""Versions, played through: a corrected figure in the source, then the same source read by another spec.

What a reader sees, what the feed says, and what a citation of the first version finds.
"""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from pipeline.assemble import disclosure, fingerprint
from pipeline.commands import main
from pipeline.model.records import Amount
from pipeline.versions import version_of
from pipeline.website.machine import openapi
from pipeline.website.published.shelf import open_shelf
from tests.assemble.test_disk_and_ledger import PEOPLE, WATER, contents, write
from tests.website import pelican

SITE = "https://example.org/budget"


@dataclass(frozen=True)
class Place:
    """A folder with sources, packages, store and site, after some runs; `versions` in their order."""

    folder: Path
    versions: tuple[str, ...]

    @property
    def site(self) -> Path:
        return self.folder / "site"

    def at(self, path: str) -> Path:
        return self.site / "data" / "packages" / WATER / "v" / path

    def json(self, path: str) -> Any:
        return json.loads(self.at(path).read_text(encoding="utf-8"))

    def text(self, path: str) -> str:
        return (self.site / path).read_text(encoding="utf-8")


def publish(folder: Path, *more: str) -> str:
    """The version of the package that stands after a run."""
    command = ["publish", str(folder / "来源"), "--packages", str(folder / "packages")]
    command += ["--output", str(folder / "site"), "--workers", "1", "--siteurl", SITE]
    assert main([*command, *more]) == 0
    return version_of(folder / "packages" / WATER)


def read_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on the specs are others: the same numbers are read as money of another fund."""
    whole = disclosure.extract_amounts

    def otherwise(*given: Any) -> tuple[Amount, ...]:
        return tuple(replace(each, fund="government_fund") for each in whole(*given))

    monkeypatch.setattr(fingerprint, "specs_fingerprint", lambda: "another")
    monkeypatch.setattr(disclosure, "extract_amounts", otherwise)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    folder = tmp_path_factory.mktemp("played")
    write(folder / "来源", "水.txt", "岱山县水利局")
    write(folder / "来源", "民.txt", "岱山县民政局")
    first = publish(folder)
    write(folder / "来源", "水.txt", "岱山县水利局", "2.00")
    second = publish(folder)
    with pytest.MonkeyPatch.context() as patch:
        read_otherwise(patch)
        third = publish(folder)
    return Place(folder, (first, second, third))


def test_the_first_version_is_there_as_it_was(place: Place) -> None:
    first, _, _ = place.versions
    assert len(set(place.versions)) == 3
    stored = place.folder / "versions" / WATER / first
    served = {
        path: text for path, text in contents(place.at(first)).items() if path != "index.html"
    }
    assert served == contents(stored)
    assert b"1.00" in served["amounts.csv"]
    assert main(["verify", str(place.at(first))]) == 0
    assert main(["verify", str(place.site)]) == 0


def test_a_citation_of_the_first_finds_what_has_changed_since(place: Place) -> None:
    first, _, third = place.versions
    page = place.at(f"{first}/index.html").read_text(encoding="utf-8")
    assert "这是从前的版本，文件与当时一样。" in page
    assert f"v/{third}/index.html" in page
    since = page[page.index('id="since"') :]
    assert re.search(r"1\.00 万元</td><td class=\"n\">2\.00 万元", since)
    assert "原件换了" in since
    english = place.text(f"en/data/packages/{WATER}/v/{first}/index.html")
    assert "What has changed since you cited this version" in english
    difference = place.json(f"since-{first}.json")
    assert (difference["from"], difference["to"]) == (first, third)
    fields = [each["fields"] for each in difference["resources"]["amounts"]["changed"]]
    assert {"from": "1.00", "to": "2.00"} in [each.get("amount_text") for each in fields]


def test_a_corrected_figure_and_a_new_reading_are_told_apart(place: Place) -> None:
    first, second, third = place.versions
    listed = place.json("versions.json")
    assert listed["latest"] == third
    assert [each["version"] for each in listed["versions"]] == [third, second, first]
    read, corrected, collected = listed["versions"]
    assert "change" not in collected
    assert (collected["since"], bool(corrected["since"])) == (None, True)
    assert corrected["change"]["level"] == read["change"]["level"] == "major"
    assert corrected["change"]["causes"]["zh"] == "原件换了"
    assert read["change"]["causes"]["zh"] == "原件没有变，读法变了"
    assert read["source_sha256"] == corrected["source_sha256"] != collected["source_sha256"]
    assert place.json("changes-2.json")["cause_ids"] == ["source"]
    only_read = place.json("changes-3.json")
    assert only_read["cause_ids"] == ["reading"]
    changed = only_read["resources"]["amounts"]["changed"]
    assert {tuple(each["fields"]) for each in changed} == {("fund",)}
    page = place.text(f"data/packages/{WATER}/v/index.html")
    assert page.index(third) < page.index(second) < page.index(first)


def test_the_feed_and_the_log_name_both_versions_of_each_change(place: Place) -> None:
    first, second, third = place.versions
    feed = place.text("feeds/changes.atom.xml")
    assert feed.count("<entry>") == 2 + 1  # the other package was read anew too
    assert f"版本 {first} → {second}。" in feed
    assert "岱山县水利局2022年部门预算：数字有更动" in feed
    assert f'href="{SITE}/data/packages/{WATER}/v/{third}/"' in feed
    stated = json.loads(place.text("data/packages/catalogue/datapackage.json"))["mingzhang"]
    for address in ("data/changes/changes.json", "data/changes/corrections.json"):
        assert json.loads(place.text(address))["version"] == stated["version"]
    log = json.loads(place.text("data/changes/changes.json"))["changes"]
    assert (first, second) in [(each["from"], each["to"]) for each in log]
    assert "改了" in place.text("data/changes/index.html")
    assert "numbers changed: " in place.text("en/data/changes/index.html")


def test_the_year_shows_its_version_and_a_citation_names_it(place: Place) -> None:
    third = place.versions[-1]
    page = place.text("330921/shuiliju/2022/index.html")
    assert f"<code>{third}</code>" in page
    assert "历次版本（3）" in page
    assert "有更动" in page
    assert f"{SITE}/data/packages/{WATER}/v/{third}/" in page
    citation = place.text(f"data/metadata/{WATER}/citation.bib")
    assert third in citation
    assert re.search(r"SHA-256 of the source: [0-9a-f]{64}", citation)


def test_a_citation_of_the_catalogue_finds_of_what_it_was_made(place: Place) -> None:
    latest, *_, first = json.loads(place.text("data/changes/collections.json"))["collections"]
    assert latest["version"] in place.text("data/metadata/catalogue/citation.txt")
    at = f"{SITE}/data/changes/#{latest['version']}"
    for name in ("citation.txt", "citation.bib", "citation.csl.json", "CITATION.cff"):
        assert at in place.text(f"data/metadata/catalogue/{name}")
    page = place.text("data/changes/index.html")
    assert f'<tr id="{first["version"]}">' in page
    assert "总目录的各版" in page
    assert "Versions of the catalogue" in place.text("en/data/changes/index.html")
    assert first["since"] is None
    of = {each["package"]: each for each in first["changed"]}
    assert of[WATER]["version"] == place.versions[0]
    assert of[WATER]["address"] == f"{SITE}/data/packages/{WATER}/v/{place.versions[0]}/"
    assert {each["package"] for each in latest["changed"]} == {WATER, PEOPLE}  # read anew


def test_every_answer_is_as_openapi_says_and_names_its_version(place: Place) -> None:
    described = json.loads(place.text("openapi.json"))
    for name, schema in described["components"]["schemas"].items():
        jsonschema.Draft202012Validator.check_schema(schema)
        assert name
    first = place.versions[0]
    folder = place.site / "data/packages" / WATER
    given = {
        "package": WATER, "version": first, "number": "2", "resource": "amounts",
        "table": "amounts", "division_code": "330921", "department_slug": "shuiliju",
        "year": "2022", "code": "201", "department_kind": "shuiliju", "format": "csv",
        "panel": "panel_headlines", "list_format": "csv", "file_name": WATER,
        "printed_table": min(each.stem for each in (folder / "tables").iterdir()),
        "received": next((folder / "source").iterdir()).name,
    }  # fmt: skip
    answered = 0
    for path, operations in described["paths"].items():
        of_many = (
            "/amounts/{year}.parquet",
            "/findings/{year}.parquet",
            "/findings/between.parquet",
        )
        if path.startswith(("/functions/", "/economic/")) or path.endswith(of_many):
            continue  # the made-up source prints no code, and few amounts
        file = place.site / path.format(**given).lstrip("/")
        assert file.is_file(), path
        (content,) = operations["get"]["responses"]["200"]["content"].values()
        if "schema" in content:
            answer = json.loads(file.read_text(encoding="utf-8"))
            schema = {**content["schema"], "components": described["components"]}
            jsonschema.validate(answer, schema, jsonschema.Draft202012Validator)
            assert re.search(r"1\.0\.0-[0-9a-f]{10}", json.dumps(answer)) or "corrections" in answer
            answered += 1
    assert answered >= 6


def test_every_answer_of_ours_names_the_version_that_it_is_of(place: Place) -> None:
    """Whatever says something of data, in JSON, Turtle, XML or text; feeds of a place name it by entry."""
    silent = [
        file.relative_to(place.site).as_posix()
        for suffix in ("json", "jsonld", "ttl", "atom.xml", "txt", "cff", "bib")
        for file in sorted(place.site.rglob(f"*.{suffix}"))
        if not re.search(r"1\.0\.0-[0-9a-f]{10}", file.read_text(encoding="utf-8"))
    ]
    assert [
        each for each in silent if not each.startswith(("theme/", "explore/", "data/packages/33"))
    ] == ["robots.txt"]
    whole = json.loads(place.text("datapackage.json"))["mingzhang"]["version"]
    assert json.loads(place.text("openapi.json"))["info"]["version"] == whole
    for address in (
        "data/packages/catalogue/dictionary.json",
        "data/metadata/catalog.schema.jsonld",
        "search/files/index.json",
        "status/status.json",
    ):
        assert json.loads(place.text(address))["version"] == whole
    assert f"version of this collection: {whole}" in place.text("llms.txt")
    (catalogue,) = (
        each
        for each in json.loads(place.text("catalog.jsonld"))["@graph"]
        if each["@type"] == "dcat:Catalog"
    )
    assert catalogue["dcat:version"] == whole


def test_a_site_of_nothing_has_a_version_too(tmp_path: Path) -> None:
    shelf = open_shelf(tmp_path)
    assert re.fullmatch(r"\d+\.\d+\.\d+-[0-9a-f]{10}", shelf.collection_version)
    described = json.loads(openapi.openapi(shelf.collection_version, ""))
    assert described["info"]["version"] == shelf.collection_version


def test_every_file_for_programs_has_an_address_in_openapi(place: Place) -> None:
    described = json.loads(place.text("openapi.json"))
    patterns = [_pattern(path, described["components"]) for path in described["paths"]]
    files = (each.relative_to(place.site).as_posix() for each in place.site.rglob("*.*"))
    of_pages = ("theme/", "search/", "status/", "hosting/", "explore/", "_headers")
    unnamed = [
        file
        for file in sorted(files)
        if not file.startswith((*of_pages, ".")) and not file.endswith((".html", ".png", "/v"))
        if (place.site / file).is_file() and not any(each.fullmatch(file) for each in patterns)
    ]
    assert unnamed == []


def _pattern(path: str, components: dict[str, Any]) -> re.Pattern[str]:
    """What an address with parameters may be, as its parameters are described."""

    def of(name: str) -> str:
        schema = components["parameters"][name]["schema"]
        schema = components["schemas"]["Version"] if "$ref" in schema else schema
        if "enum" in schema:
            return f"(?:{'|'.join(schema['enum'])})"
        return f"(?:{schema.get('pattern', '[^/]+').strip('^$')})"

    parts = re.split(r"\{(\w+)\}", path.lstrip("/"))
    return re.compile("".join(of(p) if i % 2 else re.escape(p) for i, p in enumerate(parts)))


def test_openapi_is_whole() -> None:
    """What the specification makes mandatory; and each operation has an id of its own."""
    described = json.loads(openapi.openapi("1.0.0-0123456789", SITE))
    assert re.fullmatch(r"3\.1\.\d+", described["openapi"])
    assert {"title", "version"} <= described["info"].keys()
    operations = [each["get"] for each in described["paths"].values()]
    assert len({each["operationId"] for each in operations}) == len(operations)
    for path, operation in zip(described["paths"], operations, strict=True):
        assert path.startswith("/")
        assert all(each["description"] for each in operation["responses"].values())
        named = [each["$ref"].rpartition("/")[2] for each in operation.get("parameters", ())]
        assert sorted(named) == sorted(re.findall(r"\{(\w+)\}", path))
        assert set(named) <= described["components"]["parameters"].keys()


def test_the_same_again_makes_no_version(place: Place, tmp_path: Path) -> None:
    copy = tmp_path / "place"
    shutil.copytree(place.folder, copy, symlinks=True)
    shutil.rmtree(copy / "packages")  # as in a checkout that has the store only
    before = contents(copy / "versions" / PEOPLE)
    with pytest.MonkeyPatch.context() as patch:
        read_otherwise(patch)
        assert publish(copy) == place.versions[-1]
    assert contents(copy / "versions" / PEOPLE) == before
    assert pelican.contents(copy / "site" / "data" / "packages") == pelican.contents(
        place.site / "data" / "packages"
    )


def test_without_a_store_only_the_present_version_is_kept_and_that_is_said(tmp_path: Path) -> None:
    write(tmp_path / "来源", "水.txt", "岱山县水利局")
    version = publish(tmp_path, "--versions", "")
    page = (tmp_path / "site/330921/shuiliju/2022/index.html").read_text(encoding="utf-8")
    assert f"<code>{version}</code> · 这里只保留现在的版本" in page
    assert not (tmp_path / "site/data/packages" / WATER / "v").exists()
    changes = (tmp_path / "site/data/changes/index.html").read_text(encoding="utf-8")
    assert "只保留现在的版本" in changes
    citation = (tmp_path / f"site/data/metadata/{WATER}/citation.txt").read_text(encoding="utf-8")
    assert f"{version} 版" in citation
    assert f"{SITE}/330921/shuiliju/2022/" in citation
