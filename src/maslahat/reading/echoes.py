"""«S. Об этом заявил X.»: what the sentence before said was his, whatever it told as its own."""

from __future__ import annotations

from maslahat.article import Article
from maslahat.language import Sentence, Token
from maslahat.lexicon import Lexicon, Phrase
from maslahat.reading.frames import Frames
from maslahat.reading.quotations import trimmed
from maslahat.reading.referents import Referents
from maslahat.reading.speakers import Speakers
from maslahat.reading.stretches import Attributed
from maslahat.vocabulary import LEX, MAS

ENDS = (".", ".»", "…", "!")


class Echoes:
    """Finds in one article the sentences whose speaker only the next one names."""

    def __init__(
        self,
        article: Article,
        sentences: tuple[Sentence, ...],
        lexicon: Lexicon,
        referents: Referents,
        speakers: Speakers,
        frames: Frames,
    ) -> None:
        self.article = article
        self.sentences = sentences
        self.referents = referents
        self.speakers = speakers
        self.frames = frames
        self._back = lexicon.words(LEX.pointingBack)
        self._as = {words[0] for words in lexicon.words(LEX.evaluationMark)}

    def of(self, s: Sentence) -> list[Attributed]:
        """A sentence that its successor puts into the mouth of a person whom it names."""
        after = self.sentences[s.i + 1] if s.i + 1 < len(self.sentences) else None
        if after is None or after.paragraph > s.paragraph + 1 or not s.span.text.endswith(ENDS):
            return []
        said = self._verb(after)
        if said is None or not self.frames.predicate(s, 0, len(s.tokens)):
            return []
        verb, phrase = said
        claimant = self.speakers.of(after, verb)
        if claimant is None or not self.referents.is_person(claimant) or not self.referents.is_named(claimant.value):
            return []  # «об этом сообщает пресс-служба»: where the news comes from
        if not after.span.contains(claimant.span):
            return []
        root = next((t for t in s.tokens if t.rel == "root"), None)
        content = trimmed(self.article, s.span.start, s.span.end)
        evidence = self.article.span(s.span.start, after.span.end)
        stance, informs = self.frames.stance(s, root), self.frames.informs(phrase)
        return [Attributed(claimant, content, root, MAS.Explicit, stance, evidence, replaces=True, informs=informs)]

    def _verb(self, s: Sentence) -> tuple[Token, Phrase] | None:
        """The verb by which a sentence says of what was told before it that somebody said so."""
        for i in range(len(s.tokens) - 2):
            if (s.tokens[i].pos, s.tokens[i + 1].pos) != ("ADP", "PRON") or s.lemmas[i : i + 2] not in self._back:
                continue
            if i > 0 and (s.tokens[i - 1].text != "," or s.lemmas[0] not in self._as):
                return None
            verbs = (v for v in self.frames.verbs(s) if v[0].i == s.tokens[i + 1].head and v[0].i > i)
            found = next((v for v in verbs if v[0].is_(Aspect="Perf", Tense="Past")), None)
            return found if found is not None and self.frames.clause_border(s, found[0]) is None else None
        return None
