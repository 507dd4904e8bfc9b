"""Versions of packages: what names one, the store that keeps them all, and what two of them differ in.

`content` is what a version is named after (what it says, not how its files are written), `store` keeps
every version with the day from which it stood, `collections` of which
packages the whole was made, `rows` says what tells the rows of each resource apart,
`difference` sets two versions side by side.
"""

from pipeline.versions.collections import Collection, collections, note_collection
from pipeline.versions.content import named_collection, version_of, version_stated
from pipeline.versions.difference import Difference, Level, compared
from pipeline.versions.store import FOLDER, History, Kept, histories, history, record, withdraw

__all__ = [
    "FOLDER",
    "Collection",
    "Difference",
    "History",
    "Kept",
    "Level",
    "collections",
    "compared",
    "histories",
    "history",
    "named_collection",
    "note_collection",
    "record",
    "version_of",
    "version_stated",
    "withdraw",
]
