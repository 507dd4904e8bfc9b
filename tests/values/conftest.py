"""Loads the Hypothesis profile before the properties are defined."""

import tests.support  # noqa: F401
