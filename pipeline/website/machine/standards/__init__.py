"""One description of what is published → what each standard wants to hear of it.

`described` is the one model: packages, the catalogue and their files, tables and fields. `dcat` (with
`turtle`), `csvw`, `croissant`, `schema_org` and `core_metadata` say it in their own words, `cite` is
how to cite it, `files` says which file of the site holds what.
"""
