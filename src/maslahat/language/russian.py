"""Russian: razdel for sentences and tokens, slovnet's taggers for trees and names, pymorphy for dictionary forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from razdel import sentenize, tokenize
from slovnet.bio import bio_spans
from slovnet.token import Token as Place

from maslahat.article import Article, Span
from maslahat.language.repairs import break_cycles, repair
from maslahat.language.taggers import Tagged, taggers
from maslahat.language.tokens import ROOT, Sentence, Token
from maslahat.language.words import is_only_a_verb, lemma

# One word for its readers, several for razdel: C5+1, C5 + 1, С6, COP29.
COMPOUND = re.compile(r"(?<![\w+])[A-ZА-Я]\d ?\+ ?\d(?![\w+])|(?<![\w])[A-ZА-Я]{1,5}\d{1,3}(?![\w])")
LONGEST = 250  # tokens: the parser's work grows with the square of a sentence, and no author writes a longer one


@dataclass(frozen=True)
class Entity:
    """What the name tagger found: a span and its type (PER, LOC or ORG)."""

    span: Span
    kind: str


def analyse(article: Article) -> tuple[tuple[Sentence, ...], tuple[Entity, ...]]:
    """Sentences with their trees, and the names the tagger sees, both in text order."""
    pieces = [(paragraph, tokens) for paragraph, span in _sentences(article) for tokens in _pieces(_tokens(span))]
    spans = [article.span(tokens[0].start, tokens[-1].end) for _, tokens in pieces]
    parts = [_parts(span, tokens) for span, (_, tokens) in zip(spans, pieces, strict=True)]
    words = [_plain_start([t.text for t in tokens]) for _, tokens in pieces]
    tagged = taggers().tag(words, [[p.text for p in found] for found in parts])
    sentences = tuple(
        Sentence(i, span, paragraph, _tree(tokens, found), _lemma)
        for i, ((paragraph, tokens), span, found) in enumerate(zip(pieces, spans, tagged, strict=True))
    )
    entities = (_entities(article, places, found) for places, found in zip(parts, tagged, strict=True))
    return sentences, tuple(chain.from_iterable(entities))


def _plain_start(words: list[str]) -> list[str]:
    """A verb that opens a sentence in lower case: a rare one with a capital is taken for a name («Уговорились»)."""
    first = next((n for n, word in enumerate(words) if word[0].isalpha()), None)
    if first is not None and words[first].istitle() and is_only_a_verb(words[first]):
        words[first] = words[first].lower()
    return words


def cut(text: str) -> list[str]:
    """The words of a name or phrase, cut as a sentence would be."""
    return [token.text for token in _tokens(Span(0, len(text), text))]


def _sentences(article: Article) -> Iterator[tuple[int, Span]]:
    """Paragraphs first: razdel would join a line without a full stop to the next one."""
    for number, line in enumerate(re.finditer(r"[^\r\n\u2028\u2029]+", article.text)):
        for part in sentenize(line.group()):
            start, end = line.start() + part.start, line.start() + part.stop
            text = article.text[start:end]
            start += len(text) - len(text.lstrip())
            end -= len(text) - len(text.rstrip())
            if start < end:
                yield number, article.span(start, end)


def _tokens(sentence: Span) -> list[Span]:
    """The tokens of razdel, with the compounds put together again, as spans of the article."""
    text, offset = sentence.text, sentence.start
    compounds = [m.span() for m in COMPOUND.finditer(text)][::-1]
    found: list[Span] = []
    for token in tokenize(text):
        while compounds and compounds[-1][1] <= token.start:
            compounds.pop()
        inside = compounds[-1] if compounds and compounds[-1][0] < token.stop else None
        start, end = inside or (token.start, token.stop)
        if not found or found[-1].start != offset + start:
            found.append(Span(offset + start, offset + end, text[start:end]))
    return found


def _pieces(tokens: list[Span]) -> Iterator[list[Span]]:
    """The tokens of a sentence, cut where it is longer than the parser bears: after a mark, if there is one."""
    while len(tokens) > LONGEST:
        late = range(LONGEST - 1, LONGEST // 2, -1)
        end = next((i for marks in (";:—", ",)»") for i in late if tokens[i].text in marks), LONGEST - 1) + 1
        yield tokens[:end]
        tokens = tokens[end:]
    if tokens:
        yield tokens


def _parts(sentence: Span, tokens: list[Span]) -> list[Span]:
    """The tokens of razdel with no compound put together: the name tagger has learnt to see them so."""
    if not COMPOUND.search(sentence.text):
        return tokens
    return [Span(sentence.start + t.start, sentence.start + t.stop, t.text) for t in tokenize(sentence.text)]


def _tree(spans: list[Span], tagged: Tagged) -> tuple[Token, ...]:
    heads = [head - 1 for head in tagged.heads]
    break_cycles(heads)
    return repair(
        [
            Token(i, s.start, s.end, s.text, pos, "root" if head == ROOT else rel, head, feats)
            for i, (s, (pos, feats), rel, head) in enumerate(zip(spans, tagged.kinds, tagged.rels, heads, strict=True))
        ]
    )


def _lemma(token: Token) -> str:
    return lemma(token.text, token.pos)


def _entities(article: Article, parts: list[Span], tagged: Tagged) -> Iterator[Entity]:
    """Names by sentence: the tagger then never joins a name over the end of a paragraph."""
    for found in bio_spans([Place(p.start, p.end, p.text) for p in parts], tagged.names):
        yield Entity(article.span(found.start, found.stop), found.type)
