"""This year against last, budget against final account, and the reasons that the source states."""
