"""Who says what stands in quotation marks or behind a dash, and whether it may be checked."""

from __future__ import annotations

from maslahat.article import Article
from maslahat.language import Sentence, Token
from maslahat.lexicon import Lexicon
from maslahat.reading.frames import Frames
from maslahat.reading.quotations import Quotation, quotations
from maslahat.reading.referents import Referents
from maslahat.reading.speakers import Speakers
from maslahat.reading.stretches import Attributed
from maslahat.reading.trace import Trace
from maslahat.records import Filler
from maslahat.vocabulary import LEX, MAS


class Quoted:
    """Finds the passages of direct speech of one article, sentence by sentence in text order."""

    def __init__(
        self,
        article: Article,
        sentences: tuple[Sentence, ...],
        lexicon: Lexicon,
        referents: Referents,
        speakers: Speakers,
        frames: Frames,
        trace: Trace,
    ) -> None:
        self.article = article
        self.sentences = sentences
        self.lexicon = lexicon
        self.referents = referents
        self.trace = trace
        self._speakers = speakers
        self._frames = frames
        self._quotations: dict[int, list[Quotation]] = {}
        self._until = -1  # the last sentence of the passages read so far
        for quotation in quotations(article, sentences):
            self._quotations.setdefault(quotation.first, []).append(quotation)

    def of(self, s: Sentence) -> list[Attributed]:
        """The passages of direct speech that begin in a sentence, with their speakers."""
        found: list[Attributed] = []
        for quotation in self._quotations.get(s.i, ()):
            if found and quotation.content.start < found[-1].content.end:
                continue
            at = self.sentences[quotation.at]
            zone = frozenset(quotation.frame)
            verb = self._verb_of(at, quotation, zone)
            claimant = self._claimant(at, quotation, zone, verb, found)
            if claimant is None:
                continue
            evidence = self.article.span(
                self.sentences[quotation.first].span.start, self.sentences[quotation.last].span.end
            )
            informs = self._told(quotation, claimant, verb)
            self.trace.because(verb, quotation.place)
            found.append(
                Attributed(claimant, quotation.content, None, MAS.Explicit, MAS.Asserts, evidence, informs=informs)
            )
            self._until = quotation.last
        return found

    def _verb_of(self, s: Sentence, quotation: Quotation, zone: frozenset[int]) -> Token | None:
        """The verb of the attribution: one of speech if there is one, else any finite one."""
        said = [v for v, _ in self._frames.verbs(s) if v.i in zone]
        if said:
            return said[-1] if quotation.place == "before" else said[0]
        finite = [
            t
            for t in s.tokens
            if t.i in zone
            and (t.is_(VerbForm="Fin") or (t.is_(Variant="Short") and t.pos in ("ADJ", "VERB")))
            and t.pos in ("VERB", "ADJ")
        ]
        return finite[-1] if finite and quotation.place == "before" else next(iter(finite), None)

    def _claimant(
        self, s: Sentence, quotation: Quotation, zone: frozenset[int], verb: Token | None, found: list[Attributed]
    ) -> Filler | None:
        d = self.referents.d
        if quotation.place == "answer":
            return self._interviewee()
        if quotation.place == "next":
            return d.claimant if self._until == quotation.first - 1 else (found[-1].claimant if found else None)
        if quotation.place == "line":
            named = self._speakers.named(s, zone) or self._speakers.label(s, zone) if verb is None else None
            named = named if self._clausal(quotation) else None
            return named if named is not None and self._known(named) else None
        if verb is None:
            named = self._speakers.named(s, zone)
            return named if named is not None and (self._clausal(quotation) or self._known(named)) else None
        cited = self._speakers.cited(s, verb, zone)
        if cited is not None:
            return cited
        if (s.lemmas[verb.i],) in self.lexicon.words(LEX.reporting) and self._speakers.is_outlet(s, verb, zone):
            return d.claimant if d.paragraph == s.paragraph else None
        return self._speakers.of(s, verb, zone)

    def _known(self, filler: Filler) -> bool:
        return self.referents.is_named(filler.value)

    def _interviewee(self) -> Filler | None:
        d = self.referents.d
        if d.voice is not None and self.referents.is_person(d.voice):
            return d.voice
        if d.claimant is not None and self.referents.is_person(d.claimant):
            return d.claimant
        lay = [p for p in d.people if p.value not in d.officials] or d.people
        return lay[-1] if lay else None

    def _clausal(self, quotation: Quotation) -> bool:
        """Whether the words quoted hold a verb: a name or a title in marks is nobody's speech."""
        inside = (t for s in self.sentences[quotation.first : quotation.last + 1] for t in s.tokens)
        return any(
            t.pos in ("VERB", "AUX") for t in inside if quotation.content.start <= t.start < quotation.content.end
        )

    def _told(self, quotation: Quotation, claimant: Filler, verb: Token | None) -> bool:
        """Whether a quotation tells what may be checked: a body explains, an official answers in the third person."""
        at = self.sentences[quotation.at]
        if quotation.place == "answer":
            return self._factual(quotation)
        if verb is None or self.referents.is_person(claimant):
            return False
        return any(v.i == verb.i and self._frames.informs(p) for v, p in self._frames.verbs(at))

    def _factual(self, quotation: Quotation) -> bool:
        """An answer that says yes or no, or speaks neither of itself nor of what will be."""
        tokens = [t for s in self.sentences[quotation.first : quotation.last + 1] for t in s.tokens]
        words = [t for t in tokens if t.pos != "PUNCT"]
        if any(t.is_(Person="1") or t.is_(Mood="Cnd") for t in words):
            return False
        first = self.sentences[quotation.first]
        yes_or_no = bool(words) and (first.lemmas[words[0].i],) in self.lexicon.words(LEX.negation)
        return yes_or_no or any(t.is_(Tense="Past") and t.pos == "VERB" for t in words)
