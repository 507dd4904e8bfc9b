"""The rows that caption a grid: those at its top that say unit, place, year or title only.

A spreadsheet or a page often has them within the frame of the table: they are read as `caption_lines` reads
lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.model.document import Grid
from pipeline.recognize.caption import Caption
from pipeline.recognize.caption_lines import CaptionLines
from pipeline.recognize.regions import Row, is_separator
from pipeline.values.text import fold, tidy
from pipeline.values.units import unit_line
from pipeline.vocabulary import Captions


@dataclass(frozen=True, slots=True)
class CaptionRows:
    """Reads caption rows by the words of `lines`."""

    lines: CaptionLines

    @property
    def captions(self) -> Captions:
        return self.lines.captions

    def read(self, grid: Grid) -> tuple[tuple[Row, ...], Caption]:
        """The rows of a grid below those that caption it, and what these say."""
        caption = Caption()
        for index, row in enumerate(grid.rows):
            if is_separator(row) and not caption.is_empty:
                continue
            said = [self.lines.pieces(cell.text) for cell in row if tidy(cell.text)]
            texts = [text for pieces in said for piece in pieces if (text := tidy(piece))]
            if self._states_years(texts):
                # 2025年 | 2026年: the years of the columns below, of which neither is the table's
                return grid.rows[index:], caption
            has_more = len(said) == 1 and len(texts) > 1  # a title, and what stands behind it
            grown: Caption | None = caption
            body = self._body_beside_unit(texts)
            for text in texts[1:] if has_more else texts:
                if grown and text == body:
                    grown = replace(grown, organisation=grown.organisation or ("", body))
                    continue
                grown = self.lines.stated(grown, text) if grown else None
            if has_more:
                caption, grown = grown or caption, None
            is_open = not caption.title or self.captions.is_heading(caption.title)  # 附件1
            if (
                grown is None
                and len(said) == 1
                and not is_open
                and self.lines.is_appendix(texts[0])
            ):
                caption = replace(caption, remarks=(*caption.remarks, texts[0]))
                continue
            if grown is None and len(said) == 1 and is_open:
                grown = self._titled_within(caption, texts[0], grid, index)
            if grown is None:
                return grid.rows[index:], caption
            caption = replace(grown, place=grown.place or grid.place)
        return (), caption

    def _body_beside_unit(self, texts: Sequence[str]) -> str:
        """The name of a body that stands in a row with the unit and nothing else tells as such, else ""."""
        bodies = [text for text in texts if self.captions.is_bare_body(text)]
        return bodies[0] if len(bodies) == 1 and any(map(unit_line, texts)) else ""

    def _titled_within(self, caption: Caption, text: str, grid: Grid, index: int) -> Caption | None:
        """The caption with the one text of a row, where that may be the title of the table below."""
        merged = max(cell.column_span for cell in grid.rows[index]) * 2 > grid.width
        below = [row for row in grid.rows[index + 1 : index + 4] if not is_separator(row)]
        stated = any(self._states_all(below[:count]) for count in (1, 2))
        named = self.lines.titles(text)
        titled = (merged and (named or stated)) or (named and stated)
        if fold(text).endswith("表") or titled:
            return self.lines.with_title(caption, text)
        return caption if self.captions.is_heading(text) else None

    def _states_years(self, texts: Sequence[str]) -> bool:
        """Whether a row is nothing but years, or nothing but days, and not of one alone."""
        years = [self.captions.year_of(text) for text in texts]
        are_alike = None not in years and (all(years) or not any(years))
        different = {year or text for year, text in zip(years, texts, strict=True)}
        return are_alike and len(different) > 1

    def _states_all(self, rows: Sequence[Row]) -> bool:
        """Whether rows say what belongs to a caption, units or numbers among it, and nothing else."""
        caption: Caption | None = Caption()
        for text in (tidy(cell.text) for row in rows for cell in row if tidy(cell.text)):
            caption = self.lines.stated(caption, text) if caption else None
        return caption is not None and bool(caption.unit or caption.number)
