"""Layouts that really differ, each after the usage of a province. A layout is a module.

It has NAME, KIND (budget or final), WISHES (what its accounts may hold), TABLES and PROSE (how money
is printed) and `write`: a pen with a case → the document.
"""

from __future__ import annotations

from tools.corpus.layouts import (
    chongqing,
    fujian,
    hebei,
    hunan,
    jiangsu,
    jiangxi,
    shaanxi,
    shandong,
    shanghai,
    shenzhen,
    yunnan,
    zhejiang,
)

LAYOUTS = (
    jiangsu,
    jiangxi,
    shaanxi,
    shandong,
    zhejiang,
    hunan,
    fujian,
    chongqing,
    yunnan,
    shanghai,
    shenzhen,
    hebei,
)
