"""`python -m pipeline`: build, inspect, verify, checks."""

import sys

from pipeline.commands import main

if __name__ == "__main__":
    sys.exit(main())
