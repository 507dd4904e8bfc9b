"""The objects of a page, and of the forms within it → its rules and its pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, repeat

import numpy as np
from pypdfium2 import raw

from pipeline.model.laid import Box
from pipeline.read.pdf.clip import NOWHERE, clip_box, cut
from pipeline.read.pdf.dotted import dotted_rules
from pipeline.read.pdf.engine import Floats, Handle, draw_modes, form_objects, object_matrices
from pipeline.read.pdf.engine_outlines import clip_counts
from pipeline.read.pdf.geometry import Rule, of_fields
from pipeline.read.pdf.outlines import Boxes, in_order, straight_boxes
from pipeline.read.pdf.tiles import edges_of, on_ground

Placer = Callable[[Floats], Floats]
"""From the PDF's coordinates (bottom left origin) to the page's, as its text is read: boxes in columns."""
Matrix = tuple[float, ...]
Part = tuple[int, Handle, Matrix, int]
"""The kind of an object, the object, how the form lies that it is in, and how deep it is in forms."""

_UNCHANGED: Matrix = (1, 0, 0, 1, 0, 0)
_THICKEST = 3.5
"""A filled rectangle thinner than this many points is a rule."""
_LETTER = 32.0
"""A picture no larger than this may be a sign among letters."""
_MOST_PARTS = 200_000
"""More objects than this on one page are a drawing, not a table."""
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Parts:
    """Rules and pictures of a page, `small` those no larger than a letter."""

    horizontal: tuple[Rule, ...]
    vertical: tuple[Rule, ...]
    pictures: tuple[Box, ...]
    small: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """The objects of a page, and of the forms within it, in the order in which they are drawn, and the boxes
    of the straight paths among them as far as they are seen."""

    every: Sequence[Part]
    paths: Boxes


def drawn_on(objects: Sequence[tuple[int, Handle]], frame: Box) -> Drawn:
    """What is drawn on a page; `frame` is what is seen of it."""
    every = list(islice(_with_inner(objects, _UNCHANGED, 0), _MOST_PARTS))
    return Drawn(every, _drawn(every, frame))


def page_parts(drawn: Drawn, place: Placer) -> Parts:
    """Rules and pictures of a page. An image as thin as a line is a rule."""
    every = drawn.every
    images = _images(every)
    found = in_order([_with_tiles(every, drawn.paths), images])
    left, top, right, bottom = placed = place(found.edges)
    is_flat, is_narrow = bottom - top <= _THICKEST, right - left <= _THICKEST
    across, down = is_flat & ~is_narrow, is_narrow & ~is_flat
    is_image = np.zeros(len(every), dtype=np.bool_)
    is_image[images.of] = True
    is_image = is_image[found.of]
    is_dot = is_flat & is_narrow & ~is_image
    dots = placed[:, is_dot]
    is_picture = is_image & ~is_flat & ~is_narrow
    is_small = is_image & (right - left <= _LETTER) & (bottom - top <= _LETTER)
    return Parts(
        horizontal=(
            *_rules(((top + bottom) / 2)[across], left[across], right[across]),
            *_rules(*dotted_rules(dots[0], dots[2], (dots[1] + dots[3]) / 2)),
        ),
        vertical=(
            *_rules(((left + right) / 2)[down], top[down], bottom[down]),
            *_rules(*dotted_rules(dots[1], dots[3], (dots[0] + dots[2]) / 2)),
        ),
        pictures=tuple(zip(*placed[:, is_picture].tolist(), strict=True)),
        small=tuple(zip(*placed[:, is_small].tolist(), strict=True)),
    )


def _rules(at: Floats, start: Floats, end: Floats) -> tuple[Rule, ...]:
    columns = zip(at.tolist(), start.tolist(), end.tolist(), strict=True)
    return tuple(map(of_fields, repeat(Rule), columns))


def _with_inner(objects: Sequence[tuple[int, Handle]], outer: Matrix, depth: int) -> Iterator[Part]:
    """All objects of a page or a form; what is within one of them comes after it."""
    for kind, item in objects:
        yield (part := (kind, item, outer, depth))
        if kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            own = _matrices([part])[:, 0].tolist()
            yield from _with_inner(form_objects(item), tuple(own), depth + 1)


def _drawn(every: Sequence[Part], frame: Box) -> Boxes:
    """The boxes of what is drawn as a path, as far as they are seen."""
    found = [n for n, part in enumerate(every) if part[0] == raw.FPDF_PAGEOBJ_PATH]
    is_filled, is_stroked = draw_modes([every[n][1] for n in found])
    kept = is_filled | is_stroked
    paths = [every[n] for n, is_drawn in zip(found, kept.tolist(), strict=True) if is_drawn]
    items = [item for _, item, _, _ in paths]
    boxes = straight_boxes(items, _matrices(paths), is_stroked[kept])
    numbers = np.array(found, np.int64)[kept]
    counts = clip_counts(items)
    if max(counts, default=0) <= 0:
        return Boxes(numbers[boxes.of], boxes.edges)
    clips = [
        clip_box(item, frame) if count > 0 and not depth else NOWHERE
        for (_, item, _, depth), count in zip(paths, counts, strict=True)
    ]
    edges, is_seen = cut(boxes.edges, np.array(clips).T[:, boxes.of])
    return Boxes(numbers[boxes.of][is_seen], edges[:, is_seen])


def _with_tiles(every: Sequence[Part], drawn: Boxes) -> Boxes:
    """Boxes of paths, the cells among them that lie upon a ground as the rules that part them."""
    items = [every[n][1] for n in drawn.of.tolist()]
    is_tile = on_ground(items, drawn.edges)
    if not is_tile.any():
        return drawn
    edges = edges_of(drawn.edges[:, is_tile])
    numbers = np.tile(drawn.of[is_tile], 4)
    return in_order([drawn, Boxes(numbers, edges)])


def _images(every: Sequence[Part]) -> Boxes:
    """The boxes of images."""
    found = [n for n, part in enumerate(every) if part[0] == raw.FPDF_PAGEOBJ_IMAGE]
    if not found:
        return Boxes(np.zeros(0, np.int64), np.zeros((4, 0)))
    a, b, c, d, e, f = _matrices([every[n] for n in found])
    xs, ys = np.array([e, c + e, a + e, a + c + e]), np.array([f, d + f, b + f, b + d + f])
    edges = np.array([xs.min(axis=0), ys.min(axis=0), xs.max(axis=0), ys.max(axis=0)])
    return Boxes(np.array(found, np.int64), edges)


def _matrices(parts: Sequence[Part]) -> Floats:
    """From the coordinates of each object to the page's (six columns)."""
    a, b, c, d, e, f = own = object_matrices([item for _, item, _, _ in parts])
    if not any(depth for _, _, _, depth in parts):
        return own
    g, h, i, j, k, m = np.array([outer for _, _, outer, _ in parts]).T
    return np.array(
        [
            a * g + b * i,
            a * h + b * j,
            c * g + d * i,
            c * h + d * j,
            e * g + f * i + k,
            e * h + f * j + m,
        ]
    )
