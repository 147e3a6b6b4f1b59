"""A small article read by hand: what the reader would give, independent of it."""

from rdflib import XSD, Literal, URIRef

from maslahat.article import Article, article_iri
from maslahat.records import Filler, Mention, Named, Reading, Record, Worded
from maslahat.vocabulary import BASE, ID, MAS

TEXT = (
    "Азербайджан присоединился к консультативным встречам в 2025 году. "
    "Президент Казахстана Касым-Жомарт Токаев предложил создать центр по металлам. "
    "Политолог Фарход Толипов считает это логичным 😀. "
    "По словам Токаева, Узбекистан вступит в С5+1."
)


def term(name):
    """A term of the ontology, also of the domain."""
    return URIRef(f"{BASE}ontology#{name}")


def span(article, words):
    start = article.text.index(words)
    return article.span(start, start + len(words))


def sentences(article):
    starts = [0, *(i + 2 for i in range(len(article.text)) if article.text.startswith(". ", i))]
    ends = [*(start - 1 for start in starts[1:]), len(article.text)]
    return tuple(article.span(a, b) for a, b in zip(starts, ends, strict=True))


def read(name="a", text=TEXT, **metadata):
    """The reading of the article above, as the reader would give it."""
    article = Article(iri=article_iri(name, text), text=text, name=name, language="ru", **metadata)
    first, second, third, last, *_ = sentences(article)
    tolipov = Named(term("Person"), "Фарход Толипов", "ru", "Farhod Tolipov")

    def fill(path, words, value):
        return term(path), (Filler(span(article, words), value),)

    tokayev = Filler(span(article, "Касым-Жомарт Токаев"), ID["person/tokayev"])
    records = (
        Record(
            term("Accession"),
            (
                fill("member", "Азербайджан", ID["state/az"]),
                fill("inFormat", "консультативным встречам", ID["format/cm"]),
                fill("date", "2025", Literal("2025", datatype=XSD.gYear)),
            ),
            first,
            MAS.Asserted,
        ),
        Record(
            term("Proposal"),
            (
                (term("proposer"), (tokayev,)),
                fill("initiative", "создать центр по металлам", Worded(term("Initiative"), "ru")),
                fill("topic", "металлам", ID["topic/minerals"]),
            ),
            second,
            MAS.Asserted,
            alternatives=(third,),
        ),
        Record(
            term("Claim"),
            (
                fill("claimant", "Фарход Толипов", tolipov),
                fill("content", "считает это логичным", Worded(MAS.Passage, "ru")),
                fill("attribution", "считает", MAS.Explicit),
                fill("stance", "считает", MAS.Evaluates),
            ),
            third,
            MAS.Asserted,
        ),
        Record(
            term("Accession"),
            (
                fill("member", "Узбекистан", ID["state/uz"]),
                fill("inFormat", "С5+1", ID["format/c5"]),
            ),
            last,
            MAS.Planned,
            attributed_to=Filler(span(article, "Токаева"), ID["person/tokayev"]),
        ),
    )
    mentions = (Mention(span(article, "Фарход Толипов"), tolipov, term("Person"), "Person"),)
    return Reading(article, mentions, records, (first, second, third, last), ())
