"""What is said when a source cannot be published: the place, what was seen, and the way out."""

from __future__ import annotations


class Refusal(Exception):
    """A source that cannot be read or told apart; the others are built all the same.

    `where` names the file (and the line where there is one), `seen` what stands there, `way_out`
    what the maintainer can do. `explains` names the package whose tables it is the explanation of,
    where a file holds the explanation alone. `may_pass` tells that the same file may be read another time:
    time or memory ran out, or a program that reads it failed.
    """

    def __init__(
        self, where: str, seen: str, way_out: str, explains: str = "", may_pass: bool = False
    ) -> None:
        super().__init__(where, seen, way_out, explains, may_pass)
        self.where = where
        self.seen = seen
        self.way_out = way_out
        self.explains = explains
        self.may_pass = may_pass

    def __str__(self) -> str:
        return f"{self.where}: {self.seen}; {self.way_out}"
