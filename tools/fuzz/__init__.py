"""Inputs made at random, near to what readers expect → what in our code breaks on them."""
