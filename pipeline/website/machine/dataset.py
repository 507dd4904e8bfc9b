"""The packages of a department-year → schema.org Datasets, for those who search for data.

The text goes into a `<script>`: nothing in it may end that, whatever the sources print.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from pipeline.website import addresses
from pipeline.website.machine.standards import schema_org
from pipeline.website.machine.standards.described import Described, described
from pipeline.website.published.package import Package

_ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&'\u2028\u2029"}


def datasets(
    packages: Sequence[Package], siteurl: str, said: Mapping[str, Described] | None = None
) -> Markup:
    """JSON-LD of the packages; addresses are in it only where SITEURL is set. `said` is what all standards
    say of each, worked out here where nobody has it."""
    content = {
        "@context": "https://schema.org",
        "@graph": [
            _dataset(each, said[each.name] if said else described(each), siteurl)
            for each in packages
        ],
    }
    return embedded(content)


def embedded(content: Mapping[str, Any]) -> Markup:
    r"""JSON that may stand in a `<script>`: what could end it is escaped.

    >>> embedded({"name": "</script>"})
    Markup('{"name":"\\u003c/script\\u003e"}')
    """
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_ESCAPED))


def _dataset(package: Package, said: Described, siteurl: str) -> dict[str, Any]:
    """As `data/metadata/` has it, but for what would make the page heavy."""
    content = schema_org.dataset(said, siteurl)
    del content["@context"], content["variableMeasured"]
    if "distribution" in content:
        kept = (addresses.DESCRIPTOR, package.workbook, "amounts.csv")
        content["distribution"] = [each for each in content["distribution"] if each["name"] in kept]
    return content
