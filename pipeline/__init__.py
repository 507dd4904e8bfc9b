"""明账: public budget disclosures in, Frictionless data packages and a static site out.

The packages below are the stages, in the order in which data passes them::

    read       a source file's bytes            → Document (paragraphs, grids, places)
    identify   Document + sidecar               → Identity (who, where, when, which kind)
    recognize  Document                         → Table (header bound to columns, form known)
    extract    Table                            → Amount, Indicator, Section
    check      tables and amounts               → Finding
    package    Disclosure (all of the above)    → one data package on disk
    catalogue  packages                         → one data package over all of them
    website    packages and catalogue           → the pages (a Pelican plugin)

`assemble` runs them over folders of sources, `commands` is what a person types. They stand on
`resource` (one tabular resource and its files), `vocabulary` (the YAML and CSV of `specs` as typed
values), `values` (text → numbers, codes, units) and `model` (the frozen types that stages hand to
one another). Imports run downward only; `make check` holds it.
"""

__version__ = "0.1.0"
