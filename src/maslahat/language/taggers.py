"""The three taggers of slovnet over one encoding of the words: parts of speech and features, trees, names.

Each of them would look up every word, its shape and its vector for itself; the three share their vocabularies. The
weights lie inside the natasha package and nothing is downloaded; natasha itself is not imported (it would pull in
pymorphy2, which fails on Python 3.12 without setuptools).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from navec import Navec
from slovnet import NER, Morph, Syntax
from slovnet.chop import chop
from slovnet.conll import parse_conll_tag
from slovnet.shape import word_shape
from threadpoolctl import ThreadpoolController

from maslahat.errors import MaslahatError

BATCH = 12  # sentences


@dataclass(frozen=True)
class Tagged:
    """What the taggers say of the words of a sentence.

    ``kinds`` gives part of speech and features, ``heads`` the place of each governor counted from 1 (0: root), ``rels``
    the UD relations; ``names`` the BIO tags of the pieces, which may be more than the words.
    """

    kinds: tuple[tuple[str, Mapping[str, str]], ...]
    heads: tuple[int, ...]
    rels: tuple[str, ...]
    names: tuple[str, ...]


class _Once:
    """A table of vectors that gives the last answer again: the three taggers ask for the same words in turn."""

    def __init__(self, table: Callable[[Any], Any]) -> None:
        self._table, self._asked, self._answer = table, None, None

    def __call__(self, words: Any) -> Any:
        if words is not self._asked:
            self._answer, self._asked = self._table(words), words
        return self._answer


class Taggers:
    """The taggers with their weights, words and vectors."""

    def __init__(self, data: Path) -> None:
        """Load what ``data`` holds; raises OSError where it can't be read."""
        vectors = Navec.load(str(data / "emb" / "navec_news_v1_1B_250K_300d_100q.tar"))
        vectors.vocab = None  # 250,000 words, of which each tagger brings a list of its own
        model = data / "model"
        # one after the other: no more than two such lists are held at once
        self._ner = NER.load(str(model / "slovnet_ner_news_v1.tar"), batch_size=BATCH).navec(vectors).infer
        self._ner.model.emb.word = _Once(self._ner.model.emb.word)
        self._morph = self._sharing(Morph.load(str(model / "slovnet_morph_news_v1.tar"), batch_size=BATCH))
        self._syntax = self._sharing(Syntax.load(str(model / "slovnet_syntax_news_v1.tar"), batch_size=BATCH))
        first = self._ner.encoder
        self._words, self._shapes = first.words_vocab.encode, first.shapes_vocab.encode
        self._encode = lru_cache(maxsize=200_000)(self._ids)
        self._threads = ThreadpoolController()

    def _sharing(self, tagger: Any) -> Any:
        """A tagger with the words, shapes and vectors of the first."""
        first, own = self._ner.encoder, tagger.infer.encoder
        if (own.words_vocab, own.shapes_vocab) != (first.words_vocab, first.shapes_vocab):
            raise MaslahatError("the weights of natasha do not share their words; reinstall natasha 1.6.0")
        tagger.infer.encoder, tagger.infer.model.emb.word = first, self._ner.model.emb.word
        return tagger.infer

    def tag(self, sentences: list[list[str]], pieces: list[list[str]]) -> list[Tagged]:
        """Tag each sentence, given its words, and the pieces of them as the name tagger was taught to see them."""
        found: dict[int, Tagged] = {}
        # the shorter of a batch are filled up to the longest
        by_length = sorted(range(len(sentences)), key=lambda i: len(sentences[i]))
        # on matrices so small the threads of BLAS only wait for one another; whoever imported numpy may have set them
        with self._threads.limit(limits=1, user_api="blas"):
            for batch in chop(by_length, BATCH):
                tagged = self._tag([sentences[i] for i in batch], [pieces[i] for i in batch])
                found.update(zip(batch, tagged, strict=True))
        return [found[i] for i in range(len(sentences))]

    def _tag(self, sentences: list[list[str]], pieces: list[list[str]]) -> list[Tagged]:
        words = self._input(sentences)
        parts = words if pieces == sentences else self._input(pieces)
        kinds = self._morph.decoder(self._morph.process([words]))
        trees = self._syntax.process([words])
        names = self._ner.decoder(self._ner.process([parts]))
        rel = self._syntax.decoder.rels_vocab.decode
        return [
            Tagged(tuple(map(_kind, tags)), tuple(heads.tolist()), tuple(map(rel, rels)), tuple(bio))
            for tags, (heads, rels), bio in zip(kinds, trees, names, strict=True)
        ]

    def _input(self, sentences: list[list[str]]) -> Any:
        return self._ner.encoder.input([zip(*map(self._encode, words), strict=True) for words in sentences])

    def _ids(self, word: str) -> tuple[int, int]:
        return self._words(word.lower()), self._shapes(word_shape(word))


def weights() -> Path:
    """The folder of the weights; raises MaslahatError where natasha is missing."""
    spec = find_spec("natasha")
    if spec is None or spec.origin is None:
        raise MaslahatError("natasha is not installed, and its weights are needed to read Russian: pip install natasha")
    return Path(spec.origin).parent / "data"


@cache
def taggers() -> Taggers:
    """The taggers, loaded once; raises MaslahatError where natasha or its weights are missing."""
    try:
        return Taggers(weights())
    except OSError as error:
        raise MaslahatError(f"natasha's weights cannot be read ({error}); reinstall natasha 1.6.0") from None


@cache
def _kind(tag: str) -> tuple[str, Mapping[str, str]]:
    """Part of speech and features of a tag such as ``NOUN|Case=Nom``: the same objects for the same tag."""
    pos, feats = parse_conll_tag(tag)
    return pos, feats
