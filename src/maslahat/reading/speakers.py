"""Who speaks: a name, an office, a body («в МИД Казахстана уточнили»), an outlet, somebody unnamed, the author."""

from __future__ import annotations

from collections.abc import Iterable

from maslahat.article import Article
from maslahat.language import Sentence, Token
from maslahat.language.names_ru import latin, nominative
from maslahat.lexicon import Lexicon
from maslahat.reading import tree
from maslahat.reading.referents import Referents
from maslahat.records import Filler, Named, Value
from maslahat.schema import Slot
from maslahat.vocabulary import LEX

UNNAMED, AUTHOR = "unnamed", "author"  # canonical names of who has none
FIRST = frozenset({"мой", "наш"})
MARKS = '«»"“”„'


class Speakers:
    """Finds who speaks, in one article."""

    def __init__(self, article: Article, lexicon: Lexicon, referents: Referents, slot: Slot) -> None:
        self.article = article
        self.slot = slot
        self.lexicon = lexicon
        self.referents = referents
        words = lexicon.words
        self._bodies = words(LEX.body)
        self._outlets = words(LEX.outlet)
        self._clause_marks = {word for (word,) in words(LEX.clauseMark)}
        self._joint = words(LEX.joint) | words(LEX.party)
        self._indefinite = words(LEX.indefinite)
        self._person = referents.people
        self._organisation = referents.bodies

    # ── by a verb ────────────────────────────────────────────────────────────────────────────────────────────────

    def of(self, s: Sentence, verb: Token, zone: frozenset[int] | None = None) -> Filler | None:
        """Who does the speaking that a verb says; ``zone``: the tokens among which alone he is named."""
        allowed = zone if zone is not None else frozenset(range(len(s.tokens)))
        if verb.is_(Person="1") and not self._near(s, verb, allowed, nominal=True):
            return self.author(s, verb)
        for token in self._subjects(s, verb, allowed):
            found = self.who(s, token)
            if found is not None:
                return found
            if token.pos != "PRON" or token.is_(Person="1"):
                return None
        if any(t.is_(Case="Dat", Person="1", Number="Sing") for t in s.children(verb.i)):
            return self.author(s, verb)  # «мне кажется»
        if verb.is_(Number="Plur") or self._reflexive(verb):
            return self.in_body(s, verb, allowed) or self._told_in(s, verb)
        if self._impersonal(verb):
            return None
        return self._silent(s, verb)

    def _subjects(self, s: Sentence, verb: Token, zone: frozenset[int]) -> list[Token]:
        own = [t for t in tree.subjects(s, verb.i, lambda t: self.referents.is_name(s, t)) if t.i in zone]
        own = [t for t in own if t.is_(Case="Nom") or "Case" not in t.feats or t.i not in self._obliques(s)]
        head = s.head(verb.i)
        shared = []
        if not own and head is not None and verb.rel == "conj" and tree.is_verb(head):  # also if taken for a passive
            shared = [t for t in s.children(head.i, "nsubj") if t.i in zone]
        own = [t for t in own if not verb.is_(Number="Plur") or not self._alone(s, t)]
        return own or self._near(s, verb, zone) or shared

    def _alone(self, s: Sentence, token: Token) -> bool:
        """Whether a subject is one, so that «считают» is not said of it."""
        return token.is_(Number="Sing") and not s.children(token.i, "conj", "nmod") and token.pos != "NUM"

    def _obliques(self, s: Sentence) -> frozenset[int]:
        return frozenset(t.i for t in s.tokens if tree.preposition(s, t.i))

    def _near(self, s: Sentence, verb: Token, zone: frozenset[int], *, nominal: bool = False) -> list[Token]:
        """The nominative nearest to a verb, after it first; nothing beyond another verb."""
        after = self._nominatives(s, (i for i in range(verb.i + 1, len(s.tokens)) if i in zone), verb)
        before = self._nominatives(s, (i for i in range(verb.i - 1, -1, -1) if i in zone), verb)
        found = [*after[:1], *before[:1]]
        return [t for t in found if t.pos != "PRON"] if nominal else found

    def _nominatives(self, s: Sentence, places: Iterable[int], verb: Token) -> list[Token]:
        found: list[Token] = []
        for i in places:
            token = s.tokens[i]
            if (token.pos == "VERB" and tree.is_verb(token)) or token.text in ":;" or s.lemmas[i] in self._clause_marks:
                break
            named = self.referents.mentions.at(s, i) is not None and token.feats.get("Case", "Nom") == "Nom"
            if (token.rel in ("amod", "det", "case") and not named) or tree.preposition(s, i):
                continue
            nominal = token.is_(Case="Nom") and token.pos in ("NOUN", "PROPN", "PRON", "NUM")
            number = verb.feats.get("Number", token.feats.get("Number"))
            if named or (nominal and token.feats.get("Number") == number):
                head = s.head(i)
                part = token.rel in ("appos", "flat", "conj") and head is not None and head.is_(Case="Nom")
                found.append(head if part and head is not None and head.i < i else token)
        return found

    # ── by words ─────────────────────────────────────────────────────────────────────────────────────────────────

    def who(self, s: Sentence, token: Token) -> Filler | None:
        """Whom a noun phrase means, if it can speak at all; somebody without a name is the flat form's «unnamed»."""
        words = self._phrase(s, token)
        if any((s.lemmas[t.i],) in self._indefinite for t in words) and not self._name_below(s, token):
            return self._unnamed(s, token) if self._animate(s, token) else None
        if (s.lemmas[token.i],) in self._bodies and self.referents.mentions.at(s, token.i) is None:
            return self.body(s, token)
        outlet = self._outlet(s, token)
        if outlet is not None:
            return outlet
        found = [f for f in map(self.as_actor, self.referents.all(s, token)) if f is not None]
        if found:
            return found[0]
        name = self._name_below(s, token)
        if name is not None:
            return name
        if token.pos == "PRON" and token.is_(Person="1", Number="Sing"):
            return self.author(s, token)
        if token.is_(Number="Plur") and (s.lemmas[token.i],) in self._joint:
            return None  # «собеседники отметили»: nobody's own words
        if self.referents.plays(s, token):
            return None  # «гость»: somebody the text has named, but who
        return self._unnamed(s, token) if token.pos in ("NOUN", "NUM", "DET") and self._animate(s, token) else None

    def body(self, s: Sentence, token: Token) -> Filler | None:
        """«пресс-служба узбекского президента», «МИД Казахстана»: the state or organisation it speaks for."""
        below = sorted(s.subtree(token.i))
        for i in below:
            mention = self.referents.mentions.at(s, i)
            owner: Value | None = mention.value if mention and mention.cls not in (self._person, None) else None
            if owner is None and s.tokens[i].pos == "ADJ":
                owner = self.referents.names.demonym(s.tokens[i].text)
            if owner is None and i > token.i and s.tokens[i].pos == "NOUN" and genitive(s.tokens[i]):
                known = [f for f in self.referents.one(s, s.tokens[i]) if self.as_actor(f) is not None]
                owner = known[0].value if known else None
                if known and self.referents.is_person(known[0]):
                    owner = self.referents.home(known[0].value)
            if owner is not None:
                end = max(token.end, s.tokens[i].end)
                span = self.article.span(min(token.start, s.tokens[i].start), end)
                filler = self.as_actor(Filler(span, owner))
                if filler is not None:
                    return filler
        last = self.referents.d.body if not any(genitive(c) for c in s.children(token.i, "nmod")) else None
        state = last.value if last and self.referents.d.paragraph == s.paragraph else self.referents.homeland(s)
        return Filler(self.article.span(token.start, token.end), state) if state is not None else None

    def named(self, s: Sentence, zone: frozenset[int]) -> Filler | None:
        """The speaker of words without a verb: «Рахмон — гостю:», «слова неназванного дипломата:»."""
        for i in sorted(zone):
            token = s.tokens[i]
            if token.pos == "ADP":
                return None  # «На фото: …»
            if (s.lemmas[i],) in self.lexicon.words(LEX.wording) and token.pos == "NOUN":
                return self.owner(s, token)
            first = self._named_at(s, token) or token.is_(Case="Nom") or token.pos in ("X", "PROPN")
            if first and token.pos in ("NOUN", "PROPN", "X", "PRON"):
                return self.who(s, token)
        return None

    def owner(self, s: Sentence, token: Token) -> Filler | None:
        """Whose word or view a noun tells of: «по мнению эксперта», «по её словам», «на мой взгляд»."""
        if any(c.is_(Person="1") or s.lemmas[c.i] in FIRST for c in self._before(s, token)):
            return self.author(s, token)
        possessive = self.referents.possessive(s, token.i)
        if possessive is not None:
            return self.as_actor(possessive)
        owners = [t for t in s.tokens[token.i + 1 : token.i + 6] if genitive(t) or self._named_at(s, t)]
        for owner in [*s.children(token.i, "nmod", "appos"), *owners[:1]]:
            if owner.i < token.i or tree.preposition(s, owner.i):
                continue
            found = self._named_owner(s, owner) or self.who(s, owner)
            if found is not None:
                return found
        return None

    def cited(self, s: Sentence, verb: Token, zone: frozenset[int]) -> Filler | None:
        """Whose words an outlet gives: «приводит издание слова участника», «цитирует РБК лидера»."""
        if (s.lemmas[verb.i],) not in self.lexicon.words(LEX.citing):
            return None
        for i in sorted(zone):
            if (s.lemmas[i],) in self.lexicon.words(LEX.wording):
                return self.owner(s, s.tokens[i])
        for i in sorted(zone):
            token = s.tokens[i]
            if (
                token.is_(Animacy="Anim")
                and token.feats.get("Case") in ("Acc", "Gen")
                and token.pos in ("NOUN", "PROPN")
            ):
                found = self.who(s, token)
                if found is not None:
                    return found
        return None

    def asked(self, s: Sentence, asking: frozenset[tuple[str, ...]]) -> Filler | None:
        """The person named after a verb or noun of asking: «мы спросили гидролога …», «интервью с …»."""
        for token in s.tokens:
            if (s.lemmas[token.i],) in asking:
                for after in s.tokens[token.i + 1 : token.i + 12]:
                    mention = self.referents.mentions.at(s, after.i)
                    if mention is not None and mention.cls == self._person:
                        return Filler(mention.span, mention.value)
        return None

    def is_outlet(self, s: Sentence, verb: Token, zone: frozenset[int]) -> bool:
        """Whether an outlet passes on the words: «…», — сообщает Reuters."""
        return any(self._outlet(s, t) is not None for t in self._subjects(s, verb, zone))

    def acts(self, filler: Filler) -> bool:
        """Whether a filler is of a class that can speak, as it is."""
        cls = self.referents.cls(filler.value)
        return cls is not None and self.referents.schema.is_a(cls, self.slot.classes)

    def as_actor(self, filler: Filler) -> Filler | None:
        """The filler as a claimant: a capital for its state; None for what cannot speak."""
        return self.referents.fit(filler, self.slot)

    def label(self, s: Sentence, zone: frozenset[int]) -> Filler | None:
        """«СЫЗДЫКОВ: …»: a surname in capitals before a colon, of a person whom the article names."""
        words = [s.tokens[i] for i in zone if s.tokens[i].pos != "PUNCT"]
        if len(words) != 1 or not words[0].text.isupper() or len(words[0].text) < 4:
            return None
        for mention in self.referents.mentions.all:
            if mention.cls == self._person and mention.span.text.split()[-1].upper().startswith(words[0].text[:-1]):
                return Filler(self.article.span(words[0].start, words[0].end), mention.value)
        return None

    # ── pieces ───────────────────────────────────────────────────────────────────────────────────────────────────

    def in_body(self, s: Sentence, verb: Token, zone: frozenset[int]) -> Filler | None:
        """«В МИД напомнили», «в Астане считают»: the body or capital in which they speak."""
        for token in s.tokens:
            if token.i not in zone or tree.preposition(s, token.i) not in ("в", "во"):
                continue
            if not (token.head == verb.i or abs(token.i - verb.i) <= 8):
                continue
            mention = self.referents.mentions.at(s, token.i)
            if (s.lemmas[token.i],) in self._bodies:
                return self.body(s, token)
            if mention is not None and token.feats.get("Case", "Loc") == "Loc" and not self._reflexive(verb):
                return self.as_actor(Filler(mention.span, mention.value))
            if (s.lemmas[token.i],) in self._outlets:
                return self._outlet(s, token)
        return None

    def _told_in(self, s: Sentence, verb: Token) -> Filler | None:
        """«публикации, где утверждалось, будто …»: whoever wrote what the clause belongs to."""
        head = s.head(verb.i)
        if head is None or not verb.rel.startswith("acl") or tree.is_verb(head) or not self._reflexive(verb):
            return None
        return self.unnamed(head.text, head.start, head.end)

    def _outlet(self, s: Sentence, token: Token) -> Filler | None:
        """A paper or agency: a noun for one with or without its name, or a name in Latin letters or marks."""
        if self.referents.mentions.at(s, token.i) is not None:
            return None
        noun = (s.lemmas[token.i],) in self._outlets
        start = token.i + 1 if noun else token.i
        if noun and not self._titled(s, start):
            last = self.referents.d.outlet
            span = self.article.span(token.start, token.end)
            return Filler(span, last.value if last else Named(self._organisation, token.text, "ru", UNNAMED))
        if not self._titled(s, start):
            return None
        while s.tokens[start].text in MARKS:
            start += 1
        if start > 0 and s.tokens[start - 1].text not in MARKS:
            while start > 0 and _latin(s.tokens[start - 1]):
                start -= 1
        end = start
        quoted = start > 0 and s.tokens[start - 1].text in MARKS
        while end + 1 < len(s.tokens) and (
            s.tokens[end + 1].text not in MARKS if quoted else _latin(s.tokens[end + 1])
        ):
            end += 1
        words = list(s.tokens[start : end + 1])
        if len(words) > 6:
            return None
        label = " ".join(t.text for t in words) if _latin(words[0]) else nominative(words)
        span = self.article.span(words[0].start, words[-1].end)
        found = Filler(span, Named(self._organisation, label, "ru", latin(label)))
        self.referents.d.outlet = found
        return found

    def _titled(self, s: Sentence, i: int) -> bool:
        if i >= len(s.tokens):
            return False
        if s.tokens[i].text in MARKS:
            return i + 1 < len(s.tokens) and s.tokens[i + 1].text[0].isupper()
        return _latin(s.tokens[i]) or (i > 0 and s.tokens[i - 1].text in MARKS and s.tokens[i].text[0].isupper())

    def _phrase(self, s: Sentence, token: Token) -> list[Token]:
        """The noun and the words right around it that belong to it."""
        return [token, *s.children(token.i, "amod", "det", "nummod", "advmod", "nmod", "acl")]

    def _name_below(self, s: Sentence, token: Token) -> Filler | None:
        """«сотрудник Фонда X Темур Умаров»: the person whom the phrase names in its own case."""
        for i in sorted(s.subtree(token.i)):
            if i > token.i and s.tokens[i].text in ",:;—" and s.tokens[i].head != token.i:
                break
            mention = self.referents.mentions.at(s, i)
            if mention is not None and mention.cls == self._person:
                case = s.tokens[i].feats.get("Case")
                if case is None or case == token.feats.get("Case", case):
                    return Filler(mention.span, mention.value)
        return None

    def _animate(self, s: Sentence, token: Token) -> bool:
        if token.is_(Animacy="Anim"):
            return True
        return any(c.is_(Animacy="Anim") for c in s.children(token.i, "nmod")) if token.pos in ("NUM", "DET") else False

    def _unnamed(self, s: Sentence, token: Token) -> Filler:
        below = [i for i in tree.run(s.subtree(token.i), token.i) if s.tokens[i].text not in ",;:.—"]
        below = [i for i in below if abs(i - token.i) <= 6]
        span = self.article.span(s.tokens[min(below)].start, s.tokens[max(below)].end)
        return self.unnamed(span.text, span.start, span.end, token.feats.get("Gender"))

    def unnamed(self, label: str, start: int, end: int, gender: str | None = None) -> Filler:
        """Somebody whom the text does not name, under the words it has for him."""
        filler = Filler(self.article.span(start, end), Named(self._person, label, "ru", UNNAMED))
        if gender:
            self.referents.d.genders[filler.value] = gender
        return filler

    def _before(self, s: Sentence, token: Token) -> list[Token]:
        return [t for t in s.tokens[max(0, token.i - 2) : token.i] if t.pos in ("DET", "PRON", "ADJ")]

    def _named_at(self, s: Sentence, token: Token) -> bool:
        return self.referents.mentions.at(s, token.i) is not None

    def _named_owner(self, s: Sentence, owner: Token) -> Filler | None:
        """«автора статьи Рето Эггенбергера»: the person named in the phrase before its noun is asked."""
        mention = self.referents.mentions.at(s, owner.i)
        if mention is not None and mention.cls == self._person:
            return Filler(mention.span, mention.value)
        for i in range(owner.i + 1, min(owner.i + 14, len(s.tokens))):
            token = s.tokens[i]
            apposed = token.text == "," and i + 1 < len(s.tokens) and genitive(s.tokens[i + 1])
            if (token.text in ",:;—" and not apposed) or token.pos == "VERB":
                return None
            mention = self.referents.mentions.at(s, i)
            if mention is not None and mention.cls == self._person:
                return Filler(mention.span, mention.value)
        return None

    def author(self, s: Sentence, verb: Token) -> Filler:
        """Who writes the article, under the words by which he speaks of himself."""
        pronoun = next((t for t in s.tokens if t.pos == "PRON" and t.is_(Person="1", Number="Sing")), verb)
        return Filler(self.article.span(pronoun.start, pronoun.end), Named(self._person, "автор", "ru", AUTHOR))

    def _silent(self, s: Sentence, verb: Token) -> Filler | None:
        """«…, а деньги советует искать на рынке»: no subject at all goes on with who spoke or acted before."""
        d = self.referents.d
        last = d.claimant if d.paragraph == s.paragraph else None
        if last is None or verb.feats.get("Gender") not in (None, d.genders.get(last.value)):
            return None
        return last

    def _reflexive(self, verb: Token) -> bool:
        return verb.text.lower().endswith(("лось", "ется", "ится", "лся", "лась"))

    def _impersonal(self, verb: Token) -> bool:
        return self._reflexive(verb) or verb.is_(Gender="Neut") or verb.feats.get("VerbForm") != "Fin"


def _latin(token: Token) -> bool:
    return token.text[0].isalpha() and token.text[0].isascii()


def genitive(token: Token) -> bool:
    """A genitive, or the same form of what is alive, which the tagger takes for an accusative."""
    return token.is_(Case="Gen") or (token.is_(Case="Acc") and token.feats.get("Animacy") == "Anim")
