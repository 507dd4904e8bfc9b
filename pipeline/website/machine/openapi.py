"""The addresses of the site → an OpenAPI 3.1 description: what a program may ask for, and what it gets.

There is nothing to call but GET, and no server but files: an address is a path, its answer a file. Every
operation has an id that stays, and every answer of ours names the version that it is of. The addresses
are data (`specs/standards/openapi.yml`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from pipeline.resource.definitions import LOADER
from pipeline.website.machine.json_text import json_text
from pipeline.website.machine.standards.dcat import DESCRIPTION, TITLE

OPENAPI_VERSION = "3.1.0"
_SPEC = Path(__file__).parents[2] / "specs" / "standards" / "openapi.yml"


@cache
def stated() -> Mapping[str, Any]:
    """The spec: `addresses`, `parameters`, `schemas`."""
    content: Mapping[str, Any] = yaml.load(_SPEC.read_text(encoding="utf-8"), Loader=LOADER)
    return content


def openapi(version: str, siteurl: str) -> str:
    """The description; `version` is that of the catalogue, which is the site's."""
    spec = stated()
    content: dict[str, Any] = {
        "openapi": OPENAPI_VERSION,
        "info": {
            "title": f"{TITLE[1]} / {TITLE[0]}",
            "version": version,
            "description": f"{DESCRIPTION[1]} {DESCRIPTION[0]}",
        },
        "servers": [{"url": siteurl or "."}],
        "paths": {each["path"]: {"get": _operation(each)} for each in spec["addresses"]},
        "components": {
            "schemas": spec["schemas"],
            "parameters": {
                name: {"name": name, "in": "path", "required": True, **said}
                for name, said in spec["parameters"].items()
            },
        },
    }
    return json_text(content)


def _operation(address: Mapping[str, str]) -> dict[str, Any]:
    named = [name for name in stated()["parameters"] if f"{{{name}}}" in address["path"]]
    schema = address.get("answer")
    answer = {"schema": {"$ref": f"#/components/schemas/{schema}"}} if schema else {}
    operation: dict[str, Any] = {
        "operationId": address["id"],
        "summary": address["summary"],
        "responses": {
            "200": {
                "description": address["summary"],
                "content": {address["media_type"]: answer},
            },
            "404": {"description": "There is no such file."},
        },
    }
    if named:
        operation["parameters"] = [{"$ref": f"#/components/parameters/{each}"} for each in named]
    return operation
