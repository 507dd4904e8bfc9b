"""A disclosure, wholly understood → one data package on disk; and what was published, re-checked.

`write_package` is the way in; `verify` re-reads packages and catalogue.
"""

from pipeline.package.problem import Problem
from pipeline.package.verify import verify
from pipeline.package.write import write_package
from pipeline.resource.fiscal import PACKAGE_VERSION

__all__ = ["PACKAGE_VERSION", "Problem", "verify", "write_package"]
