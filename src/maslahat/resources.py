"""Where the Turtle, the questions and the articles lie: the only module that knows.

Every function takes another folder in place of the installed one, so that a user's own ontology or graph,
or a test's, is read in the same way.
"""

from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from pyoxigraph import RdfFormat, parse
from rdflib import Graph

from maslahat.errors import MaslahatError
from maslahat.terms import triples

__all__ = ["article_files", "curated_files", "ontology_files", "parse_turtle", "question_files"]


def ontology_files(ontology: Path | None = None) -> list[Path]:
    """Turtle files of the ontology, sorted: classes, lexicon, display, topics, shapes and rules alike."""
    folder = _folder("maslahat.ontology", ontology)
    return sorted(_with_suffix(folder, ".ttl"))


def question_files(ontology: Path | None = None) -> list[Path]:
    """Ready questions in SPARQL (`questions/*.rq` of the ontology), sorted."""
    folder = _folder("maslahat.ontology", ontology)
    return sorted(_with_suffix(folder / "questions", ".rq"))


def curated_files(graph: Path | None = None) -> list[Path]:
    """Curated Turtle and TriG files of the graph, sorted; those under `articles/` are not among them."""
    folder = _folder("maslahat.graph", graph)
    articles = folder / "articles"
    return sorted(file for file in _with_suffix(folder, ".ttl", ".trig") if articles not in file.parents)


def article_files(graph: Path | None = None) -> list[Path]:
    """Texts of the articles (`articles/**/*.txt` of the graph), sorted."""
    folder = _folder("maslahat.graph", graph)
    return sorted(_with_suffix(folder / "articles", ".txt"))


def parse_turtle(path: Path) -> Graph:
    """Read one Turtle file into a new graph that knows only the prefixes the file declares.

    Raises MaslahatError naming file, line and cause if it cannot be read or is not Turtle.
    """
    graph = Graph(bind_namespaces="none")
    # Oxigraph's parser is stricter than rdflib's (relative and malformed IRIs, language tags), tells the line
    # of every fault, and is quicker.
    try:
        parser = parse(path=path, format=RdfFormat.TURTLE, rename_blank_nodes=True)
        for triple in triples(parser):
            graph.add(triple)
    except OSError as error:
        reason = "no such file" if isinstance(error, FileNotFoundError) else str(error)
        raise MaslahatError(f"{path}: cannot be read: {reason}; check the path") from error
    except SyntaxError as error:
        cause = error.msg.partition(": ")[2].removesuffix(".") or error.msg
        raise MaslahatError(f"{path}:{error.lineno}: not Turtle: {cause}; mend this line") from error
    for prefix, namespace in parser.prefixes.items():
        graph.bind(prefix, namespace)
    return graph


def _folder(package: str, chosen: Path | None) -> Path:
    if chosen is None:
        return Path(str(files(package)))
    if not chosen.is_dir():
        raise MaslahatError(f"{chosen}: no such folder; give the folder that holds the Turtle files")
    return chosen


def _with_suffix(folder: Path, *suffixes: str) -> Iterable[Path]:
    return (file for file in folder.rglob("*") if file.suffix in suffixes and file.is_file())
