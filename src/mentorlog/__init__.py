"""A local-first journal of a mentoring or coaching relationship."""

__version__ = "0.1.0"
