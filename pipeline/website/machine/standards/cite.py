"""What is described → how to cite it: GB/T 7714-2025, BibTeX, CSL-JSON, CITATION.cff.

The version is in each, and in all but the first the SHA-256 of the source, by which what was cited can be
told from what stands there later.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from pipeline.website import addresses
from pipeline.website.machine.standards.described import PUBLISHER, PUBLISHER_EN, Described

_BIBTEX_SPECIAL = re.compile(r"[\\{}~^%#$&_]")


def address(described: Described, siteurl: str) -> str:
    """Where it is: its version, or its name where the site has no address."""
    return _url(described, siteurl) or f"数据包 {described.id}"


def _url(described: Described, siteurl: str) -> str:
    """Where what is cited stays; its page where nothing keeps the version. "" without SITEURL."""
    page, mark, anchor = (described.version_page or described.landing_page).partition("#")
    return addresses.absolute(siteurl, page) + mark + anchor if siteurl else ""


def gb7714(described: Described, siteurl: str) -> str:
    """The reference after GB/T 7714—2025, for a dataset, online: 责任者. 题名[DS/OL]. 版本. 发布者,
    发布日期[引用日期]. 获取路径. Who cites puts the date of access."""
    issued = described.issued or "[公开日期不详]"
    return (
        f"{described.creator}. {described.title}[DS/OL]. {described.version} 版. "
        f"{PUBLISHER}, {issued}[引用日期]. {address(described, siteurl)}."
    )


def bibtex(described: Described, siteurl: str) -> str:
    """A BibTeX entry; a `@misc`, which every style knows, with biblatex's `@dataset` named in it."""
    fields = {
        "author": f"{{{_plain(described.creator)}}}",
        "title": f"{{{_plain(described.title)}}}",
        "howpublished": f"{PUBLISHER} {PUBLISHER_EN}, data package {described.id}",
        "publisher": f"{PUBLISHER} {PUBLISHER_EN}",
        "version": described.version,
        "year": described.issued[:4],
        "date": described.issued,
        "entrysubtype": "dataset",
        "note": _source(described),
        "url": _url(described, siteurl),
    }
    lines = [f"  {name:<12} = {{{text}}}," for name, text in fields.items() if text]
    return "\n".join([f"@misc{{{described.id},", *lines, "}"])


def csl_json(described: Described, siteurl: str) -> list[dict[str, Any]]:
    """The entry as CSL-JSON, which Zotero and citeproc read."""
    item: dict[str, Any] = {
        "id": described.id,
        "type": "dataset",
        "title": described.title,
        "author": [{"literal": described.creator}],
        "publisher": f"{PUBLISHER} {PUBLISHER_EN}",
        "version": described.version,
        "language": "zh-CN",
    }
    if described.source_sha256:
        item["note"] = _source(described)
    if described.issued:
        item["issued"] = {"date-parts": [[int(part) for part in described.issued.split("-")]]}
    if url := _url(described, siteurl):
        item["URL"] = url
    return [item]


def citation_cff(described: Described, siteurl: str) -> str:
    """CITATION.cff 1.2.0, as archives of code and data read it."""
    content: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": "引用本数据集时请注明以下内容。 If you use this dataset, please cite it as below.",
        "type": "dataset",
        "title": described.title,
        "abstract": f"{described.description} {described.description_en}",
        "authors": [{"name": described.creator}],
        "version": described.version,
        "keywords": list(described.keywords),
    }
    if described.source_sha256:
        content["identifiers"] = [
            {
                "type": "other",
                "value": f"sha256:{each}",
                "description": "SHA-256 of the source file",
            }
            for each in described.source_sha256
        ]
    if described.issued:
        content["date-released"] = described.issued
    if url := _url(described, siteurl):
        content["url"] = url
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=10_000)


def _source(described: Described) -> str:
    hashes = ", ".join(described.source_sha256)
    return f"SHA-256 of the source: {hashes}" if hashes else ""


def _plain(text: str) -> str:
    return _BIBTEX_SPECIAL.sub("", text)
