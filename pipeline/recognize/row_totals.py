"""Which labels are those of totals.

Label → whether the row is the sum of others. Words for sums are data (`headings.yml`); a label made
of what is summed and such a word (当年支出小计) is one too.
"""

from __future__ import annotations

import re

from pipeline.values.outline import split_number
from pipeline.values.text import bare
from pipeline.vocabulary import Headings

_TOTAL_OF = re.compile(
    r".*(?:收入|支出|经费|本年|当年|资金|拨款|来源|运用)(?:合计|总计)|(?:当年|本年)(?:收入|支出)小计"
)
_OUTERMOST = "cn"


def is_total_label(label: str, headings: Headings) -> bool:
    """Whether a label is that of a total: 本年支出合计, also numbered as a part of the whole
    (一、本年支出合计), but not where a smaller number makes it part of another row ((一)支出合计)."""
    numbered = split_number(label)
    if numbered.style not in ("", _OUTERMOST):
        return False
    return headings.is_total_row(numbered.text) or bool(_TOTAL_OF.fullmatch(bare(numbered.text)))
