"""Document + sidecar → Identity: who discloses, for which place and year, and which kind it is."""

from pipeline.identify.identity import identify

__all__ = ["identify"]
