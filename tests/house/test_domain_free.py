"""The ontology is the configuration: no class of the domain, and no undeclared term, is named in the code."""

import ast
import re
from collections.abc import Iterable
from pathlib import Path

from rdflib import OWL, RDF, RDFS, Graph, URIRef

from maslahat.resources import ontology_files, parse_turtle
from maslahat.vocabulary import LEX, MAS

ROOT = Path(__file__).resolve().parents[2]
# Below these everything is of the domain; so is whatever words of a text announce.
ROOTS = tuple(URIRef(f"{MAS}{name}") for name in ("Event", "Situation", "Actor"))
TERM = re.compile(rf"""(?:\bMAS\.|\bMAS\[["']|\bmas:|{re.escape(str(MAS))})([A-Za-z]\w*)""")
QUOTED = re.compile(r"""(["'`])([A-Z]\w*)\1""")
# Names of methods of the namespace object, which TERM cannot tell from terms.
METHODS = frozenset({"term"})


def _ontology() -> Graph:
    whole = Graph(bind_namespaces="none")
    for file in ontology_files(ROOT / "ontology"):
        whole += parse_turtle(file)
    return whole


def _domain_classes(ontology: Graph) -> set[str]:
    """Local names of the classes that only the ontology may name."""
    ours = {c for c in ontology.subjects(RDF.type, OWL.Class) if str(c).startswith(str(MAS))}
    below = {c for root in ROOTS for c in ontology.transitive_subjects(RDFS.subClassOf, root)} - set(ROOTS)
    announced = set(ontology.subjects(LEX.trigger))
    return {str(c).removeprefix(str(MAS)) for c in ours & (below | announced)}


def _strings(name: str, code: str) -> Iterable[str]:
    if not name.endswith(".py"):
        return (match[1] for match in QUOTED.findall(code))
    nodes = ast.walk(ast.parse(code))
    return (node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))


def _faults(name: str, code: str, domain: set[str], declared: set[str]) -> list[str]:
    terms = {term for term in TERM.findall(code) if term not in declared | METHODS}
    named = {text for text in _strings(name, code) if text in domain}
    return [f"{name} names mas:{term}" for term in sorted(terms | named)]


def test_the_code_names_only_what_the_vocabulary_declares():
    domain, declared = _domain_classes(_ontology()), set(dir(MAS))
    assert domain
    files = sorted(f for f in (ROOT / "src").rglob("*") if f.suffix in {".py", ".js", ".j2", ".html"})
    assert files
    faults = []
    for file in files:
        name = file.relative_to(ROOT).as_posix()
        faults += _faults(name, file.read_text(encoding="utf-8"), domain, declared)
    assert faults == []


def test_the_vocabulary_declares_no_class_of_the_domain():
    assert sorted(_domain_classes(_ontology()) & set(dir(MAS))) == []


def test_the_vocabulary_declares_only_terms_of_the_ontology():
    ontology = _ontology()
    assert [term for term in sorted(dir(MAS)) if (MAS[term], None, None) not in ontology] == []


def test_the_check_sees_what_is_wrong():
    domain, declared = {"Meeting", "Visit"}, {"Quote", "since"}
    python = 'MAS.Meeting\nMAS["Visit"]\nq = "?x a mas:Meeting ; mas:since ?s"\nif kind == "Meeting": MAS.term(x)'
    assert _faults("a.py", python, domain, declared) == ["a.py names mas:Meeting", "a.py names mas:Visit"]
    assert _faults("a.py", "MAS.attendedBy", domain, declared) == ["a.py names mas:attendedBy"]
    script = f"if (kind === 'Visit') iri = \"{MAS}Meeting\""
    assert _faults("a.js", script, domain, declared) == ["a.js names mas:Meeting", "a.js names mas:Visit"]
    assert _faults("a.py", 'MAS.Quote, MAS.since\n"a Meeting of words"', domain, declared) == []


def test_what_belongs_to_the_domain():
    ontology = Graph().parse(
        format="turtle",
        data=f"""
        @prefix mas: <{MAS}> . @prefix lex: <{LEX}> . @prefix owl: <{OWL}> . @prefix rdfs: <{RDFS}> .
        mas:Event a owl:Class . mas:Step a owl:Class ; rdfs:subClassOf mas:Event .
        mas:Adoption a owl:Class ; rdfs:subClassOf mas:Step . mas:Quote a owl:Class .
        mas:Deal a owl:Class ; lex:trigger "сделка"@ru .
        """,
    )
    assert _domain_classes(ontology) == {"Step", "Adoption", "Deal"}
