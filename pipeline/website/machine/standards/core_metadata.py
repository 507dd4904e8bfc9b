"""What is described → the core metadata of Chinese open-data platforms (公共数据开放平台), by their names.

The elements are those that the platforms of provinces and cities share: 标识符, 名称, 摘要, 提供方,
分类, 格式, 更新周期, 开放属性. A portal that harvests us needs no table of its own.
"""

from __future__ import annotations

from typing import Any

from pipeline.website import addresses
from pipeline.website.machine.standards.described import Described

_OPEN = "无条件开放"


def core_metadata(described: Described, siteurl: str) -> dict[str, Any]:
    """The elements with their values; texts are Chinese, as the platforms have them."""
    content: dict[str, Any] = {
        "标识符": described.id,
        "名称": described.title,
        "摘要": described.description,
        "关键字": [each for each in described.keywords if not each.isascii()],
        "提供方": described.creator,
        "分类": {"主题": "财税金融", "资源类型": "数据集"},
        "格式": sorted({each.path.rpartition(".")[2].upper() for each in described.files}),
        "更新周期": "每年",
        "开放属性": _OPEN,
        "语种": "zh-CN",
        "版本": described.version,
        "许可": [each.text for each in described.licences],
        "数据项": {
            each["name"]: {
                "名称": each.get("title", ""),
                "数据项数": len(each["schema"]["fields"]),
            }
            for each in described.resources
        },
    }
    if described.division_code:
        content["空间范围"] = {"行政区划代码": described.division_code, "名称": described.place}
    if described.first_year:
        content["时间范围"] = {
            "起": f"{described.first_year}-01-01",
            "止": f"{described.last_year}-12-31",
        }
    if described.issued:
        content["发布日期"] = described.issued
    if described.source_url:
        content["来源网址"] = described.source_url
    if siteurl:
        content["访问地址"] = addresses.absolute(siteurl, described.landing_page)
    return content
