"""Letters → the words that they are of: in one colour, beside each other on a line."""

from __future__ import annotations

import numpy as np

from pipeline.read.pdf.engine import Floats, Ints


def shares_of_words(counted: Floats, boxes: Floats, colours: Ints) -> Floats:
    """Of each letter (boxes in four columns, in the order of the file) which share of its word is counted."""
    if not len(counted):
        return counted
    order = np.argsort(colours, kind="stable")  # the letters of two words may take turns
    left, bottom, right, top = boxes[:, order]
    size = top - bottom
    is_beside = (np.diff(colours[order]) == 0) & (abs(np.diff(bottom)) < 0.5 * size[:-1])
    is_beside &= abs(left[1:] - right[:-1]) < size[:-1]
    words = np.concatenate([[0], np.cumsum(~is_beside)])
    shares = np.zeros(len(counted))
    shares[order] = (np.bincount(words, weights=counted[order]) / np.bincount(words))[words]
    return shares
