"""The text by itself: what its sentences say of figures, held against the same sentences, without a table."""

from pipeline.check.prose.passages import forget_sentences
from pipeline.check.prose.prose import check_prose

__all__ = ["check_prose", "forget_sentences"]
