"""`python -m pipeline`: build, inspect, verify, checks."""

import gc
import sys

gc.disable()  # what is made as modules are loaded stays: to look for cycles in it takes a seventh of a start

from pipeline.commands import load, main  # noqa: E402

load(sys.argv[1:])
gc.freeze()
gc.enable()

if __name__ == "__main__":
    sys.exit(main())
