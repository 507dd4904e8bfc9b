"""Printed amounts as figures: the headlines, what may be compared, and the sentences made of them."""
