"""How the ledger does on errors that were planted, and on copies where nothing was."""
