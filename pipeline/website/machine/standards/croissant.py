"""What is described → Croissant 1.1: files with their hashes, record sets with typed fields.

Records are read from Parquet, where a code is a text: readers of Croissant guess the types of CSV, and
take 0205 for 205.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.website.machine.standards.cite import bibtex
from pipeline.website.machine.standards.described import PUBLISHER, Described, File

CONFORMS = "http://mlcommons.org/croissant/1.1"
_TYPES = {
    "string": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
}
_PARQUET = "application/x-parquet"
CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "containedIn": "cr:containedIn",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isArray": "cr:isArray",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}


def croissant(described: Described, way: str, siteurl: str, page: str) -> dict[str, Any]:
    """The dataset; `way` leads from its file to the package's folder, `page` is its landing page."""
    parquet = {
        each["name"]: [described.by_path[file["path"]] for file in each["mingzhang"]["parquet"]]
        for each in described.resources
    }
    files = [each for each in described.files if each.sha256]
    content: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": CONFORMS,
        "name": described.title,
        "alternateName": described.title_en,
        "description": f"{described.description_en} {described.description}",
        "identifier": described.id,
        "version": described.version,
        "url": page,
        "inLanguage": "zh-CN",
        "keywords": list(described.keywords),
        "license": [each.href or each.text for each in described.licences],
        "creator": {"@type": "sc:Organization", "name": described.creator},
        "publisher": {"@type": "sc:Organization", "name": PUBLISHER},
        "citeAs": bibtex(described, siteurl),
        "isLiveDataset": False,
        "distribution": [_file_object(each, way) for each in files],
        "recordSet": [
            _record_set(each, parquet[each["name"]][0])
            for each in described.resources
            if len(parquet[each["name"]]) == 1
        ],
    }
    if described.issued:
        content["datePublished"] = described.issued
    return content


def _file_object(file: File, way: str) -> dict[str, Any]:
    media_type = _PARQUET if file.path.endswith(".parquet") else file.media_type
    return {
        "@type": "cr:FileObject",
        "@id": file.path,
        "name": file.path,
        "contentUrl": way + file.address.split("/", 3)[3],
        "contentSize": f"{file.size} B",
        "encodingFormat": media_type,
        "sha256": file.sha256,
    }


def _record_set(resource: Mapping[str, Any], file: File) -> dict[str, Any]:
    name = resource["name"]
    records: dict[str, Any] = {
        "@type": "cr:RecordSet",
        "@id": name,
        "name": name,
        "description": resource.get("description_en") or resource.get("title", ""),
        "field": [_field(each, name, file) for each in resource["schema"]["fields"]],
    }
    if key := resource["schema"].get("primaryKey"):
        records["key"] = [{"@id": f"{name}/{each}"} for each in key]
    return records


def _field(field: Mapping[str, Any], records: str, file: File) -> dict[str, Any]:
    return {
        "@type": "cr:Field",
        "@id": f"{records}/{field['name']}",
        "name": f"{records}/{field['name']}",
        "description": field.get("description_en") or field.get("title", ""),
        "dataType": _TYPES[field["type"]],
        "source": {"fileObject": {"@id": file.path}, "extract": {"column": field["name"]}},
    }
