"""Numbers of a sentence that count nothing: in what a document is called, in the name of a work."""

from __future__ import annotations

import re

from pipeline.extract.claims.quantities import Quantity
from pipeline.vocabulary import ClaimSpec

_RULES_OF = re.compile(r"(?:中央|国务院|省委|市委|县委|区委|政府|部委?|厅|局)$")
_ARE_RULES = re.compile(r"(?:[和及、][^，。；]{0,8}\d+[条项])?(?:规定|要求|措施|意见|精神)")
_A_NAME = re.compile(r"[\u4e00-\u9fff]{4}(?<![以左][上下内右外]..)")
_TITLE_ENDS = 10
"""So many signs behind a count at most end the title in quotation marks that it stands in."""


def is_of_a_title(text: str, quantity: Quantity) -> bool:
    """Whether a count stands in what a document or a measure is called: 《甲工作30条要求》, “乙50条”,
    省委30条和市政府10条要求."""
    if quantity.kind != "count":
        return False
    of_body = _RULES_OF.search(text, 0, quantity.start) if quantity.unit in "条项" else None
    if of_body and (quantity.unit == "条" or _ARE_RULES.match(text, quantity.end)):
        return True
    for opens, closes, behind in (
        ("《", "》", text),
        ("“", "”", text[: quantity.end + _TITLE_ENDS]),
    ):
        opened = text.rfind(opens, 0, quantity.start)
        if opened > text.rfind(closes, 0, quantity.start) and closes in behind[quantity.end :]:
            return True
    return False


def opens_a_name(text: str, quantity: Quantity, lead: str, spec: ClaimSpec) -> bool:
    """Whether a percentage is part of what something is called: 完成1%抽样调查工作."""
    behind = _A_NAME.match(text, quantity.end)
    return behind is not None and lead.endswith(spec.naming.does)
