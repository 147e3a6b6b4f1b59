"""The articles of a page: each text with its names, its sentences, and the words that each fact is made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rdflib import URIRef

from maslahat.article import Article, Span
from maslahat.evidence import ArticleGraphs
from maslahat.records import Reading, Record
from maslahat.terms import lexical

Stretch = tuple[int, int]


@dataclass(frozen=True)
class Fact:
    """A record that was read: its IRI, the quotes it rests on, and the words that fill its slots (the narrowest)."""

    iri: URIRef
    quotes: tuple[Stretch, ...]
    words: tuple[Stretch, ...]


@dataclass(frozen=True)
class ArticleText:
    """A text as it was read. Stretches count code points; ``mentions`` are names with the things they mean."""

    article: Article
    mentions: tuple[tuple[Stretch, URIRef], ...]
    sentences: tuple[Stretch, ...]
    facts: tuple[Fact, ...]


def article_text(reading: Reading, graphs: ArticleGraphs) -> ArticleText:
    """What a page needs of a reading; ``graphs`` are those that were let in: what was refused is no fact."""
    admitted = {lexical(quad.subject) for quad in graphs.quads}
    told = zip(reading.records, graphs.records, strict=True)
    named = zip(reading.mentions, graphs.mentions, strict=True)
    return ArticleText(
        reading.article,
        tuple((_stretch(mention.span), iri) for mention, iri in named),
        tuple(_stretch(sentence) for sentence in reading.sentences),
        tuple(_fact(record, iri) for record, iri in told if str(iri) in admitted),
    )


def articles_data(articles: Iterable[ArticleText], data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The articles as plain values; things, records and sources are named by their place in ``data``, −1 if absent.

    Of each sentence it is told how many facts were read in it: a page may show fewer of them.
    """
    places = {part: {one["iri"]: i for i, one in enumerate(data[part])} for part in ("nodes", "records", "sources")}
    return [_plain(text, places) for text in articles]


def _plain(text: ArticleText, places: Mapping[str, Mapping[str, int]]) -> dict[str, Any]:
    article = text.article
    title = {article.language or "": article.title} if article.title else {"": article.name}
    words: dict[int, set[Stretch]] = {}
    for fact in text.facts:
        if str(fact.iri) in places["records"]:
            words.setdefault(places["records"][str(fact.iri)], set()).update(fact.words)
    return {
        "iri": str(article.iri),
        "source": places["sources"].get(str(article.iri), -1),
        "title": title,
        "language": article.language or "",
        "text": article.text,
        "mentions": [[*stretch, places["nodes"].get(str(iri), -1)] for stretch, iri in text.mentions],
        "sentences": [[*stretch, _resting(stretch, text.facts)] for stretch in text.sentences],
        "words": {str(record): sorted(found) for record, found in sorted(words.items())},
    }


def _resting(sentence: Stretch, facts: Iterable[Fact]) -> int:
    """How many facts rest on a sentence, or on a part of it."""
    rest = (fact for fact in facts if any(start < sentence[1] and sentence[0] < end for start, end in fact.quotes))
    return len({fact.iri for fact in rest})


def _fact(record: Record, iri: URIRef) -> Fact:
    quotes = dict.fromkeys(_stretch(span) for span in (record.evidence, *record.alternatives))
    filled = {_stretch(filler.span) for _, filler in record}
    # of what lies within each other the smaller tells more: the content of a claim would be all of its sentence
    parts = (one for one in filled if not any(one != two and one[0] <= two[0] and two[1] <= one[1] for two in filled))
    return Fact(iri, tuple(quotes), tuple(sorted(parts)))


def _stretch(span: Span) -> Stretch:
    return span.start, span.end
