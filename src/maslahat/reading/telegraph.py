"""Lines that need no verb: «АСТАНА. 12–13 октября — саммит X», «5 июля — A и B», «15:00 — беседа с A».

A line of a chronicle or programme leaves out what a heading before it has told: the day, the place, the guest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from maslahat.language import Sentence, Token
from maslahat.lexicon import Lexicon
from maslahat.reading import tree
from maslahat.reading.days import Days, first_day, last_day
from maslahat.reading.filled import Slots
from maslahat.reading.referents import Referents
from maslahat.reading.when import When
from maslahat.records import Filler, Mention
from maslahat.schema import Block, Slot
from maslahat.vocabulary import LEX

CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?!\d|\.\d)")
HEADING = 7  # tokens that a heading has at most
MARKS = frozenset("—–-:,;.()")


class Telegraph:
    """Reads what lines without a verb leave out; it follows an article sentence by sentence."""

    def __init__(self, lexicon: Lexicon, referents: Referents, days: Days) -> None:
        self.lexicon = lexicon
        self.referents = referents
        self.days = days
        self._bare = lexicon.once(_bare)
        self._heading: tuple[int, When] | None = None  # the day of the last heading, and its paragraph
        self._day: When | None = None  # the day told last without a verb
        self._place: Mention | None = None

    def see(self, s: Sentence) -> None:
        """Follow the headings: a day or a place alone, a word in capitals that begins another section."""
        if any(tree.is_verb(t) for t in s.tokens):
            return
        words = [t for t in s.tokens if t.text not in MARKS]
        dates = self.days.all(s)
        if dates:
            self._day = dates[0]
        if len(words) > HEADING:
            return
        if len(dates) == 1 and all(dates[0].span.start <= t.start < dates[0].span.end for t in words):
            self._heading = (s.paragraph, self._with_year(dates[0]))
            self._day = self._heading[1]
        elif len({m.span for t in words if (m := self._at(s, t))}) == 1 and all(self._at(s, t) for t in words):
            self._place = self._at(s, words[0])
        elif words and all(t.text.isupper() and len(t.text) > 1 for t in words):
            self._place = None

    def day(self, s: Sentence) -> When | None:
        """The day that a line leaves out: of its heading, or in a programme the one told last."""
        if CLOCK.match(s.span.text):
            return self._day
        return self._heading[1] if self._heading and self._heading[0] == s.paragraph else None

    def complete(self, s: Sentence, hit_block: Block, slots: Slots) -> Slots:
        """The slots of a line without a verb, with what headings and the order of its parts tell."""
        found = list(slots)
        filled = {path for path, _ in found}
        for slot in hit_block.slots:
            if slot.path in filled and not slot.item:
                continue
            for fillers in self._missing(s, slot, found):
                if slot.path in filled:
                    found = [(p, (*f, *fillers)) if p == slot.path else (p, f) for p, f in found]
                else:
                    found.append((slot.path, tuple(fillers)))
        return found

    def _missing(self, s: Sentence, slot: Slot, slots: Slots) -> Iterator[list[Filler]]:
        mine = next((fillers for path, fillers in slots if path == slot.path), ())
        taken = {f.value for _, fillers in slots for f in fillers}
        if mine:
            if slot.item and len(mine) == 1 and CLOCK.match(s.span.text):
                guests = [f for f in self.referents.last(slot.item) if f.value not in taken]
                if guests:
                    yield guests
            return
        if LEX.Date in slot.fills and (day := self.day(s)) is not None:
            yield [first_day(day)]
        elif LEX.LastDay in slot.fills and (day := self.day(s)) is not None and day.end and not self.days.all(s):
            yield last_day(day)
        elif LEX.Subject in slot.fills:
            people = [f for f in self._after_mark(s, slot) if f.value not in taken]
            if people:
                yield people
        elif LEX.Oblique in slot.fills and slot.classes and not slot.tells:
            here = self.segment(s) or self._place
            if here is not None and (place := self._fitted(here, slot)) is not None:
                yield [place]

    def encounters(self, s: Sentence) -> Iterator[tuple[Block, Slots, Token]]:
        """«5 июля — A и B: полтора часа»: several persons alone with a day."""
        if not self._bare or any(tree.is_verb(t) for t in s.tokens):
            return
        dates = self.days.all(s)
        begins = bool(dates) and dates[0].span.start == s.span.start
        if not begins and self.day(s) is None:
            return
        for block, slot in self._bare:
            people = self._line(s, slot)
            if len(people) > 1 and any(self.referents.is_person(f) for f in people):
                day = dates[0] if begins else None
                slots: Slots = [(slot.path, tuple(people))]
                for other in block.slots if day else ():
                    if LEX.Date in other.fills and day:
                        slots.append((other.path, (first_day(day),)))
                    elif LEX.LastDay in other.fills and day and day.end:
                        slots.append((other.path, tuple(last_day(day))))
                yield block, slots, next(t for t in s.tokens if t.start >= people[0].span.start)

    def segment(self, s: Sentence) -> Mention | None:
        """A city that is a part of the line by itself: «11 ноября — Самарканд, саммит X»."""
        for n, token in enumerate(s.tokens):
            mention = self._at(s, token)
            if mention is None or mention.span.start != token.start or not token.is_(Case="Nom"):
                continue
            before = s.tokens[n - 1] if n else None
            last = next((t for t in reversed(s.tokens) if t.start < mention.span.end), token)
            after = s.tokens[last.i + 1] if last.i + 1 < len(s.tokens) else None
            opens = before is None or before.text in MARKS or before.pos in ("ADV", "PART")
            if opens and (after is None or after.text in ",:.;—–"):
                return mention
        return None

    def _line(self, s: Sentence, slot: Slot) -> list[Filler]:
        """The names of the first part of a line, before a colon, in the nominative."""
        found: list[Filler] = []
        for token in s.tokens:
            if token.text in (":", ";", "(") and found:
                break
            found += [f for f in self._nominative(s, token, slot) if all(f.value != other.value for other in found)]
        return found

    def _after_mark(self, s: Sentence, slot: Slot) -> list[Filler]:
        """The names in the nominative after the first dash or colon."""
        at = next((t.i for t in s.tokens if t.text in ":—–" and t.i), None)
        found: list[Filler] = []
        for token in s.tokens[at + 1 :] if at is not None else ():
            if token.text in (";", "("):
                break
            found += [f for f in self._nominative(s, token, slot) if all(f.value != other.value for other in found)]
        return found

    def _nominative(self, s: Sentence, token: Token, slot: Slot) -> list[Filler]:
        """Whom a token in the nominative names: a person, an office, whoever stands for a state."""
        if not token.is_(Case="Nom") or tree.preposition(s, token.i):
            return []
        mention = self.referents.mentions.at(s, token.i)
        acts = (s.lemmas[token.i],) in self.lexicon.words(LEX.representative) or token.i in self.referents.offices(s)
        if mention is not None and not self.referents.is_person(Filler(mention.span, mention.value)):
            return []
        fitted = (self.referents.fit(f, slot) for f in (self.referents.one(s, token) if mention or acts else ()))
        return [f for f in fitted if f is not None]

    def _at(self, s: Sentence, token: Token) -> Mention | None:
        """The city that a token names."""
        mention = self.referents.mentions.at(s, token.i)
        return mention if mention is not None and self.referents.is_city(mention) else None

    def _fitted(self, mention: Mention, slot: Slot) -> Filler | None:
        city = self.referents.city(mention, slot)
        if city is not None:
            return Filler(mention.span, city)
        return self.referents.fit(Filler(mention.span, mention.value), slot)

    def _with_year(self, day: When) -> When:
        """A heading without a year goes on in the year of the heading before it."""
        before = self._heading[1].value if self._heading else ""
        if (
            day.value.startswith("--")
            and len(before) >= len("2025-11")
            and before[0] != "-"
            and day.value[1:] > before[4:]
        ):
            end = f"{before[:4]}{day.end[1:]}" if day.end else None
            return When(day.span, f"{before[:4]}{day.value[1:]}", end)
        return day


def _bare(lexicon: Lexicon) -> list[tuple[Block, Slot]]:
    return [(b, slot) for b in lexicon.schema.readings for slot in b.slots if slot.bare]
