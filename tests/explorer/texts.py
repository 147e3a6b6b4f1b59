"""Articles to be read in a page, and sources that differ, for the graphs of sample.py."""

from maslahat.article import Article
from maslahat.explorer.articles import ArticleText, Fact
from maslahat.network.differing import Differing, Position, Voice
from maslahat.network.values import Evidence
from maslahat.vocabulary import ID, MAS

HOSTILE_QUOTE = "{hostile} вступил в формат"
HOSTILE_TEXT = "😀😀 сначала. {hostile} вступил в формат. Потом."


def sentences_of(text):
    """Stretches of sentences, cut after each full stop."""
    found, start = [], 0
    for place, letter in enumerate(text):
        if letter == "." and text[place + 1 : place + 2] in {" ", "\n", ""}:
            found.append((start, place + 1))
            start = place + 2
    return tuple(found)


def stretch(text, words):
    start = text.index(words)
    return start, start + len(words)


def article(sample, *facts, text=None, iri=None, mentions=()):
    """An article with facts given as (end of the record's IRI, words of the quote, words of its parts)."""
    text = sample.TEXT if text is None else text
    made = Article(iri=iri or sample.ARTICLE, text=text, name="text", language="ru", title="Статья")
    told = tuple(
        Fact(ID[path], (stretch(text, quote),), tuple(stretch(text, part) for part in parts))
        for path, quote, parts in facts
    )
    return ArticleText(
        made, tuple((stretch(text, words), ID[path]) for words, path in mentions), sentences_of(text), told
    )


def read(sample):
    """The article of the sample, with its accession and one claim read."""
    accession = sample.ACCESSION.removeprefix(ID)
    return article(
        sample,
        (accession, "Азербайджан официально присоединился к консультативным встречам", ["консультативным встречам"]),
        ("claim/0", "Присутствие Азербайджана Толипов считает логичным", ["Присутствие Азербайджана"]),
        mentions=[("Фарход Толипов", "person/tolipov"), ("Европой", "place/europe")],
    )


def hostile(sample):
    """The article of the hostile sample: emoji before the quote, and a quote that would run."""
    text = HOSTILE_TEXT.format(hostile=sample.HOSTILE)
    quote = HOSTILE_QUOTE.format(hostile=sample.HOSTILE)
    facts = [("membership/evil", quote, ["вступил"])]
    return article(sample, *facts, text=text, iri=ID["article/evil"], mentions=[(sample.HOSTILE, "state/evil")])


def differing(sample, label="date"):
    """Two dates of the accession: one told outright, one claimed."""

    def ground(name, published, kind=MAS.Citation):
        return Evidence(
            iri=str(ID[f"citation/{name}"]),
            kind=kind,
            source=str(ID[f"source/{name}"]),
            title={"en": f"Report of {name}"},
            outlet={"en": name},
            published=published,
            url=f"https://example.org/{name}",
        )

    voice = Voice(str(ID["person/tokayev"]), {"en": "Kassym-Jomart Tokayev"}, {"en": "asserts", "ru": "утверждает"})
    return [
        Differing(
            str(sample.ACCESSION),
            {"": "Accession"},
            {"en": label, "ru": "дата"},
            (
                Position("", {"": "2025-11-16"}, (), (ground("One", "2025-11-17"), ground("Two", "2025-11"))),
                Position("", {"": "2025-11-15"}, (voice,), (ground("Three", "2025-12-01"),)),
            ),
        )
    ]
