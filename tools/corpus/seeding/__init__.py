"""Errors planted into a made-up disclosure: one kind at a time, with what it was, what it is, and where.

Whether an error can be seen is decided from the disclosure's own relations (`plant`), never by
running a check.
"""
