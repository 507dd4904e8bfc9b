"""`python -m pipeline.pelican_run …`: Pelican as it is, but ended with the run that asked for it.

It stands apart from `publish`, whose stages take seconds to load: a run killed meanwhile takes this along.
"""

from __future__ import annotations

import os
import sys

from pipeline.folders import end_with_parent

HOLDS_PACKAGES = "MINGZHANG_HOLDS_PACKAGES"
"""In the environment: the process that holds the packages while Pelican reads them."""

if __name__ == "__main__":
    end_with_parent()
    if str(os.getppid()) != os.environ[HOLDS_PACKAGES]:
        sys.exit("the run that asked for the site is gone")

    from pelican import main

    main(sys.argv[1:])
