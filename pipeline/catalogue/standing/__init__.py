"""The catalogue that stands → what still holds of it, so that a change of one package costs little.

In: its folder, and which packages it is said to be made of. Out: the rows of those that are as they were
(`packages`, `rows`, `between`), and which resources are as they were altogether (`same`). It is believed
only where its fingerprint, worked out anew, is the one that it states, and file by file where what it states
of the file still holds. What is made of it has the bytes of a catalogue that is made from nothing.
"""

from pipeline.catalogue.standing.between import kept_between
from pipeline.catalogue.standing.packages import kept_packages
from pipeline.catalogue.standing.rows import KeptRows, moved_runs
from pipeline.catalogue.standing.same import TABLES, same_resources
from pipeline.catalogue.standing.standing import Standing

__all__ = [
    "TABLES",
    "KeptRows",
    "Standing",
    "kept_between",
    "kept_packages",
    "moved_runs",
    "same_resources",
]
