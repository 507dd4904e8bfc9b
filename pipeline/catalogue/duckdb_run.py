"""A program of its own: reads SQL statements as JSON from standard input and runs them in DuckDB.

DuckDB writes the unused ends of its blocks with whatever lies in memory there. Its own process can be
given memory that is cleared, and works in the folder, so that no statement names a path.
"""

import ctypes
import json
import sys

import duckdb

if __name__ == "__main__":
    if sys.platform == "linux":  # it ends with the run that started it
        ctypes.CDLL(None).prctl(1, 9)
    order = json.load(sys.stdin)
    with duckdb.connect(config=order["config"]) as connection:
        for statement in order["statements"]:
            connection.execute(statement)
