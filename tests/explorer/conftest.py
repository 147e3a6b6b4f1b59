"""A graph to draw, its page, and a browser to open it in."""

import csv
import importlib.util
import io
import os
from pathlib import Path

import pytest
from rdflib import Dataset

from maslahat.explorer import page
from maslahat.network import around, whole
from maslahat.schema import Schema

HERE = Path(__file__).parent


def _module(name):
    spec = importlib.util.spec_from_file_location(f"explorer_{name}", HERE / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _in_oxigraph(dataset):
    """The same quads in the engine that the store uses: rdflib's own takes seconds for what takes this none."""
    quick = Dataset(store="Oxigraph")
    for quad in dataset.quads():
        quick.add(quad if quad[3] is not None else quad[:3])
    return quick


@pytest.fixture(scope="session")
def sample():
    return _module("sample")


@pytest.fixture(scope="session")
def texts():
    """Articles and sources that differ, to go with the sample."""
    return _module("texts")


@pytest.fixture(scope="session")
def bibtex():
    """The module that reads citations as BibTeX does."""
    return _module("bibtex")


@pytest.fixture(scope="session")
def look():
    """The module that finds and starts the browser."""
    return _module("screenshot")


@pytest.fixture(scope="session")
def schema():
    return Schema.load()


@pytest.fixture(scope="session")
def quick():
    return _in_oxigraph


@pytest.fixture(scope="session")
def meetings(sample):
    return _in_oxigraph(sample.consultative_meetings().dataset)


@pytest.fixture(scope="session")
def network(meetings, sample, schema):
    return around(meetings, sample.CENTRE, schema, keep=[sample.ACCESSION])


@pytest.fixture(scope="session")
def everything(meetings, sample, schema):
    return whole(meetings, schema, centre=sample.CENTRE)


@pytest.fixture(scope="session")
def html(network, sample, schema):
    return page(network, schema, selection=sample.ACCESSION, version="0.1.0")


@pytest.fixture(scope="session")
def hostile_html(sample, schema):
    # rdflib's engine: Oxigraph would not hold what this graph holds
    network = around(sample.hostile().dataset, sample.CENTRE, schema)
    return page(network, schema, selection=sample.ACCESSION, title={"en": sample.HOSTILE}, version=sample.HOSTILE)


@pytest.fixture(scope="session")
def barriers():
    """What axe finds that bars a reader from a page as it stands open: a list of rules and elements."""
    package = pytest.importorskip("axe_playwright_python")
    axe = Path(package.__file__).with_name("axe.min.js").read_text(encoding="utf-8")

    def found(tab):
        # evaluated, for the page's policy lets no script element of others run
        tab.evaluate(axe)
        result = tab.evaluate("axe.run(document, {preload: false, resultTypes: ['violations']})")
        return [f"{v['id']}: {node['html'][:120]}" for v in result["violations"] for node in v["nodes"]]

    return found


@pytest.fixture(scope="session")
def browser(look):
    path = look.browser_path()
    if path is None or not Path(path).exists():
        reason = "no Chromium: set MASLAHAT_BROWSER, or put chromium on PATH"
        if os.environ.get("CI", "").lower() in {"true", "1"}:
            pytest.fail(reason)
        pytest.skip(reason)
    with look.launched() as browser:
        yield browser


@pytest.fixture
def opened(browser, tmp_path):
    """Opens a page; afterwards nothing may have been asked of any network, and nothing have gone wrong."""
    contexts, faults = [], []

    def watched(request):
        if not request.url.startswith(("file:", "data:", "blob:")):
            faults.append(f"request: {request.url}")

    def open_page(html, *, name="page.html", fragment="", **context):
        file = tmp_path / name
        file.write_text(html, encoding="utf-8", newline="\n")
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **context})
        contexts.append(context)
        tab = context.new_page()
        tab.on("console", lambda m: faults.append(f"console: {m.text}") if m.type == "error" else None)
        tab.on("pageerror", lambda error: faults.append(f"error: {error}"))
        tab.on("request", watched)
        tab.goto(file.as_uri() + fragment)
        tab.wait_for_timeout(250)
        return tab

    yield open_page
    ran = [c.pages[0].evaluate("window.__x") for c in contexts if c.pages]
    for context in contexts:
        context.close()
    assert faults == []
    assert not any(ran)


@pytest.fixture
def saved(tmp_path):
    def save(tab, kind):
        if not tab.locator("#saving-box").is_visible():
            tab.locator("#saving summary").click()
        with tab.expect_download() as download:
            tab.locator(f"#save-{kind}").click()
        file = tmp_path / f"saved.{kind}"
        download.value.save_as(file)
        return download.value.suggested_filename, file.read_bytes()

    return save


@pytest.fixture
def saved_rows(saved):
    """The rows of the CSV of what a tab shows."""
    return lambda tab: list(csv.reader(io.StringIO(saved(tab, "csv")[1].decode("utf-8-sig"), newline="")))
