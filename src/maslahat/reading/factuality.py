"""Whether what a trigger says has happened: asserted, planned, or nothing at all.

A verb in the past or present asserts itself; an event noun needs a witness («состоялась», «на встрече … обсудили»).
Every governor up to the root may deny, plan or undo it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from rdflib import URIRef

from maslahat.language import Sentence, Token
from maslahat.lexicon import Lexicon
from maslahat.reading.trace import SILENT, Trace
from maslahat.reading.tree import clause_head, is_participle, is_verb, preposition
from maslahat.vocabulary import LEX, MAS

NONE: frozenset[tuple[str, ...]] = frozenset()
EVE = (("в", "преддверие"), ("в", "преддверии"), ("в", "канун"))
BEFORE = ("накануне", "в преддверие", "в преддверии")
APART = frozenset({"до", "перед", "к", "ко", "для", "без", "вместо", "о", "об", "про", "против", "из-за"})
ADVERBIAL = ("advmod", "mark", "cc", "det", "discourse", "case", "aux", "expl")


class Factuality:
    """Judges triggers with the function words of one language."""

    def __init__(self, lexicon: Lexicon, trace: Trace = SILENT) -> None:
        self.trace = trace
        self._negation = lexicon.words(LEX.negation)
        self._unreal = lexicon.words(LEX.unreal)
        self._planning = lexicon.words(LEX.planning)
        self._voiding = lexicon.words(LEX.voiding)
        self._rejecting = lexicon.words(LEX.rejecting)
        self._wishing = lexicon.words(LEX.wishing)
        self._carrying = lexicon.words(LEX.carrying)
        self._retracting = lexicon.words(LEX.retracting)
        self._occurring = lexicon.words(LEX.occurring)
        self._holding = lexicon.words(LEX.holding)
        self._habitual = lexicon.words(LEX.habitual)
        self._works = lexicon.words(LEX.work)
        self._during = lexicon.words(LEX.during)
        self._single_during = frozenset((" ".join(words),) for words in self._during)

    def judge(
        self, s: Sentence, i: int, rest: Sequence[Token] = (), *, witness: bool, idea: bool = False
    ) -> URIRef | None:
        """mas:Asserted, mas:Planned or None; ``witness``: whether an event noun must be shown to have happened.

        ``rest`` are the further words of the trigger's phrase («завершился без подписания [соглашения]»). An ``idea``
        was put forward also where it is only wished («я бы предложила») or was rejected.
        """
        token = s.tokens[i]
        denied = self._denied(s, token, idea) or any(self._denied(s, t) for r in rest for t in self._between(s, r, i))
        if s.span.text.rstrip('»"” ').endswith("?") or denied:
            return self._not(token, "asked, denied or unreal")
        if self._retracted(s):
            return self._not(None, "taken back or called an error")
        if self._titled(s, i):
            return self._not(token, "within the title of a work")
        planned = self._future(s, token)
        below = token
        joined = False  # «запланированы саммит и встреча»: what governs the first noun governs the second
        for above in s.up(i):
            if self._outside(below) or (below.i != i and not joined and self._stops(s, below)):
                break
            joined = below.rel == "conj" and above.pos == below.pos
            if self._undone(s, above, below) and not (idea and self._word(s, above) in self._rejecting):
                return self._not(above, "undone or denied by its governor")
            dated = self._dates(s, below)
            # «на саммите ОТГ подпишут договор»; «на саммите подпишут»: it may be under way
            ahead = dated and self._future(s, above) and bool(s.children(i, "nmod", "appos", "flat"))
            if ahead or (not dated and below.rel != "conj" and self._plans(s, above, below)):
                planned = True
                self.trace.because(above, "planned")
            below = above
        if planned or (self._described_as_planned(s, token) and not self._witnessed(s, token)):
            return MAS.Planned
        return self._happened(s, token, witness=witness)

    def _between(self, s: Sentence, token: Token, i: int) -> list[Token]:
        """A word of a phrase and what stands between it and the first word, at ``i``."""
        return [token, *takewhile(lambda above: above.i != i, s.up(token.i))]

    def _undone(self, s: Sentence, above: Token, below: Token) -> bool:
        """Whether a governor says that what stands below it did not happen, or may not have."""
        if self._dates(s, below):
            # «на встрече он предложил»: the event only dates what is proposed; «якобы на встрече» undoes both
            return self._unreal_at(s, above)
        if self._word(s, above) in self._voiding or self._void_predicate(s, above, below):
            return True
        governed = below.rel in ("ccomp", "xcomp", "csubj", "nsubj", "obj")
        return (governed or (is_verb(above) and below.rel != "conj")) and self._denied(s, above)

    def _void_predicate(self, s: Sentence, above: Token, below: Token) -> bool:
        """«членство X остаётся мечтой»: what the subject is said to be undoes it."""
        if below.rel.partition(":")[0] != "nsubj" or not is_verb(above):
            return False
        return any(
            self._word(s, c) in self._voiding and c.is_(Case="Ins") for c in s.children(above.i) if c.i != below.i
        )

    def _titled(self, s: Sentence, i: int) -> bool:
        """«сериал «Казахстан и Китай строят дорогу»»: the words only name a book, a film or a lecture."""
        for j in range(i - 1, 0, -1):
            text = s.tokens[j].text
            if text in "»”":
                return False
            if text in "«“„":
                return self._word(s, s.tokens[j - 1]) in self._works
        return False

    def _happened(self, s: Sentence, token: Token, *, witness: bool) -> URIRef | None:
        """Asserted, if nothing above the trigger speaks against it."""
        if is_verb(token):
            return self._verb(s, token)
        if is_participle(token):
            return MAS.Asserted
        if not witness or self._witnessed(s, token):
            return MAS.Asserted
        return self._not(token, "an event noun without a witness that it happened")

    def _not(self, token: Token | None, reason: str) -> URIRef | None:
        """None, since nothing is said to have happened; the reason is told to whoever asks."""
        self.trace.because(token, reason)
        return None

    def _outside(self, token: Token) -> bool:
        """A clause of its own, about which its governor says nothing."""
        return token.rel in ("parataxis", "advcl", "root") or token.rel.startswith("acl:relcl") or is_participle(token)

    def _stops(self, s: Sentence, token: Token) -> bool:
        """A noun on the way up that keeps what its governor says to itself («обсудили итоги саммита»)."""
        if token.pos not in ("NOUN", "PROPN"):
            return False
        word = self._word(s, token)
        passing = (self._carrying, self._planning, self._voiding)
        return not any(word in words or any(w[:1] == word for w in words) for words in passing)

    def _plans(self, s: Sentence, above: Token, below: Token) -> bool:
        word = self._word(s, above)
        if word in self._planning or (*word, preposition(s, below.i)) in self._planning:
            return True
        # «напомним, что саммит прошёл»: the author only turns to the reader
        aside = below.rel == "ccomp" and above.is_(Person="1", Number="Plur") and not s.children(above.i, "nsubj")
        return self._future(s, above) and not aside

    def _retracted(self, s: Sentence) -> bool:
        """A sentence that takes back what had been reported, or says that it was wrong."""
        return any(
            s.lemmas[at : at + len(words)] == words
            for words in self._retracting
            if words[0] in s.words
            for at, lemma in enumerate(s.lemmas)
            if lemma == words[0]
        )

    def _unreal_at(self, s: Sentence, token: Token, but: frozenset[tuple[str, ...]] = NONE) -> bool:
        marks = self._unreal - but
        own = [c for c in s.children(token.i) if c.pos not in ("NOUN", "VERB")]
        # «как будто», «как если бы»: the mark may hang on its first word
        own += [f for c in own if c.rel in ("mark", "advmod", "cc", "case") for f in s.children(c.i, "fixed")]
        return any(self._word(s, c) in marks for c in own)

    def _verb(self, s: Sentence, token: Token) -> URIRef | None:
        form = token.feats.get("VerbForm")
        if form == "Inf":
            head = s.head(token.i)
            happened = head is not None and self._word(s, head) in self._occurring
            return MAS.Asserted if happened else self._not(token, "an infinitive under no verb of occurrence")
        if token.feats.get("Mood") == "Imp":
            return self._not(token, "an imperative")
        lasts = token.is_(Tense="Pres") or token.is_(Tense="Past", Aspect="Imp")
        if lasts and any(self._word(s, c) in self._habitual for c in s.children(token.i)):
            return self._not(token, "what is done from time to time")
        return MAS.Asserted

    def _on_the_eve(self, s: Sentence, token: Token, verb: Token) -> bool:
        """Whether a noun between an event noun and its verb says that the event was still to come."""
        above = takewhile(lambda at: at.i != verb.i, s.up(token.i))
        return any((preposition(s, at.i), s.lemmas[at.i]) in EVE for at in above)

    def _worked(self, s: Sentence, token: Token, verb: Token) -> bool:
        """«Визит X в Y оживил торговлю»: what has done something has taken place."""
        done = verb.is_(Tense="Past", Aspect="Perf", Voice="Act", VerbForm="Fin")
        if not done or token.rel != "nsubj" or token.head != verb.i or s.children(verb.i, "xcomp"):
            return False
        return any(not preposition(s, c.i) for c in s.children(verb.i, "obj"))

    def _dates(self, s: Sentence, token: Token) -> bool:
        """Whether a noun stands after a preposition of time or occasion: «на встрече», «в ходе визита»."""
        if is_verb(token):
            return False
        before = preposition(s, token.i)
        # «в ходе переговоров» dates whatever the parser calls it
        if token.rel not in ("obl", "nmod", "iobj", "appos", "conj", "parataxis") and " " not in before:
            return False
        if before in ("на", "в") and token.is_(Case="Acc"):
            return False  # «поедет на саммит»: a goal
        return (before,) in self._single_during or (before, s.lemmas[token.i]) in self._during

    def _word(self, s: Sentence, token: Token) -> tuple[str, ...]:
        return (s.lemmas[token.i],)

    def _denied(self, s: Sentence, token: Token, idea: bool = False) -> bool:
        """A negation or a mark of unreality that hangs on the token itself."""
        if self._unreal_at(s, token, self._wishing if idea else NONE):
            return True
        children = [c for c in s.children(token.i) if c.rel.partition(":")[0] in ADVERBIAL]
        if any(self._word(s, c) in self._negation for c in children):
            return True
        before = s.tokens[token.i - 1] if token.i else None
        return before is not None and self._word(s, before) in self._negation

    def _future(self, s: Sentence, token: Token) -> bool:
        if token.feats.get("Tense") == "Fut":
            return True
        # the tagger calls «будет подписан» present; «будучи» is no future
        helpers = [c for c in s.children(token.i, "aux", "cop") if c.feats.get("VerbForm") != "Conv"]
        return any(c.feats.get("Tense") == "Fut" or c.text.lower().startswith("буд") for c in helpers)

    def _described_as_planned(self, s: Sentence, token: Token) -> bool:
        if any(self._word(s, c) in self._planning for c in s.children(token.i, "amod", "acl")):
            return True
        # «саммит, который пройдёт в мае»
        here = [token, *s.children(token.i, "nmod")]
        if any(self._future(s, c) for t in here for c in s.children(t.i) if c.rel.startswith("acl")):
            return True
        # «событие, которого ожидают, — подписание договора»
        told = [] if is_verb(token) else s.children(token.i, "nsubj")
        said = [c for t in told for c in s.children(t.i, "acl", "acl:relcl", "amod")]
        return any(self._word(s, c) in self._planning for c in said)

    def _witnessed(self, s: Sentence, token: Token) -> bool:
        """A past verb of occurrence above, «на / в ходе / по итогам» in a past clause, or an adjective of the past."""
        verb = clause_head(s, token.i)
        if preposition(s, token.i) in (*APART, *BEFORE) or self._on_the_eve(s, token, verb):
            return False  # «за неделю до визита», «в преддверии открывающегося саммита»
        described = [c for c in s.children(token.i, "amod", "acl") if self._word(s, c) in self._occurring]
        open_ = "Fut" if token.is_(Number="Sing") else ("Fut", "Pres")  # «мероприятий, проводимых в рамках X»
        if any(c.feats.get("Tense", "Past") not in open_ for c in described):
            return True
        if self._word(s, verb) in self._planning and verb.feats.get("Aspect") != "Perf":
            return False  # «на форуме X может предложить»
        past = verb.feats.get("Tense") == "Past" and not self._future(s, verb)
        now = verb.feats.get("Tense") == "Pres" and token.is_(Number="Sing")
        told = past or (now and not any(self._word(s, c) in self._habitual for c in s.children(verb.i)))
        path = [token, *takewhile(lambda at: at.i != verb.i, s.up(token.i))] if told and token.i != verb.i else []
        # «визит имеет значение для укрепления диалога» is no dialogue
        direct = told and (past or not any(self._stops(s, at) for at in path[1:]))
        if direct and self._word(s, verb) in self._occurring | self._holding:
            return True
        return self._worked(s, token, verb) or any(self._dates(s, at) for at in path)
