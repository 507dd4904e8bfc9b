"""`python -m pipeline`: build, inspect, verify."""

import sys

from pipeline.commands import main

if __name__ == "__main__":
    sys.exit(main())
