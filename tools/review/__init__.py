"""Review by hand: what two builds differ in, records drawn to be looked at, and what was found of them."""
