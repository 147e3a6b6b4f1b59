"""Wheel, sdist and editable install carry the same files, and all say the same version."""

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest
from rdflib import OWL, RDF, URIRef

import maslahat
from maslahat import resources

ROOT = Path(__file__).resolve().parents[2]
NOT_SOURCE = (
    ".git",
    ".venv",
    "build",
    "dist",
    "*.egg-info",
    "__pycache__",
    ".*_cache",
    ".hypothesis",
    "htmlcov",
)
ASK = """
import json, maslahat
from maslahat import resources as r
kinds = (r.ontology_files, r.question_files, r.curated_files, r.article_files)
print(json.dumps([maslahat.__file__, [[str(f) for f in kind()] for kind in kinds]]))
"""


def _run(*command: str | Path, cwd: Path, **variables: str) -> str:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("COV", "PYTHON"))}
    done = subprocess.run(
        [sys.executable, *map(str, command)],
        cwd=cwd,
        env=clean | variables,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _build(kind: str, tree: Path, out: Path) -> Path:
    code = f"import sys; from setuptools import build_meta as b; b.build_{kind}(sys.argv[1])"
    _run("-W", "error::setuptools.warnings.SetuptoolsDeprecationWarning", "-c", code, out, cwd=tree)
    (built,) = out.glob("*.whl" if kind == "wheel" else "*.tar.gz")
    return built


def _source(folder: str, *suffixes: str) -> set[str]:
    files = (ROOT / folder).rglob("*")
    return {f.relative_to(ROOT / folder).as_posix() for f in files if f.suffix in suffixes and f.is_file()}


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    """A copy of the checkout: building leaves its traces there."""
    return shutil.copytree(
        ROOT, tmp_path_factory.mktemp("tree") / "maslahat", ignore=shutil.ignore_patterns(*NOT_SOURCE)
    )


@pytest.fixture(scope="module")
def sdist(tree, tmp_path_factory):
    return _build("sdist", tree, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def wheel(tree, tmp_path_factory):
    return _build("wheel", tree, tmp_path_factory.mktemp("wheel"))


def test_the_wheel_holds_all_files(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    data = (".ttl", ".trig", ".rq", ".txt")
    expected = {f"maslahat/ontology/{name}" for name in _source("ontology", *data, ".py")}
    expected |= {f"maslahat/graph/{name}" for name in _source("graph", *data, ".py")}
    expected |= {
        f"maslahat/{name}" for name in _source("src/maslahat", ".py", ".typed", ".html", ".js", ".css", ".j2", ".txt")
    }
    assert len(expected) > 10
    assert sorted(expected - names) == []
    extra = {name for name in names - expected if ".dist-info/" not in name}
    assert sorted(extra) == []
    licences = {Path(name).name for name in names if ".dist-info/licenses/" in name}
    assert licences == {"LICENSE", "LICENSE-DATA"}


def test_the_installed_wheel_finds_its_files(wheel, tmp_path):
    target = tmp_path / "bare"
    _run("-m", "pip", "install", "-q", "--no-deps", "--no-index", "--target", target, wheel, cwd=tmp_path)
    home, kinds = json.loads(_run("-c", ASK, cwd=tmp_path, PYTHONPATH=str(target), PYTHONUTF8="1"))
    assert Path(home).is_relative_to(target)
    here = (
        resources.ontology_files(ROOT / "ontology"),
        resources.question_files(ROOT / "ontology"),
        resources.curated_files(ROOT / "graph"),
        resources.article_files(ROOT / "graph"),
    )
    for found, expected in zip(kinds, here, strict=True):
        below = [Path(file).relative_to(target / "maslahat").as_posix() for file in found]
        assert below == [file.relative_to(ROOT).as_posix() for file in expected]


def test_the_editable_install_finds_live_files():
    if not Path(maslahat.__file__).is_relative_to(ROOT):
        pytest.skip("maslahat is not installed from this checkout in the editable way")
    assert resources.ontology_files() == resources.ontology_files(ROOT / "ontology")
    assert resources.curated_files() == resources.curated_files(ROOT / "graph")
    assert resources.article_files() == resources.article_files(ROOT / "graph")


def test_the_sdist_keeps_the_layout_and_builds_the_same_wheel(sdist, wheel, tmp_path):
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (unpacked,) = tmp_path.iterdir()
    data = (".ttl", ".trig", ".rq", ".txt", ".py")
    for folder in ("ontology", "graph", "src/maslahat"):
        missing = [name for name in _source(folder, *data) if not (unpacked / folder / name).is_file()]
        assert sorted(missing) == []
    again = _build("wheel", unpacked, tmp_path)
    assert sorted(zipfile.ZipFile(again).namelist()) == sorted(zipfile.ZipFile(wheel).namelist())


def test_one_version_everywhere():
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    citation = re.search(r"^version: (\S+)$", (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE)
    assert citation
    assert citation[1] == version
    heading = re.search(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert heading
    assert heading[1] == version
    assert maslahat.__version__ == version, "installed from another version: run scripts/test.py"
    core = resources.parse_turtle(ROOT / "ontology" / "core.ttl")
    ontology = URIRef("https://w3id.org/maslahat/ontology")
    assert (ontology, RDF.type, OWL.Ontology) in core
    assert str(core.value(ontology, OWL.versionInfo)) == version
    assert core.value(ontology, OWL.versionIRI) == URIRef(f"{ontology}/{version}")
