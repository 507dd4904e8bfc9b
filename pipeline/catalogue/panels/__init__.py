"""The catalogue's tables → panels that research starts from, long and wide, with what may be compared.

`guard` says of two figures of one series whether they are on one basis, `headlines`, `functions` and
`indicators` make the frames, `kept` has the rows that stand already, `write` publishes them. pandas is
imported where it is used: a build in which nothing changed never loads it.
"""

from pipeline.catalogue.panels.kept import KeptPanels
from pipeline.catalogue.panels.write import FOLDER, write_panels

__all__ = ["FOLDER", "KeptPanels", "write_panels"]
