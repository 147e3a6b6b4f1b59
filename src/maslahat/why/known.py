"""By what a filler is known: a name of the graph, a surname, the tagger, an office, the article's day."""

from __future__ import annotations

import re

from rdflib import Literal, URIRef
from rdflib.namespace import XSD

from maslahat.article import Article
from maslahat.language.words import inflects
from maslahat.names import LABELS, Names
from maslahat.reading.mentions import Mentions
from maslahat.reading.trace import Tried
from maslahat.records import Filler, Mention, Named, Worded
from maslahat.vocabulary import shortened

DATED = (XSD.date, XSD.gYear, XSD.gYearMonth, XSD.gMonthDay)


class Known:
    """Tells by what the fillers of one article are known."""

    def __init__(self, article: Article, mentions: Mentions, names: Names) -> None:
        self.article = article
        self.mentions = mentions
        self.names = names

    def by(self, filler: Filler, tried: Tried | None = None) -> str:
        """One line on how the words of a filler came to mean its value."""
        value = filler.value
        if isinstance(value, Worded):
            return "its own words"
        if isinstance(value, Literal):
            return self._date(filler, value) if value.datatype in DATED else "as written"
        mention = next((m for m in self.mentions.all if m.span == filler.span), None)
        told = (
            [by for by, meant in tried.meanings if meant.value == value and meant.span == filler.span] if tried else []
        )
        if told:
            return self._phrase(told[0], filler)
        if mention is None:
            return f"words for {shortened(value)}" if isinstance(value, URIRef) else f"words for «{value.label}»"
        if mention.value != value and isinstance(value, URIRef):
            return f"{self.name(mention)}, which stands for {shortened(value)}"
        return self.name(mention)

    def name(self, mention: Mention) -> str:
        """How a mention got its value."""
        value = mention.value
        full = next(
            (m for m in self.mentions.all if m.value == value and len(m.span.text) > len(mention.span.text)), None
        )
        if isinstance(value, Named):
            if full is not None:
                return f"short for «{full.span.text}»"
            return f"a name that the tagger found and the graph does not know; read as «{value.label}»"
        words = mention.span.text.split()
        for how in LABELS:
            for label in self.names.texts(value, how):
                parts = label.split()
                if len(parts) == len(words) and all(inflects(w, p) for w, p in zip(words, parts, strict=True)):
                    return f"«{label}», {shortened(how)} of {shortened(value)}"
        if full is not None:
            return f"short for «{full.span.text}», {shortened(value)}"
        return f"a name of {shortened(value)}"

    def _phrase(self, by: str, filler: Filler) -> str:
        if not isinstance(filler.value, URIRef):
            return f"{by}: {getattr(filler.value, 'label', filler.value)}"
        same = [m for m in self.mentions.all if m.value == filler.value]
        if any(filler.span.overlaps(m.span) for m in same):
            return f"{by} in one phrase with its name: {shortened(filler.value)}"
        if same:
            return f"{by}; named elsewhere as «{same[0].span.text}»: {shortened(filler.value)}"
        return f"{by}; by the graph on {self.article.published or 'an unknown day'}: {shortened(filler.value)}"

    def _date(self, filler: Filler, value: Literal) -> str:
        if str(value).startswith("--"):
            return "as written; the text gives no year"
        if re.search(r"\d{4}", filler.span.text):
            return "as written"
        return f"«{filler.span.text}» seen from the article's day, {self.article.published or 'unknown'}"
