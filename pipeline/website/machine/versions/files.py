"""A told history → `versions.json` and the differences row by row, for programs.

Every answer names the versions that it is of. Links are absolute where SITEURL is set, else from the
folder of the file.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any

from pipeline.versions import Difference
from pipeline.website import addresses, package_addresses
from pipeline.website.interface.language import languages
from pipeline.website.interface.phrases import Said
from pipeline.website.machine.json_text import json_text
from pipeline.website.machine.versions.said import LEVELS, RULE, SaidDifference, said
from pipeline.website.machine.versions.views import Step, Told


def version_files(told: Told, siteurl: str) -> Iterator[tuple[str, str]]:
    """Address and text of each file."""
    view = told.history
    yield view.data, json_text(_versions(told, siteurl))
    for address, difference in told.differences.items():
        yield address, json_text(difference_content(difference))


def _versions(told: Told, siteurl: str) -> dict[str, Any]:
    view = told.history
    latest = view.steps[0]
    return {
        "package": view.name,
        "title": view.title,
        "latest": None if view.withdrawn else latest.version,
        "latest_address": None
        if view.withdrawn
        else link(package_addresses.package_file(view.name, ""), view.data, siteurl),
        "withdrawn": view.withdrawn or None,
        "rule": {
            level.value: {"name": both(LEVELS[level]), "meaning": both(RULE[level])}
            for level in LEVELS
        },
        "versions": [_step(each, told, siteurl) for each in view.steps],
    }


def _step(step: Step, told: Told, siteurl: str) -> dict[str, Any]:
    view = told.history
    since = package_addresses.changes_since(view.name, step.version)
    content: dict[str, Any] = {
        "version": step.version,
        "since": step.since or None,
        "until": step.until or None,
        "address": link(addresses.canonical(step.address), view.data, siteurl),
        "datapackage": link(
            step.address.replace("index.html", addresses.DESCRIPTOR), view.data, siteurl
        ),
        "checksums_sha256": step.checksums or None,
        "source_sha256": list(told.sources[step.version]),
        "changed_since": link(since, view.data, siteurl) if since in told.differences else None,
    }
    if step.change:
        content["change"] = {
            "from": step.change.before,
            **words_of(step.change),
            "data": link(step.change_data, view.data, siteurl),
        }
    return content


def words_of(change: SaidDifference) -> dict[str, Any]:
    """How much a version changed, why, and what, in both languages."""
    return {
        "level": change.level.value,
        "causes": both(change.causes),
        "summary": both(change.summary),
    }


def difference_content(difference: Difference) -> dict[str, Any]:
    """What two versions differ in, row by row."""
    in_words = said(difference)
    return {
        "package": difference.name,
        "from": difference.before,
        "to": difference.after,
        **words_of(in_words),
        "cause_ids": [each.value for each in difference.causes],
        "stated": {key: {"from": old, "to": new} for key, (old, new) in difference.stated.items()},
        "resources": {
            each.name: {
                "changed": [
                    {
                        "row": dict(one.row),
                        "fields": {
                            key: {"from": old, "to": new} for key, (old, new) in one.fields.items()
                        },
                    }
                    for one in each.changed
                ],
                "added": [dict(row) for row in each.added],
                "removed": [dict(row) for row in each.removed],
                "moved": each.moved,
            }
            for each in difference.resources
        },
    }


def both(text: Said) -> dict[str, str]:
    """A text in each language."""
    return {each.code.partition("-")[0]: each.text(text) for each in languages()}


def link(address: str, of_file: str, siteurl: str) -> str:
    """An address as a link in a file of ours."""
    if siteurl:
        return addresses.absolute(siteurl, address)
    way = posixpath.relpath(address, posixpath.dirname(of_file))
    return f"{way}/" if address.endswith("/") else way
