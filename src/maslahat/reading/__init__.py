"""From sentences, names and the lexicon to mentions and records."""

from maslahat.reading.reader import Reader

__all__ = ["Reader"]
