"""Document + sidecar → Identity: who discloses, for which place and year, and which kind it is.

`lines` finds what stands by itself, with the kind of place where it stands; `statements` what it
states; `who`, `whose`, `where` and `when` decide each part from that, `others` tells what is no
department's disclosure, `asking` asks for what is missing.
"""

from pipeline.identify.identity import identify
from pipeline.identify.names import name_in_division

__all__ = ["identify", "name_in_division"]
