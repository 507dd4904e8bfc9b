"""Printed figures → the geometry of pictures: lengths and places, which templates draw as SVG.

Nothing here knows a language or a colour. Nothing is added up: parts are proven against their
printed whole (`proof`), and only then drawn as parts of it.
"""
