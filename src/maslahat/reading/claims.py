"""Who claims what: quotations first, then the frames of a sentence, then free indirect speech.

What is claimed stays the claimant's: the words of a claim are kept as a passage, never as a fact.
"""

from __future__ import annotations

from dataclasses import replace

from rdflib import URIRef

from maslahat.article import Article
from maslahat.language import Sentence
from maslahat.lexicon import Lexicon
from maslahat.reading import tree
from maslahat.reading.about import About
from maslahat.reading.echoes import Echoes
from maslahat.reading.frames import Frames
from maslahat.reading.quotations import trimmed
from maslahat.reading.quoted import Quoted
from maslahat.reading.reasons import Reasons
from maslahat.reading.referents import Referents
from maslahat.reading.speakers import Speakers
from maslahat.reading.speech import SpeechWords
from maslahat.reading.stretches import Attributed
from maslahat.reading.trace import SILENT, Trace
from maslahat.reading.views import Views
from maslahat.records import Filler, Record, Worded
from maslahat.schema import Block
from maslahat.vocabulary import LEX, MAS

MODAL = frozenset({"мочь", "должный", "следовать", "нужно", "необходимо", "можно"})


class ClaimReader:
    """Reads the claims of one article with the block whose mode is lex:Attribution."""

    def __init__(
        self,
        article: Article,
        sentences: tuple[Sentence, ...],
        lexicon: Lexicon,
        referents: Referents,
        trace: Trace = SILENT,
    ) -> None:
        self.article = article
        self.sentences = sentences
        self.trace = trace
        self.lexicon = lexicon
        self.referents = referents
        words = lexicon.once(SpeechWords.of)
        self.block: Block | None = words.block if words else None
        self._open: list[Attributed] = []  # passages that reach beyond the sentence in which they began
        self._claimed = -1  # the last sentence with words of somebody
        if words is not None:
            self._speakers = Speakers(article, lexicon, referents, words.block.slot(MAS.claimant))
            self._frames = Frames(article, lexicon, referents, self._speakers, words)
            self._about = About(article, sentences, referents, self._speakers)
            self._reasons = Reasons(article, sentences, lexicon)
            self._echoes = Echoes(article, sentences, lexicon, referents, self._speakers, self._frames)
            self._views = Views(article, lexicon, referents, self._speakers, words)
            self._quoted = Quoted(article, sentences, lexicon, referents, self._speakers, self._frames, trace)

    def read(self, s: Sentence) -> list[Attributed]:
        """What is first attributed in a sentence, the surest frame first; one claim for each speaker."""
        if self.block is None:
            return []
        self._open = [c for c in self._open if c.content.end > s.span.start]
        self.trace.hit(s, self.block, ())
        found = self._read(s)
        if found or self._open:
            self._claimed = s.i
        return found

    def _read(self, s: Sentence) -> list[Attributed]:
        quoted = self._quoted.of(s)
        self._open += quoted
        if quoted or self._open:
            return quoted
        for frame in (self._judged_or_said, self._views.according, self._echoes.of, self._implied):
            found = frame(s)
            if found:
                self.trace.because(found[0].root, frame.__name__.strip("_"))
                return found
        return []

    def _judged_or_said(self, s: Sentence) -> list[Attributed]:
        """What is judged and what is said; a judgement within what is said is part of it."""
        said, judged = self._frames.said(s), self._views.evaluated(s)
        if not said or not judged:
            return judged or said
        one, other = judged[0], said[0]
        if one.root is not None and other.content.start <= one.root.start < other.content.end:
            return said
        if one.content.contains(other.claimant.span):  # «X назвал это вымыслом, а Y посоветовал …»
            cut = self._frames.until(s, one.content, other.claimant.span)
            return [replace(one, content=cut), *said] if cut is not None else judged
        return judged

    def under_way(self, s: Sentence) -> list[Attributed]:
        """The passages in which a sentence stands, begun in it or before it."""
        return [c for c in self._open if c.content.start < s.span.end and s.span.start < c.content.end]

    def voice(self, s: Sentence) -> Filler | None:
        """Who speaks or is asked in a sentence, whether or not it has his words."""
        if self.block is None:
            return None
        for verb, _ in self._frames.verbs(s):
            found = self._speakers.of(s, verb)
            if found is not None:
                return found
        return self._speakers.asked(s, self.lexicon.words(LEX.asking))

    def record(self, s: Sentence, claim: Attributed) -> Record:
        """The record of a claim, with what it is about and why."""
        assert self.block is not None
        passage = Worded(MAS.Passage, self.lexicon.language)
        slots: list[tuple[URIRef, tuple[Filler, ...]]] = [
            (MAS.claimant, (claim.claimant,)),
            (MAS.content, (Filler(claim.content, passage),)),
        ]
        about = self._about.of(s, claim)
        if about:
            slots.append((MAS.about, tuple(about)))
        slots.append((MAS.attribution, (Filler(claim.claimant.span, claim.attribution),)))
        slots.append((MAS.stance, (Filler(claim.content, claim.stance),)))
        slots.append((MAS.tenor, (Filler(claim.content, MAS.Report if claim.informs else MAS.Opinion),)))
        if claim.judgement is not None:
            slots.append((MAS.judgement, (Filler(claim.content, claim.judgement),)))
        reasons = [Filler(span, passage) for span in self._reasons.of(s, claim)]
        if reasons:
            slots.append((MAS.because, tuple(reasons)))
        record = Record(self.block.iri, tuple(slots), claim.evidence, MAS.Asserted)
        self.trace.made(record)
        return record

    # ── free indirect speech ─────────────────────────────────────────────────────────────────────────────────────

    def _implied(self, s: Sentence) -> list[Attributed]:
        """Free indirect speech: an expert's paragraph goes on in the present, with no actor of its own."""
        d = self.referents.d
        expert = d.claimant is not None and d.claimant.value in d.experts and d.claimant.value not in d.officials
        if d.claimant is None or not expert or d.paragraph != s.paragraph or s.span.text.endswith("?"):
            return []
        if self._claimed != s.i - 1:
            return []  # the thread is broken
        root = next((t for t in s.tokens if t.rel == "root" and t.pos in ("VERB", "AUX", "ADJ", "NOUN")), None)
        verbs = [t for t in s.tokens if t.pos == "VERB" and t.feats.get("VerbForm") == "Fin"]
        if root is None or any(t.feats.get("Tense") == "Past" for t in [root, *verbs[:1]]):
            return []
        if not any(t.feats.get("Tense") == "Pres" or s.lemmas[t.i] in MODAL for t in verbs):
            return []
        heads = tree.subjects(s, root.i, lambda t: self.referents.is_name(s, t))
        if any(self.referents.mentions.at(s, t.i) for t in heads):
            return []  # somebody named acts: the article may well speak for itself
        if any(self.referents.is_person(f) for t in heads for f in self.referents.one(s, t)):
            return []
        if not any(self._about.spoken_of(s, s.span)):
            return []  # nothing is spoken of that the region's politics know
        start = s.tokens[0]
        if len(s.tokens) > 2 and s.tokens[1].text == "," and start.pos in ("ADV", "CCONJ", "PART", "ADP"):
            start = s.tokens[2]  # «Напротив, …»
        content = trimmed(self.article, start.start, s.span.end)
        return [Attributed(d.claimant, content, root, MAS.Implied, self._frames.stance(s, root), s.span)]
