"""Recognized tables and prose → what is published: amounts, headlines, indicators, sections, claims."""

from pipeline.extract.amounts import extract_amounts
from pipeline.extract.claims import extract_claims
from pipeline.extract.headlines import extract_headlines
from pipeline.extract.indicators import extract_indicators
from pipeline.extract.said_headlines import extract_said_headlines
from pipeline.extract.sections import extract_sections

__all__ = [
    "extract_amounts",
    "extract_claims",
    "extract_headlines",
    "extract_indicators",
    "extract_said_headlines",
    "extract_sections",
]
