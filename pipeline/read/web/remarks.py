"""What has to be said of a page beside its blocks: what was left out of it, or taken in though hidden."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model.document import Place, Remark

_MOST_QUOTED = 20


@dataclass(frozen=True, slots=True)
class Wording:
    """A remark in two languages; `{count}` is of how many it is made, `{listed}` their first texts."""

    check: str
    chinese: str
    english: str

    def of(
        self, place: Place, count: int, texts: Sequence[str] = (), *, is_defect: bool = False
    ) -> Remark:
        """The remark on `count` things, of which `texts` are quoted."""
        listed = "、".join(texts[:_MOST_QUOTED])
        return Remark(
            self.check,
            self.chinese.format(count=count, listed=listed),
            self.english.format(count=count, listed=listed),
            place,
            is_defect,
        )


ATTACHED = Wording(
    "form.attachment",
    "网页链接或嵌入了 {count} 个文件，其内容未读取：{listed}",
    "the page links or embeds {count} files, which were not read: {listed}",
)
UNSHOWN = Wording(
    "form.hidden_content",
    "网页中有 {count} 处隐藏的文字，浏览器不显示，未收录：{listed}",
    "{count} hidden words that a browser does not show were left out: {listed}",
)
UNSEEN = Wording(
    "form.hidden_content",
    "网页中有 {count} 处文字与底色相同，读者看不见，未收录：{listed}",
    "{count} texts of the colour that they stand on, which nobody sees, were left out: {listed}",
)
COPIED = Wording(
    "form.hidden_content",
    "网页中有 {count} 处隐藏的内容与显示的完全相同，未重复收录",
    "{count} hidden parts say again what is shown, and were left out",
)
STRUCK_OUT = Wording(
    "form.tracked_changes",
    "网页中有 {count} 处加了删除线的文字，按已删去处理，未收录：{listed}",
    "{count} struck-out texts were taken as deleted and left out: {listed}",
)
PICTURED = Wording(
    "form.picture",
    "网页没有表格，但有 {count} 张图片，图片中的内容未读取",
    "the page has no table but {count} pictures, whose content was not read",
)
TAKEN_IN = Wording(
    "form.hidden_content",
    "网页中有 {count} 处隐藏的内容，浏览器不显示，已照常收录",
    "{count} parts of the page are hidden in a browser; they are published",
)
HIDDEN_ROWS = Wording(
    "form.hidden_content",
    "表中有 {count} 处隐藏的行，浏览器不显示，没有列入表格和数据：{listed}",
    "rows hidden in a browser, left out of tables and data: {count}: {listed}",
)
UNPLACED = Wording(
    "form.hidden_content",
    "表中有 {count} 个隐藏的单元格，浏览器不显示，未列入表格：{listed}",
    "{count} cells are hidden in a browser and stand in no column; left out: {listed}",
)
