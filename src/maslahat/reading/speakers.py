"""Who speaks: by a verb («…, заявил X»), by whose words they are («по словам X»), before a colon («X: …»)."""

from __future__ import annotations

from maslahat.article import Article
from maslahat.language import Sentence, Token
from maslahat.lexicon import Lexicon
from maslahat.reading import tree
from maslahat.reading.mouthpieces import Mouthpieces, reflexive
from maslahat.reading.nameless import Nameless
from maslahat.reading.nominatives import Nominatives
from maslahat.reading.outlets import Outlets
from maslahat.reading.referents import Referents
from maslahat.reading.sayers import Sayers
from maslahat.records import Filler
from maslahat.schema import Slot
from maslahat.vocabulary import LEX

ASKED = 12  # tokens after a verb or noun of asking in which the one who is asked is named


class Speakers:
    """Finds who speaks, in one article. ``zone``: the tokens of a sentence among which alone he is named."""

    def __init__(self, article: Article, lexicon: Lexicon, referents: Referents, slot: Slot) -> None:
        self.article = article
        self.slot = slot
        self.lexicon = lexicon
        self.referents = referents
        self._nominatives = Nominatives(referents)
        self._outlets = Outlets(referents)
        self._nameless = Nameless(referents)
        self._mouthpieces = Mouthpieces(referents, self._outlets, slot)
        self._sayers = Sayers(referents, self._mouthpieces, self._outlets, self._nameless, slot)
        # asked of the rooms as they are
        self.author = self._nameless.author
        self.owner = self._sayers.owner
        self.in_body = self._mouthpieces.where

    # ── by a verb ────────────────────────────────────────────────────────────────────────────────────────────────

    def of(self, s: Sentence, verb: Token, zone: frozenset[int] | None = None) -> Filler | None:
        """Who does the speaking that a verb says."""
        allowed = zone if zone is not None else frozenset(range(len(s.tokens)))
        if verb.is_(Person="1") and not self._nominatives.nouns_near(s, verb, allowed):
            return self.author(s, verb)
        for token in self._nominatives.subjects(s, verb, allowed):
            found = self._told_to(s, verb, token) or self._sayers.who(s, token)
            if found is not None:
                return found
            if token.pos != "PRON" or token.is_(Person="1"):
                return None
        if any(t.is_(Case="Dat", Person="1", Number="Sing") for t in s.children(verb.i)):
            return self.author(s, verb)  # «мне кажется»
        if verb.is_(Number="Plur") or reflexive(verb):
            return self.in_body(s, verb, allowed) or self._told_in(s, verb)
        if verb.is_(Gender="Neut") or verb.feats.get("VerbForm") != "Fin":
            return None
        return self._silent(s, verb)

    def _told_to(self, s: Sentence, verb: Token, token: Token) -> Filler | None:
        """«говорит Euronews политолог X»: an outlet behind the verb is who was told, if a person is named after it."""
        if token.i != verb.i + 1 or self._outlets.at(s, token) is None:
            return None
        for after in s.tokens[token.i + 1 : token.i + ASKED]:
            if after.pos in ("PUNCT", "VERB") and after.text not in '«»"':
                return None
            mention = self.referents.person(s, after)
            if mention is not None:
                return Filler(mention.span, mention.value) if after.is_(Case="Nom") else None
        return None

    def _told_in(self, s: Sentence, verb: Token) -> Filler | None:
        """«публикации, где утверждалось, будто …»: whoever wrote what the clause belongs to."""
        head = s.head(verb.i)
        if head is None or not verb.rel.startswith("acl") or tree.is_verb(head) or not reflexive(verb):
            return None
        return self._nameless.words(head.start, head.end)

    def _silent(self, s: Sentence, verb: Token) -> Filler | None:
        """«…, а деньги советует искать на рынке»: no subject at all goes on with who spoke or acted before."""
        d = self.referents.d
        last = d.claimant if d.paragraph == s.paragraph else None
        if last is None or verb.feats.get("Gender") not in (None, d.genders.get(last.value)):
            return None
        return last

    def is_outlet(self, s: Sentence, verb: Token, zone: frozenset[int]) -> bool:
        """Whether an outlet passes on the words: «…», — сообщает Reuters."""
        return any(self._outlets.at(s, t) is not None for t in self._nominatives.subjects(s, verb, zone))

    def cited(self, s: Sentence, verb: Token, zone: frozenset[int]) -> Filler | None:
        """Whose words an outlet gives: «приводит издание слова участника», «цитирует РБК лидера»."""
        if (s.lemmas[verb.i],) not in self.lexicon.words(LEX.citing):
            return None
        tokens = [s.tokens[i] for i in sorted(zone)]
        words = next((t for t in tokens if (s.lemmas[t.i],) in self.lexicon.words(LEX.wording)), None)
        if words is not None:
            return self.owner(s, words)
        objects = [t for t in tokens if t.is_(Animacy="Anim") and t.feats.get("Case") in ("Acc", "Gen")]
        found = (self._sayers.who(s, t) for t in objects if t.pos in ("NOUN", "PROPN"))
        return next((f for f in found if f is not None), None)

    def asked(self, s: Sentence, asking: frozenset[tuple[str, ...]]) -> Filler | None:
        """The person named after a verb or noun of asking: «мы спросили гидролога …», «интервью с …»."""
        for token in s.tokens:
            if (s.lemmas[token.i],) in asking:
                for after in s.tokens[token.i + 1 : token.i + ASKED]:
                    mention = self.referents.person(s, after)
                    if mention is not None:
                        return Filler(mention.span, mention.value)
        return None

    # ── without a verb ───────────────────────────────────────────────────────────────────────────────────────────

    def named(self, s: Sentence, zone: frozenset[int]) -> Filler | None:
        """The speaker of words without a verb: «Рахмон — гостю:», «слова неназванного дипломата:»."""
        for i in sorted(zone):
            token = s.tokens[i]
            if token.pos == "ADP":
                return None  # «На фото: …»
            if (s.lemmas[i],) in self.lexicon.words(LEX.wording) and token.pos == "NOUN":
                return self.owner(s, token)
            named = self.referents.mentions.at(s, i) is not None
            first = named or token.is_(Case="Nom") or token.pos in ("X", "PROPN")
            if first and token.pos in ("NOUN", "PROPN", "X", "PRON"):
                return self._sayers.who(s, token)
        return None

    def label(self, s: Sentence, zone: frozenset[int]) -> Filler | None:
        """«СЫЗДЫКОВ: …»: a surname in capitals before a colon, of a person whom the article names."""
        words = [s.tokens[i] for i in zone if s.tokens[i].pos != "PUNCT"]
        if len(words) != 1 or not words[0].text.isupper() or len(words[0].text) < 4:
            return None
        for mention in self.referents.mentions.all:
            surname = mention.span.text.split()[-1].upper()
            if mention.cls == self.referents.people and surname.startswith(words[0].text[:-1]):
                return Filler(self.article.span(words[0].start, words[0].end), mention.value)
        return None

    def acts(self, filler: Filler) -> bool:
        """Whether a filler is of a class that can speak, as it is."""
        cls = self.referents.cls(filler.value)
        return cls is not None and self.referents.schema.is_a(cls, self.slot.classes)
