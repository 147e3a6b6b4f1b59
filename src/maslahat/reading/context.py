"""What the sentences before say of a slot that a clause leaves empty, where the slot allows it (lex:Discourse)."""

from __future__ import annotations

from collections.abc import Sequence

from maslahat.language import Sentence
from maslahat.reading.filled import Slots
from maslahat.reading.referents import Referents
from maslahat.records import Filler, Record
from maslahat.schema import Slot
from maslahat.vocabulary import MAS

NEAR = 2  # sentences back to which a slot may be silent without a shared actor
FAR = 8  # the same where the article tells of one such record only


class Context:
    """Looks back in one article."""

    def __init__(self, referents: Referents) -> None:
        self.referents = referents

    def of(self, s: Sentence, slot: Slot, slots: Slots, here: Sequence[Record] = ()) -> list[Filler]:
        """From the last record that shares an actor with this one, or stands near; without a source, the last actor.

        ``here``: what the same sentence has told before.
        """
        d = self.referents.d
        if slot.discourse is None:
            fitted = self.referents.fit(d.subject, slot) if d.subject and d.paragraph >= s.paragraph - 1 else None
            return [fitted] if fitted else []
        mine = {f.value for _, fillers in slots for f in fillers}
        told = [(at, r) for at, r in reversed(d.records) if r.fillers(slot.discourse)]
        told = [*((s.i, r) for r in reversed(here) if len(r.fillers(slot.discourse)) > 1), *told]
        alone = len({frozenset(f.value for f in r.fillers(slot.discourse)) for _, r in told}) == 1
        for at, earlier in told:
            theirs = {f.value for _, f in earlier}
            # of the one meeting that an article is about, also a later paragraph may speak
            near = mine & theirs or s.i - at <= NEAR or (alone and s.i - at <= FAR)
            if near and not _of_other_days(earlier, slots):
                fitted_all = [self.referents.fit(f, slot) for f in earlier.fillers(slot.discourse)]
                return [f for f in fitted_all if f is not None]
        return []


def _of_other_days(earlier: Record, slots: Slots) -> bool:
    """Whether both are dated, and differently: what was signed in 1992 was not signed by those who met today."""
    theirs = {str(f.value) for f in earlier.fillers(MAS.date)}
    ours = {str(f.value) for path, fillers in slots for f in fillers if path == MAS.date}
    return bool(theirs and ours) and not any(
        a.endswith(b.lstrip("-")) or b.endswith(a.lstrip("-")) for a in theirs for b in ours
    )
