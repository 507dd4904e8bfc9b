"""Printed tables as pages show them: header, rows, levels, totals, and the terms in their headings."""
