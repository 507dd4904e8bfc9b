"""What the site says of its data to other systems, by each standard's own validator where installed.

Schemas and shapes of the publishers are found through MINGZHANG_STANDARDS; without it, only our own
shapes, which have what is mandatory, are held against.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.package.standards import SHAPES, validate_standards
from pipeline.versions import Kept
from pipeline.website.machine.standards import cite, core_metadata, croissant, dcat, schema_org
from pipeline.website.machine.standards.csvw import csvw
from pipeline.website.machine.standards.dcat_terms import CONTEXT, Node
from pipeline.website.machine.standards.described import (
    Described,
    described,
    described_catalogue,
)
from pipeline.website.machine.standards.files import catalogue_files, dataset_files
from pipeline.website.machine.standards.turtle import turtle
from pipeline.website.published.shelf import Shelf, open_shelf

SITE = "https://example.org/budget"
ZHANYI = "530303-yiliaobaozhangju-2023-final"
STANDARDS = os.environ.get("MINGZHANG_STANDARDS")
IS_SITE = pytest.mark.parametrize("siteurl", ["", SITE], ids=["anywhere", "addressed"])


@pytest.fixture(scope="module")
def shelf(packages: Path) -> Shelf:
    return open_shelf(packages)


@pytest.fixture(scope="module")
def said(shelf: Shelf) -> list[Described]:
    catalogue = described_catalogue(shelf)
    assert catalogue is not None
    first, *others = shelf.packages
    kept = Kept("1.0.0-0123456789", ""), Kept(first.version, "2026-11-28")
    return [catalogue, described(replace(first, kept=kept)), *map(described, others)]


@pytest.fixture
def zhanyi(said: list[Described]) -> Described:
    return next(each for each in said if each.id == ZHANYI)


@pytest.fixture(scope="module")
def metadata(
    said: list[Described], packages: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A site that has only its packages and what is said of them, without SITEURL."""
    site = tmp_path_factory.mktemp("metadata")
    files = {address: "".join(text) for address, text in _on_all(said, "")}
    for each in said:
        files |= dict(dataset_files(each, ""))
    for address, text in files.items():
        (site / address).parent.mkdir(parents=True, exist_ok=True)
        (site / address).write_text(text, encoding="utf-8")
    shutil.copytree(packages, site / "data/packages", dirs_exist_ok=True)
    return site


def _entries(said: list[Described], siteurl: str) -> list[dcat.Entry]:
    return [dcat.entry(each, siteurl) for each in said]


def _whole(said: list[Described]) -> str:
    return next(each.version for each in said if each.id == "catalogue")


def _nodes(said: list[Described], siteurl: str) -> list[Node]:
    datasets = [dcat.dataset(each, siteurl) for each in said]
    return list(dcat.catalogue_nodes(_entries(said, siteurl), datasets, _whole(said), siteurl))


def _on_all(said: list[Described], siteurl: str) -> Iterator[tuple[str, Iterable[str]]]:
    def datasets() -> Iterator[Node]:
        return (dcat.dataset(each, siteurl) for each in said)

    return catalogue_files(_entries(said, siteurl), datasets, _whole(said), siteurl)


def _violations(text: str, form: str, shapes: Path) -> list[str]:
    pyshacl = pytest.importorskip("pyshacl")
    rdflib = pytest.importorskip("rdflib")
    graph = rdflib.Graph()
    graph.parse(data=text, format=form, publicID="https://example.org/")
    shacl = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    _, results, _ = pyshacl.validate(graph, shacl_graph=str(shapes))
    return [
        f"{results.value(each, shacl.resultPath)}: {results.value(each, shacl.resultMessage)}"
        for each in results.subjects(rdflib.RDF.type, shacl.ValidationResult)
    ]


def _published_shapes() -> Path:
    if not STANDARDS:
        pytest.skip("MINGZHANG_STANDARDS names no folder with the shapes of DCAT-AP")
    return Path(STANDARDS) / "dcat-ap-3.0.1-SHACL.ttl"


@IS_SITE
@pytest.mark.parametrize("whose", ["ours", "published"])
def test_the_catalogue_has_no_violation(said: list[Described], siteurl: str, whose: str) -> None:
    shapes = SHAPES if whose == "ours" else _published_shapes()
    nodes = _nodes(said, siteurl)
    assert _violations("".join(dcat.json_ld(nodes)), "json-ld", shapes) == []
    assert _violations("".join(turtle(nodes, CONTEXT)), "turtle", shapes) == []


@IS_SITE
def test_turtle_is_json_ld(said: list[Described], siteurl: str) -> None:
    rdflib = pytest.importorskip("rdflib")
    compare = pytest.importorskip("rdflib.compare")
    nodes = _nodes(said, siteurl)
    graphs = []
    for form, text in (
        ("json-ld", "".join(dcat.json_ld(nodes))),
        ("turtle", "".join(turtle(nodes, CONTEXT))),
    ):
        graph = rdflib.Graph()
        graph.parse(data=text, format=form, publicID="https://example.org/")
        graphs.append(graph)
    assert len(graphs[0]) > 1000
    assert compare.isomorphic(*graphs)


@pytest.mark.parametrize(
    ("node", "name", "wrong"),
    [
        ("dcat:Dataset", "dct:title", None),
        ("dcat:Dataset", "dcat:version", "new"),
        ("dcat:Dataset", "dct:issued", {"@value": "spring", "@type": "xsd:date"}),
        ("dcat:DatasetSeries", "dct:description", None),
        ("dcat:Catalog", "dct:publisher", None),
        ("dcat:Dataset", "dcat:distribution", []),
    ],
)
def test_our_shapes_see_what_is_wrong(
    said: list[Described], node: str, name: str, wrong: object
) -> None:
    nodes = _nodes(said, SITE)
    spoilt = next(each for each in nodes if each.get("@type") == node)
    if wrong is None:
        del spoilt[name]
    else:
        spoilt[name] = wrong
    assert len(_violations("".join(dcat.json_ld(nodes)), "json-ld", SHAPES)) >= 1


def test_a_department_is_a_series_over_its_years(said: list[Described]) -> None:
    nodes = _nodes(said, SITE)
    series = {each["@id"] for each in nodes if each.get("@type") == "dcat:DatasetSeries"}
    assert f"{SITE}/530303/yiliaobaozhangju/#series" in series
    members = [each["dcat:inSeries"]["@id"] for each in nodes if "dcat:inSeries" in each]
    assert set(members) == series
    assert len(members) == len(said) - 1


def test_a_dataset_has_the_versions_that_are_kept(said: list[Described]) -> None:
    own = said[1]
    (node,) = [each for each in _nodes(said, SITE) if "dcat:hasVersion" in each]
    folder = f"{SITE}/data/packages/{own.id}/"
    first, latest = node["dcat:hasVersion"]
    assert node["@id"] == folder
    assert latest["@id"] == f"{folder}v/{own.version}/"
    assert latest["dcat:version"] == node["dcat:version"]
    assert latest["dcat:previousVersion"] == {"@id": first["@id"]}
    assert {each["dcat:isVersionOf"]["@id"] for each in (first, latest)} == {folder}
    assert latest["dct:issued"]["@value"] == "2026-11-28"
    assert "dct:issued" not in first


def test_lists_of_all_datasets_name_the_version_of_the_whole(said: list[Described]) -> None:
    own = next(each for each in said if each.id == "catalogue")
    catalogue, *_ = _nodes(said, SITE)
    assert catalogue["dcat:version"] == own.version
    listed = schema_org.data_catalog(_entries(said, SITE), _whole(said), SITE)
    assert listed["version"] == own.version
    assert {each["identifier"]: each["version"] for each in listed["dataset"]} == {
        each.id: each.version for each in said
    }


def test_a_version_that_came_again_is_one(shelf: Shelf) -> None:
    package = next(iter(shelf.packages))
    days = ("", "2026-11-27", "2026-11-28")
    names = ("1.0.0-0123456789", package.version, "1.0.0-0123456789")
    kept = tuple(Kept(name, day) for name, day in zip(names, days, strict=True))
    versions = described(replace(package, kept=kept)).versions
    assert [(each.version, each.since) for each in versions] == [
        (names[0], ""),
        (names[1], "2026-11-27"),
    ]


def test_the_validators_that_are_installed_find_nothing(metadata: Path) -> None:
    judged = list(validate_standards(metadata))
    assert [each.problems for each in judged] == [()] * 4
    files = {each.validator: each.files for each in judged if each.version}
    assert files["frictionless"] == 6
    assert files.get("csvw", 6) == files.get("mlcroissant", 6) == 6
    assert files.get("pyshacl", 1) == 1


def test_csvw_sees_a_value_of_another_type(metadata: Path, tmp_path: Path) -> None:
    pytest.importorskip("csvw", reason="csvw needs another rfc3986 than frictionless does")
    copy = tmp_path / "site"
    shutil.copytree(metadata / f"data/packages/{ZHANYI}", copy / f"data/packages/{ZHANYI}")
    shutil.copytree(metadata / f"data/metadata/{ZHANYI}", copy / f"data/metadata/{ZHANYI}")
    path = copy / f"data/packages/{ZHANYI}/headlines.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    rows[1][rows[0].index("fiscal_year")] = "去年"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    _, judged, *_ = validate_standards(copy)
    assert judged.validator == "csvw"
    assert judged.problems


def test_croissant_reads_codes_as_texts(metadata: Path) -> None:
    mlcroissant = pytest.importorskip("mlcroissant")
    dataset = mlcroissant.Dataset(jsonld=str(metadata / f"data/metadata/{ZHANYI}/croissant.json"))
    row = next(iter(dataset.records("headlines")))
    assert row["headlines/disclosure"] == ZHANYI.encode()
    codes = [each["amounts/code"] for each in dataset.records("amounts") if each["amounts/code"]]
    assert b"2080505" in codes


def test_csvw_describes_every_column_in_both_languages(zhanyi: Described) -> None:
    content = csvw(zhanyi, "way/")
    assert [each["url"] for each in content["tables"]] == [
        f"way/{each['path']}" for each in zhanyi.resources
    ]
    amounts = content["tables"][0]["tableSchema"]["columns"]
    trust = next(each for each in amounts if each["name"] == "trust")
    assert trust["datatype"] == {"base": "string", "format": "checked|printed|doubtful"}
    assert trust["required"] is True
    assert set(trust["dc:description"]) == {"zh-CN", "en"}


@IS_SITE
def test_every_file_is_named_with_its_hash(zhanyi: Described, siteurl: str) -> None:
    content = croissant.croissant(zhanyi, "../", siteurl, "page")
    files = content["distribution"]
    assert {each["@id"] for each in files} == {
        each.path for each in zhanyi.files if each.path != "datapackage.json"
    }
    assert all(len(each["sha256"]) == 64 for each in files)
    assert content["conformsTo"] == "http://mlcommons.org/croissant/1.1"


def test_citations_name_version_and_place(zhanyi: Described) -> None:
    dated = replace(zhanyi, issued="2024-09-20")
    at = f"{SITE}/530303/yiliaobaozhangju/2023/"
    assert cite.gb7714(dated, SITE) == (
        "曲靖市沾益区医疗保障局. 曲靖市沾益区医疗保障局2023年部门决算[DS/OL]. "
        f"{zhanyi.version} 版. 明账, 2024-09-20[引用日期]. {at}."
    )
    assert "[公开日期不详][引用日期]. 数据包 530303-" in cite.gb7714(zhanyi, "")
    assert f"url          = {{{at}}}" in cite.bibtex(dated, SITE)
    (item,) = cite.csl_json(dated, SITE)
    assert (item["type"], item["issued"], item["URL"]) == (
        "dataset",
        {"date-parts": [[2024, 9, 20]]},
        at,
    )
    cff = yaml.safe_load(cite.citation_cff(dated, SITE))
    assert (cff["type"], str(cff["date-released"]), cff["version"]) == (
        "dataset",
        "2024-09-20",
        zhanyi.version,
    )


def test_citations_have_the_hash_of_the_source(said: list[Described], zhanyi: Described) -> None:
    (sha256,) = zhanyi.source_sha256
    note = f"SHA-256 of the source: {sha256}"
    assert f"note         = {{{note}}}" in cite.bibtex(zhanyi, "")
    assert cite.csl_json(zhanyi, "")[0]["note"] == note
    assert f"sha256:{sha256}" in cite.citation_cff(zhanyi, "")
    assert "note" not in cite.bibtex(said[0], "")


def test_hostile_titles_break_nothing(zhanyi: Described) -> None:
    hostile = replace(zhanyi, title='"}, \\x % _ \n<script>', creator="{a}\\b")
    assert json.loads(json.dumps(cite.csl_json(hostile, "")))[0]["title"] == hostile.title
    assert yaml.safe_load(cite.citation_cff(hostile, ""))["title"] == hostile.title
    assert cite.bibtex(hostile, "").count("{") == cite.bibtex(hostile, "").count("}")


def test_core_metadata_have_the_elements_of_chinese_platforms(zhanyi: Described) -> None:
    content = core_metadata.core_metadata(zhanyi, SITE)
    for name in ("标识符", "名称", "摘要", "提供方", "分类", "格式", "更新周期", "开放属性"):
        assert content[name], name
    assert content["空间范围"]["行政区划代码"] == "530303"
    assert {"CSV", "PARQUET", "XLSX", "JSON"} <= set(content["格式"])


def test_schema_org_has_addresses_only_where_the_site_has_one(
    said: list[Described], zhanyi: Described
) -> None:
    addressed: dict[str, Any] = schema_org.dataset(zhanyi, SITE)
    assert addressed["url"] == f"{SITE}/530303/yiliaobaozhangju/2023/"
    assert not {"url", "distribution"} & set(schema_org.dataset(zhanyi, ""))
    catalogue = schema_org.data_catalog(_entries(said, SITE), _whole(said), SITE)
    assert catalogue["@type"] == "DataCatalog"
    assert len(catalogue["dataset"]) == len(said)


@pytest.mark.parametrize(
    "file",
    ["datapackage-2.0-datapackage.json", "datapackage-2.0-tableschema.json"],
)
def test_descriptors_hold_the_schema_of_data_package_2(shelf: Shelf, file: str) -> None:
    if not STANDARDS:
        pytest.skip("MINGZHANG_STANDARDS names no folder with the schemas of Data Package 2.0")
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((Path(STANDARDS) / file).read_bytes())
    validator = jsonschema.validators.validator_for(schema)(schema)
    for path in sorted(shelf.directory.glob("[!.]*/datapackage.json")):
        content = json.loads(path.read_bytes())
        checked = (
            [each["schema"] for each in content["resources"]] if "table" in file else [content]
        )
        for each in checked:
            assert [error.message for error in validator.iter_errors(each)] == [], path
