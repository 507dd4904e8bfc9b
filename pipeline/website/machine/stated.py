"""Addresses that a disclosure or its sidecar states → those that may become links."""

from __future__ import annotations

from urllib.parse import urlsplit


def outside(url: str) -> str:
    """A stated address that may become a link, "" for anything but http and https.

    >>> outside("https://www.example.gov.cn/a"), outside("javascript:alert(1)"), outside("//x")
    ('https://www.example.gov.cn/a', '', '')
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else ""
