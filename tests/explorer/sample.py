"""A small graph like the real one: the Consultative Meetings, their members, an article about them, hostile names."""

from hashlib import sha256
from pathlib import Path

from rdflib import RDF, RDFS, XSD, Dataset, Literal, URIRef
from rdflib.namespace import DCTERMS, SKOS

from maslahat.dates import days_of
from maslahat.vocabulary import BASE, ID, MAS, OA

TEXT = (Path(__file__).parent / "article.txt").read_text(encoding="utf-8")
TERM = f"{BASE}ontology#"
CENTRE = ID["format/consultative-meetings"]
ACCESSION = ID["accession/azerbaijan-consultative-meetings"]
ARTICLE = ID["article/altyn-orda-183eb9a6"]
HOSTILE = '</script><img src=x onerror="window.__x=1"><!-- href \u2028 {{7*7}} 😀 \'"&'


def term(name):
    return URIRef(TERM + name)


class Maker:
    """Fills a Dataset as the store does: evidence graphs, the article's graph, and the merged default graph."""

    def __init__(self):
        self.dataset = Dataset(default_union=False)
        self.default = self.dataset.default_graph

    def put(self, graph, subject, predicate, value):
        value = value if isinstance(value, (URIRef, Literal)) else Literal(value)
        self.dataset.graph(graph).add((subject, predicate, value))
        self.default.add((subject, predicate, value))

    def thing(self, cls, path, en=None, ru=None, graph=ID["curated"], **more):
        iri = ID[path]
        self.put(graph, iri, RDF.type, term(cls))
        for language, text in {"en": en, "ru": ru, **more}.items():
            if text is not None:
                self.put(graph, iri, RDFS.label, Literal(text, lang=language))
        return iri

    def source(self, path, title, outlet, published, url, cls="Source", language="ru"):
        iri = ID[path]
        publisher = self.thing(
            "Organization", f"organization/{sha256(outlet.encode()).hexdigest()[:8]}", outlet, outlet
        )
        for p, o in (
            (RDF.type, term(cls)),
            (RDFS.label, Literal(title, lang=language)),
            (MAS.publisher, publisher),
            (MAS.url, Literal(url)),
            (DCTERMS.language, Literal(language)),
        ):
            self.put(ID["curated"], iri, p, o)
        if published:
            self.put(ID["curated"], iri, MAS.published, Literal(published, datatype=XSD.date))
        return iri

    def quote(self, words, text=TEXT, source=ARTICLE, certainty=MAS.Asserted, by=None, cls="Quote"):
        start = text.index(words)
        iri = URIRef(f"{source}/{'p' if cls == 'Passage' else 'q'}/{start}-{start + len(words)}")
        end = start + len(words)
        said = [
            (RDF.type, term(cls)),
            (MAS.source, source),
            (OA.exact, Literal(words)),
            (OA.prefix, Literal(text[max(0, start - 60) : start])),
            (OA.suffix, Literal(text[end : end + 60])),
            (OA.start, Literal(start)),
            (OA.end, Literal(end)),
        ]
        if cls == "Quote":
            said.append((MAS.certainty, certainty))
        if by is not None:
            said.append((MAS.attributedTo, by))
        for p, o in said:
            self.put(source, iri, p, o)
        return iri

    def citation(self, source, record):
        iri = ID[f"citation/{sha256(f'{source} {record}'.encode()).hexdigest()[:12]}"]
        self.put(ID["curated"], iri, RDF.type, MAS.Citation)
        self.put(ID["curated"], iri, MAS.source, source)
        return iri

    def note(self, path, words, curator="A. Researcher"):
        iri = ID[path]
        self.put(ID["curated"], iri, RDF.type, MAS.CuratorNote)
        self.put(ID["curated"], iri, RDFS.comment, Literal(words, lang="en"))
        self.put(ID["curated"], iri, MAS.curator, Literal(curator))
        self.put(ID["curated"], iri, DCTERMS.created, Literal("2026-11-20", datatype=XSD.date))
        return iri

    def record(self, cls, path, evidence, **slots):
        iri = ID[path]
        for ground in evidence:
            self.put(ground, iri, RDF.type, term(cls))
            for name, values in slots.items():
                for value in values if isinstance(values, (list, tuple)) else [values]:
                    self.put(ground, iri, term(name), value)
            self.default.add((iri, MAS.evidence, ground))
        # as the store reckons them: the first and the last day that the dates allow
        days = {name: days_of(str(value)) for name, value in slots.items() if name in {"date", "since", "until"}}
        for name, bounds in days.items():
            if name != "until":
                self.default.add((iri, MAS.earliest, day(str(bounds[0]))))
            if name != "since":
                self.default.add((iri, MAS.latest, day(str(bounds[1]))))
        return iri


def day(text):
    return Literal(text, datatype=XSD.date)


CLOSE = "Бакинская вовлечённость опирается на историческую и культурную близость"


def _judged(m, words, reason):
    slots = {"judgement": Literal(words, lang="ru")}
    return slots | {"because": m.quote(reason, cls="Passage")} if reason else slots


def consultative_meetings():
    """The picture of the README: what one article and a few curated sources say around one format."""
    m = Maker()
    names = {
        "kazakhstan": ("Kazakhstan", "Казахстан", "Қазақстан"),
        "kyrgyzstan": ("Kyrgyzstan", "Кыргызстан", "Қырғызстан"),
        "tajikistan": ("Tajikistan", "Таджикистан", "Тәжікстан"),
        "turkmenistan": ("Turkmenistan", "Туркменистан", "Түрікменстан"),
        "uzbekistan": ("Uzbekistan", "Узбекистан", "Өзбекстан"),
        "azerbaijan": ("Azerbaijan", "Азербайджан", "Әзірбайжан"),
    }
    states = {path: m.thing("State", f"state/{path}", en, ru, kk=kk) for path, (en, ru, kk) in names.items()}
    centre = m.thing(
        "Format",
        "format/consultative-meetings",
        "Consultative Meetings of the Heads of State of Central Asia",
        "Консультативные встречи глав государств Центральной Азии",
    )
    c5 = m.thing("Format", "format/c5-plus-1", "C5+1", "С5+1")
    region = m.thing("Region", "region/central-asia", "Central Asia", "Центральная Азия")
    tashkent = m.thing("Place", "place/tashkent", "Tashkent", "Ташкент")
    astana = m.thing("Place", "place/astana", "Astana", "Астана")
    tokayev = m.thing("Person", "person/tokayev", "Kassym-Jomart Tokayev", "Касым-Жомарт Токаев")
    tolipov = m.thing("Person", "person/tolipov", "Farkhod Tolipov", "Фарход Толипов")
    m.source(
        "article/altyn-orda-183eb9a6",
        "Астана и Ташкент формируют новый центр притяжения в Центральной Азии",
        "Altyn-orda.kz",
        "",
        "https://altyn-orda.kz/astana-i-tashkent-formiruyut-novyj-tsentr-prityazheniya-v-tsentralnoj-azii",
        "Article",
    )
    first = m.source(
        "source/joint-statement-2018",
        "Joint statement of the first Consultative Meeting",
        "Akorda",
        "2018-03-15",
        "https://www.akorda.kz/en/first-consultative-meeting",
        language="en",
    )
    second = m.source(
        "source/oc-media-2025",
        "Azerbaijan becomes full-fledged member of Central Asian Consultative Meetings format",
        "OC Media",
        "2025-11-17",
        "https://oc-media.org/azerbaijan-becomes-full-fledged-member",
        language="en",
    )
    # members
    for path, state in states.items():
        iri = ID[f"membership/{path}-consultative-meetings"]
        slots = {"member": state, "inFormat": centre, "status": MAS_MEMBER}
        if path == "azerbaijan":
            words = m.quote("Азербайджан официально присоединился к консультативным встречам")
            cited = m.citation(second, iri)
            m.record("Membership", f"membership/{path}-consultative-meetings", [words], **slots)
            m.record(
                "Membership",
                f"membership/{path}-consultative-meetings",
                [cited],
                since=day("2025-11-16"),
                **slots,
            )
        elif path == "turkmenistan":
            note = m.note(
                "note/turkmenistan-2018",
                "Was represented by the speaker of parliament in 2018; I count it as a founding member.",
            )
            m.record(
                "Membership",
                f"membership/{path}-consultative-meetings",
                [note],
                since=day("2018-03-15"),
                **slots,
            )
        else:
            m.record(
                "Membership",
                f"membership/{path}-consultative-meetings",
                [m.citation(first, iri)],
                since=day("2018-03-15"),
                **slots,
            )
    accession = m.quote("Азербайджан официально присоединился к консультативным встречам")
    m.record("Accession", ACCESSION.removeprefix(ID), [accession], member=states["azerbaijan"], inFormat=centre)
    m.record(
        "Accession",
        ACCESSION.removeprefix(ID),
        [m.citation(second, ACCESSION)],
        member=states["azerbaijan"],
        inFormat=centre,
        date=day("2025-11-16"),
    )
    # meetings
    m.record(
        "Meeting",
        "meeting/consultative-2018",
        [m.citation(first, ID["meeting/consultative-2018"])],
        inFormat=centre,
        place=astana,
        date=day("2018-03-15"),
    )
    tash = m.quote(
        "На консультативной встрече лидеров Центральной Азии и Азербайджана в Ташкенте президент Казахстана"
        " Касым-Жомарт Токаев обозначил амбициозную повестку региональной интеграции"
    )
    m.record(
        "Meeting",
        "meeting/consultative-2025",
        [tash],
        inFormat=centre,
        place=tashkent,
        participant=[tokayev],
    )
    # initiatives
    for path, ru, words in (
        ("transport-strategy", "создание общей транспортной стратегии", None),
        ("water-policy", "синхронизация водной политики", None),
        ("cargo", "формирование системы электронного сопровождения грузов", None),
        (
            "ai-declaration",
            "выработать декларацию об ответственном использовании искусственного интеллекта",
            "Он также предложил выработать декларацию об ответственном использовании искусственного интеллекта",
        ),
        ("rare-metals", "объединить усилия в сфере редкоземельных металлов", None),
    ):
        quote = m.quote(words or ru, certainty=MAS.Reported, by=tokayev)
        thing = m.thing("Initiative", f"initiative/{path}", None, ru, graph=quote)
        m.record("Proposal", f"proposal/{path}", [quote], proposer=tokayev, initiative=thing, forum=centre)
    # claims
    for number, (evidence, content, about, stance, judgement) in enumerate(
        (
            ("Присутствие Азербайджана Толипов считает логичным", None, [ACCESSION], "Evaluates", ("логичным", CLOSE)),
            (
                "во многом благодаря регулярным встречам лидеров и росту дипломатических форматов С5+1",
                None,
                [c5, centre],
                "Asserts",
                None,
            ),
            (
                (
                    "Успехи Азербайджана на международной арене и его новые коммуникационные маршруты усиливают"
                    " взаимозависимость с соседями через Каспий, делая участие Баку в региональных форматах"
                    " практически неизбежным"
                ),
                None,
                [states["azerbaijan"], centre],
                "Evaluates",
                ("практически неизбежным", None),
            ),
            (
                "Узбекский политолог Фарход Толипов отмечает, что регион переживает период заметной трансформации",
                "регион переживает период заметной трансформации",
                [region],
                "Asserts",
                None,
            ),
        )
    ):
        quote = m.quote(evidence, certainty=MAS.Reported, by=tolipov)
        passage = m.quote(content or evidence, cls="Passage")
        slots = {"claimant": tolipov, "content": passage, "about": about, "stance": term(stance)}
        if judgement:
            slots |= _judged(m, *judgement)
        m.record("Claim", f"claim/{number}", [quote], attribution=MAS.Explicit, **slots)
    for state, iri_of_state in states.items():
        if state != "azerbaijan":
            iri = ID[f"membership/{state}-c5"]
            m.record(
                "Membership",
                f"membership/{state}-c5",
                [m.citation(first, iri)],
                member=iri_of_state,
                inFormat=c5,
                status=MAS_MEMBER,
                since=Literal("2015", datatype=XSD.gYear),
            )
    for path, label, ru in (
        ("Member", "full member", "полноправный член"),
        ("Asserted", "asserted", "утверждается"),
        ("Reported", "reported", "со слов"),
        ("Explicit", "explicit", "явная"),
        ("Evaluates", "evaluates", "оценивает"),
        ("Asserts", "asserts", "утверждает"),
    ):
        cls = {"Member": "MembershipStatus", "Explicit": "Attribution"}.get(path, "Stance")
        cls = "Certainty" if path in {"Asserted", "Reported"} else cls
        m.default.add((term(path), RDF.type, term(cls)))
        m.default.add((term(path), RDFS.label, Literal(label, lang="en")))
        m.default.add((term(path), RDFS.label, Literal(ru, lang="ru")))
    return m


MAS_MEMBER = term("Member")


def hostile():
    """Labels, titles, addresses and quotes that would run, break out or fill the page if they were not text."""
    m = Maker()
    centre = m.thing("Format", "format/consultative-meetings", HOSTILE, HOSTILE)
    evil = m.thing("State", "state/evil", "x" * 20_000, HOSTILE)
    nameless = m.thing("State", "state/nameless")
    for also in (HOSTILE[1:], "zq" * 10_000):
        m.default.add((evil, SKOS.altLabel, Literal(also, lang="ru")))
    text = f"😀😀 сначала. {HOSTILE} вступил в формат. Потом."
    article = m.source("article/evil", HOSTILE, HOSTILE, "2025-01-01", "javascript:window.__x=1", "Article")
    quote = m.quote(f"{HOSTILE} вступил в формат", text, article)
    slots = {"member": evil, "inFormat": centre, "status": MAS_MEMBER}
    m.record("Membership", "membership/evil", [quote, m.note("note/evil", HOSTILE, HOSTILE)], **slots)
    m.record("Accession", "accession/azerbaijan-consultative-meetings", [quote], member=evil, inFormat=centre)
    data = m.source("source/data", "t", "o", "2025", "data:text/html,<script>window.__x=1</script>")
    iri = ID["membership/nameless"]
    m.record("Membership", "membership/nameless", [m.citation(data, iri)], member=nameless, inFormat=centre)
    bare = ID["accession/bare"]
    m.default.add((bare, RDF.type, term("Accession")))
    m.default.add((bare, term("member"), nameless))
    m.default.add((bare, term("inFormat"), centre))
    return m
