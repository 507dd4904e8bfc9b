"""Tools beside the pipeline: they make what it is measured with, and no stage imports them."""
