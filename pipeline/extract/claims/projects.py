"""该项目 in a sentence → the project that the heading above is about; 得分 → the project that has scored.

（1）甲市信息系统维护项目情况 … 2030年拟安排该项目一般公共预算90万元 is of 甲市信息系统维护项目.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from pipeline.values.outline import split_number
from pipeline.vocabulary.claim_words import any_of

_HEADED = re.compile(
    r"(?:^|[—–－:：、])(?P<name>[^—–－:：、，。；（）]{4,40}?)项目(?:支出|资金|经费|预算)*(?:情况|说明)*$"
)
_SCORED = re.compile(
    r"(?:^|[。；：，])(?P<project>[^，。；：]{2,60}?项目)(?:支出)?(?:绩效)?(?:自评|评价)(?:综合)?得分"
)
"""甲项目自评得分96分。项目全年预算数为5万元: of which project the next sentences are."""
_THAT = "该此本"


def project_headed(path: Iterable[str]) -> str:
    """The project that the innermost such heading names, "" where none does.

    >>> project_headed(["八、其他说明", "1.一级项目—甲市信息系统维护项目情况", "（6）预算安排"])
    '甲市信息系统维护'
    """
    found = (_HEADED.search(split_number(heading).text) for heading in reversed([*path]))
    return next((match["name"] for match in found if match), "")


def project_scored(words: str) -> str:
    """The project whose score words tell, "" for none.

    >>> project_scored("1.甲市信息系统维护项目自评得分")
    '甲市信息系统维护项目'
    """
    scored = _SCORED.search(words)
    return split_number(scored["project"]).text if scored else ""


def of_that_project(words: str, path: Iterable[str], planned: tuple[str, ...]) -> str:
    """The words with the name of the project in the place of 该项目, and without what only says that money is
    planned for it; as they are where they do not speak so, or no heading names one."""
    if "项目" not in words:
        return words
    found = _that(planned).fullmatch(words)
    project = project_headed(path) if found else ""
    return f"{project}项目{found['rest']}" if found and project else words


@cache
def _that(planned: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(planned)}|安排)?[{_THAT}]项目的?(?P<rest>.*)")
