"""A disclosure's documents and records → what every number printed in them is accounted for as.

In: documents, recognized tables, and the amounts, indicators and claims made of them. Out: `Accounted`.
A number counts where it became an amount, a code, an indicator or a claim, or where its column, its row
or its line says that it is something else; standing in a published table is not enough.
"""

from pipeline.account.account import account_numbers

__all__ = ["account_numbers"]
