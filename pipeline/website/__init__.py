"""Packages and catalogue on disk → the static site, as a plugin of Pelican (`plugin`).

From `plugin` down: `generator` is what Pelican calls, `jobs` say what is to be made, `pages` and
`listing_pages` which pages there are; one module for each kind of page makes its view (frozen,
everything formatted), the templates of `themes/ledger` only loop over it. `addresses` makes every
address. Importing the package loads none of it: what others need of a part costs that part.
"""
