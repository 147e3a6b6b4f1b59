"""Russian: razdel for sentences and tokens, slovnet for names, morphology and syntax, pymorphy for dictionary forms.

The weights lie inside the natasha package; nothing is downloaded. natasha itself is not imported (it would pull in
pymorphy2, which fails on Python 3.12 without setuptools).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from navec import Navec
from razdel import sentenize, tokenize
from slovnet import NER, Morph, Syntax
from threadpoolctl import ThreadpoolController

from maslahat.article import Article, Span
from maslahat.errors import MaslahatError
from maslahat.language.repairs import break_cycles, repair
from maslahat.language.tokens import ROOT, Sentence, Token
from maslahat.language.words import is_only_a_verb, lemma

# One word for its readers, several for razdel: C5+1, C5 + 1, С6, COP29.
COMPOUND = re.compile(r"(?<![\w+])[A-ZА-Я]\d ?\+ ?\d(?![\w+])|(?<![\w])[A-ZА-Я]{1,5}\d{1,3}(?![\w])")
BATCH = 16
LONGEST = 250  # tokens: the parser's work grows with the square of a sentence, and no author writes a longer one


@dataclass(frozen=True)
class Entity:
    """What the name tagger found: a span and its type (PER, LOC or ORG)."""

    span: Span
    kind: str


@dataclass(frozen=True)
class _Taggers:
    ner: Any
    morph: Any
    syntax: Any
    threads: ThreadpoolController


@cache
def _taggers() -> _Taggers:
    spec = find_spec("natasha")
    if spec is None or spec.origin is None:
        raise MaslahatError("natasha is not installed, and its weights are needed to read Russian: pip install natasha")
    data = Path(spec.origin).parent / "data"
    try:
        vectors = Navec.load(str(data / "emb" / "navec_news_v1_1B_250K_300d_100q.tar"))
        ner = NER.load(str(data / "model" / "slovnet_ner_news_v1.tar"), batch_size=BATCH)
        morph = Morph.load(str(data / "model" / "slovnet_morph_news_v1.tar"), batch_size=BATCH)
        syntax = Syntax.load(str(data / "model" / "slovnet_syntax_news_v1.tar"), batch_size=BATCH)
    except OSError as error:
        raise MaslahatError(f"natasha's weights cannot be read ({error}); reinstall natasha 1.6.0") from None
    for tagger in (ner, morph, syntax):
        tagger.navec(vectors)
    return _Taggers(ner, morph, syntax, ThreadpoolController())


def analyse(article: Article) -> tuple[tuple[Sentence, ...], tuple[Entity, ...]]:
    """Sentences with their trees, and the names the tagger sees, both in text order."""
    taggers = _taggers()
    # on matrices so small the threads of BLAS only wait for one another; whoever imported numpy may have set them
    with taggers.threads.limit(limits=1, user_api="blas"):
        return _analyse(article, taggers)


def _analyse(article: Article, taggers: _Taggers) -> tuple[tuple[Sentence, ...], tuple[Entity, ...]]:
    pieces = [(paragraph, tokens) for paragraph, span in _sentences(article) for tokens in _pieces(_tokens(span))]
    cut = [tokens for _, tokens in pieces]
    spans = [(paragraph, article.span(tokens[0].start, tokens[-1].end)) for paragraph, tokens in pieces]
    words = [_plain_start([t.text for t in tokens]) for tokens in cut]
    markup = zip(spans, cut, taggers.morph.map(words), taggers.syntax.map(words), strict=True)
    sentences = tuple(
        Sentence(i, span, paragraph, _tree(tokens, morph.tokens, syntax.tokens), _lemma)
        for i, ((paragraph, span), tokens, morph, syntax) in enumerate(markup)
    )
    return sentences, tuple(_entities(article, spans, taggers.ner))


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


def _tree(spans: list[Span], morph: list[Any], syntax: list[Any]) -> tuple[Token, ...]:
    heads = [int(t.head_id) - 1 for t in syntax]
    break_cycles(heads)
    return repair(
        [
            Token(i, s.start, s.end, s.text, m.pos, "root" if head == ROOT else t.rel, head, _shared(m.feats))
            for i, (s, m, t, head) in enumerate(zip(spans, morph, syntax, heads, strict=True))
        ]
    )


_known: dict[tuple[tuple[str, str], ...], dict[str, str]] = {}


def _shared(feats: dict[str, str]) -> dict[str, str]:
    """The same object for the same features: there are some hundreds of them, and a million tokens."""
    return _known.setdefault(tuple(feats.items()), feats)


def _lemma(token: Token) -> str:
    return lemma(token.text, token.pos)


def _entities(article: Article, spans: list[tuple[int, Span]], ner: Any) -> Iterator[Entity]:
    """Names by sentence, in batches: the tagger then never joins a name over the end of a paragraph."""
    for (_, span), markup in zip(spans, ner.map([span.text for _, span in spans]), strict=True):
        for found in markup.spans:
            yield Entity(article.span(span.start + found.start, span.start + found.stop), found.type)
