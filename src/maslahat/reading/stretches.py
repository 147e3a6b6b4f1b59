"""Stretches of a sentence that may be somebody's words: cut by marks and order, since quotations break trees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import Literal, URIRef

from maslahat.article import Article, Span
from maslahat.language import Sentence, Token
from maslahat.lexicon import Lexicon, Phrase
from maslahat.reading.quotations import trimmed
from maslahat.reading.referents import Referents
from maslahat.reading.speakers import Speakers
from maslahat.reading.speech import SpeechWords
from maslahat.records import Filler
from maslahat.vocabulary import LEX, MAS

FAR = 14  # tokens between a verb of speech and its «что»


@dataclass(frozen=True)
class Attributed:
    """What a text attributes to somebody. ``root`` is the token that heads the content; None for a quotation."""

    claimant: Filler
    content: Span
    root: Token | None
    attribution: URIRef
    stance: URIRef
    evidence: Span
    judgement: Literal | None = None
    replaces: bool = False  # a что-clause that wholly states an event is that event, reported
    informs: bool = False  # what is told may be checked; otherwise it is an opinion
    bare: bool = False  # tells only whose plan it is: no claim of its own


def reached(sentences: tuple[Sentence, ...], s: Sentence, end: int) -> Iterator[Sentence]:
    """A sentence and those after it that begin before a place of the text."""
    for i in range(s.i, len(sentences)):
        if sentences[i].span.start >= end:
            break
        yield sentences[i]


class Stretches:
    """What the frames of speech and of judgement have in common."""

    def __init__(
        self, article: Article, lexicon: Lexicon, referents: Referents, speakers: Speakers, words: SpeechWords
    ) -> None:
        self.article = article
        self.lexicon = lexicon
        self.referents = referents
        self.speakers = speakers
        self.words = words

    def speaks(self, s: Sentence, token: Token, phrase: Phrase) -> bool:
        """Whether a word of speech says that something was said: not denied, asked, wished or still to come."""
        short = token.is_(Variant="Short") and token.pos in ("ADJ", "VERB")
        form = token.feats.get("VerbForm")
        if not short and (form not in ("Fin", "Conv") or token.is_(Mood="Imp")):
            return False
        if (token.is_(Tense="Fut") and not token.is_(Person="1")) or token.is_(Person="1", Number="Plur"):
            return False
        around = [*s.children(token.i, "advmod", "mark", "aux"), *s.tokens[max(0, token.i - 1) : token.i]]
        if any((s.lemmas[c.i],) in self.lexicon.words(LEX.unreal) for c in around if abs(c.i - token.i) <= 3):
            return False
        denied = any((s.lemmas[c.i],) in self.lexicon.words(LEX.negation) for c in around)
        return not denied or phrase.words in self.words.disclaims

    def clause_border(self, s: Sentence, verb: Token) -> int | None:
        """The place of the «что» of a verb of speech: after a comma, no other finite verb between."""
        for t in s.tokens[verb.i + 1 : verb.i + FAR]:
            if (t.pos == "VERB" and t.is_(VerbForm="Fin")) or t.text in ':;«"“':
                return None
            if s.lemmas[t.i] in self.words.clause_marks and t.pos != "DET" and s.tokens[t.i - 1].text == ",":
                return t.i if t.i + 2 < len(s.tokens) else None
        return None

    def boilerplate(self, s: Sentence, verb: Token) -> bool:
        """«…, сообщает X»: where the news comes from, no claim."""
        return (s.lemmas[verb.i],) in self.lexicon.words(LEX.reporting)

    def stance(self, s: Sentence, root: Token | None) -> URIRef:
        """Denial: the content's root is denied («миф … не соответствует»)."""
        if root is None:
            return MAS.Asserts
        denied = any((s.lemmas[c.i],) in self.lexicon.words(LEX.negation) for c in s.children(root.i, "advmod"))
        return MAS.Denies if denied else MAS.Asserts

    def onward(self, s: Sentence, start: int) -> tuple[Span, Token | None, bool] | None:
        """The words from a place to the end of the sentence, without a source that trails."""
        end = len(s.tokens)
        commas = [t.i for t in s.tokens[start:] if t.text == ","]
        if commas and any(self.boilerplate(s, t) for t in s.tokens[commas[-1] + 1 : commas[-1] + 3]):
            end = commas[-1]
        return self.stretch(s, start, end)

    def stretch(self, s: Sentence, start: int, end: int) -> tuple[Span, Token | None, bool] | None:
        """The words between two places, the token that heads them, and that they may wholly state an event."""
        if start >= end:
            return None
        inside = s.tokens[start:end]
        content = trimmed(self.article, inside[0].start, inside[-1].end)
        if not any(t.pos != "PUNCT" for t in inside):
            return None
        heads = [t for t in inside if not start <= t.head < end and t.pos != "PUNCT"]
        verbs = [t for t in heads if t.pos in ("VERB", "ADJ", "AUX")]
        root = next(iter(verbs or heads), None)
        return content, root, True

    def finite(self, s: Sentence, start: int, end: int) -> bool:
        """Whether a finite verb stands between two places."""
        return any(t.pos == "VERB" and t.is_(VerbForm="Fin") for t in s.tokens[start:end])

    def predicate(self, s: Sentence, start: int, end: int) -> bool:
        """Whether a stretch can stand as a clause: a finite verb, a short form, or a dash for the copula."""
        stretch = s.tokens[start:end]
        return any(
            (t.pos in ("VERB", "AUX") and t.is_(VerbForm="Fin"))
            or t.is_(Variant="Short")
            or t.text in "—–"
            or (s.lemmas[t.i],) in self.lexicon.words(LEX.negation)
            or (t.pos == "ADV" and t.rel in ("root", "parataxis", "conj", "ccomp"))
            or (t.pos in ("NOUN", "ADJ") and bool(s.children(t.i, "nsubj")))
            for t in stretch
        )
