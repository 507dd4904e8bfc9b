"""`inspect`: prints what was understood of one file; with --draw, pictures of a PDF's pages.

`describe` makes the text, of `columns` (with `marks` on those that look wrongly bound) and `rows`;
`pictures` finds what became of each cell of a page and has it drawn. Nothing published is touched.
"""

from pipeline.commands.inspect.command import add_arguments, run

__all__ = ["add_arguments", "run"]
