"""Texts of the command line → values, for more than one command."""

from __future__ import annotations

import argparse


def positive(text: str) -> int:
    """A number of at least 1; argparse tells what is none."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number
