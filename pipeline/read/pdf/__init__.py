"""A PDF's bytes → Document.

`switched_off` takes away what lies in layers that are off; `content` takes characters, rules and
pictures off a page (`raised` tells digits of notes from those of numbers, `drawn_digits` what fonts draw
from what they name), `enlarged` makes one in units of its own as large as print, `overhang` drops what
later pages show;
`rules` and `lattice` find the ruled tables, `cells` and `grid` fill them, `spilled` and `crossings` make
texts that run over rules whole, `missing_rules` mends them;
`unruled` finds the others, their cells parted by `set_by_cell`, which `open_table` reads with
`alignment` and `headed_columns` (columns), `headings` (`heading_words`, `spanning`) and `body` (rows),
`worded` where they hold words alone; `charts` and `text_columns` tell what is no table;
`lines`, `furniture` and `prose` make paragraphs of the rest; `blocks` puts all in reading order; `ocr`
reads scans where its extra is installed, levelled (`leveling`, `picture`), with the rules of their
pictures (`picture_rules`) and the stamps on them (`stamps`).
"""

from pipeline.read.pdf.reader import read_pdf

__all__ = ["read_pdf"]
