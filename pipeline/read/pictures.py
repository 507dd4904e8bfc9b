"""Whether pictures of pages can be read on this machine; asked at every run, so it loads nothing."""

from __future__ import annotations

from importlib.util import find_spec


def is_available() -> bool:
    """Whether the extra that reads pictures is installed."""
    return find_spec("rapidocr_onnxruntime") is not None
