"""Prose → Claims: what sentences state of amounts, shares, changes and counts, bound to the tables."""

from pipeline.extract.claims.claims import extract_claims

__all__ = ["extract_claims"]
