"""Folders that runs share: one run at a time, and what is new takes its place in one step.

`lock` holds a folder for a run, `switch` puts a folder that is complete into the place of another,
`put` does so with a file, `copies` brings one somewhere without copying its bytes where it can,
`with_parent` ends processes with the run that started them, `trouble` says what a machine's trouble is
and the way out.
"""

from pipeline.folders.copies import link_or_copy, link_tree
from pipeline.folders.lock import Held, held, held_for_reading
from pipeline.folders.put import put
from pipeline.folders.switch import switch
from pipeline.folders.trouble import Trouble, gone_meanwhile, machine_trouble
from pipeline.folders.with_parent import end_with_parent

__all__ = [
    "Held",
    "Trouble",
    "end_with_parent",
    "gone_meanwhile",
    "held",
    "held_for_reading",
    "link_or_copy",
    "link_tree",
    "machine_trouble",
    "put",
    "switch",
]
