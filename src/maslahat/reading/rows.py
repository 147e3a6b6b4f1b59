"""Several who hold one office, each behind his owner: «президенты Казахстана X, Узбекистана Y и Киргизии Z»."""

from __future__ import annotations

from collections.abc import Callable

from maslahat.language import Sentence
from maslahat.reading.mentions import Mentions
from maslahat.records import Filler, Mention

BETWEEN = frozenset({",", "–", "—", "и", "а", "также"})
PAIRS = 2  # of owner and person that make a row

Test = Callable[[Mention], bool]


def row(s: Sentence, mentions: Mentions, last: int, owns: Test, person: Test) -> list[tuple[Filler, Filler]]:
    """The pairs of owner and person behind the token ``last``; none unless there are several."""
    found: list[tuple[Filler, Filler]] = []
    owner: Mention | None = None
    done = -1  # the end of the name that was passed last
    for token in s.tokens[last + 1 :]:
        if token.start < done:
            continue
        mention = mentions.at(s, token.i)
        if mention is None:
            if token.text.lower() not in BETWEEN:
                break
        elif owner is None and owns(mention) and not token.is_(Case="Nom"):
            owner, done = mention, mention.span.end
        elif owner is not None and person(mention):
            found.append((Filler(owner.span, owner.value), Filler(mention.span, mention.value)))
            owner, done = None, mention.span.end
        else:
            break
    return found if len(found) >= PAIRS else []
