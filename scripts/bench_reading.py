"""The bare stack that reading is measured against: the libraries as their own pages show them, on one thread."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from navec import Navec
from razdel import sentenize, tokenize
from slovnet import NER, Morph, Syntax
from threadpoolctl import threadpool_limits

from maslahat.language.taggers import weights
from maslahat.language.words import lemma


@dataclass(frozen=True)
class Parsed:
    """What the libraries say of a text: sentence by sentence their own markup, and the dictionary forms."""

    names: list[Any]
    kinds: list[Any]
    trees: list[Any]
    lemmas: list[list[str]]


def bare_stack(text: str) -> Parsed:
    """Segment, tag names, parts of speech and trees, and take the dictionary form of every word."""
    sentences = [part.text.strip() for line in text.splitlines() for part in sentenize(line) if part.text.strip()]
    words = [[token.text for token in tokenize(sentence)] for sentence in sentences]
    ner, morph, syntax = _taggers()
    with threadpool_limits(limits=1, user_api="blas"):
        names, kinds, trees = list(ner.map(sentences)), list(morph.map(words)), list(syntax.map(words))
    return Parsed(names, kinds, trees, [[lemma(t.text, t.pos) for t in markup.tokens] for markup in kinds])


@cache
def _taggers() -> tuple[Any, Any, Any]:
    data = weights()
    vectors = Navec.load(str(data / "emb" / "navec_news_v1_1B_250K_300d_100q.tar"))
    ner, morph, syntax = (
        kind.load(str(data / "model" / f"slovnet_{name}_news_v1.tar"), batch_size=16).navec(vectors)
        for kind, name in ((NER, "ner"), (Morph, "morph"), (Syntax, "syntax"))
    )
    return ner, morph, syntax
