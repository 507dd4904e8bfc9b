"""What became of a package from version to version, as its pages, files and the feed of changes say it.

`said` puts a difference into words, `views` is what the pages show, `files` what machines read, `log`
what changed in all packages, latest first, and the corrections that stand.
"""
