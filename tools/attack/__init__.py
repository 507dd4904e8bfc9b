"""Attacks on a build and a publication: kills, races, full disks, damage, hostile files; a reader watches.

`python -m tools.attack` runs them and prints what came of each; `sources` makes two small collections
up, `runs` starts and kills the commands, `trees` compares what they leave, `reader` polls the site.
Each other module is one kind of attack: it yields an `Outcome` for every try.
"""
