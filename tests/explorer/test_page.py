"""The page as text: its policy, its parts, its sameness; the picture's places and colours."""

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import networkx as nx
import pytest
from rdflib import Dataset

from maslahat.errors import MaslahatError
from maslahat.explorer import colour, forces, model, packing, page, safe
from maslahat.explorer.cards import in_sentence, is_web
from maslahat.explorer.forces import positions
from maslahat.vocabulary import ID

SOURCE = Path(model.__file__).parent


class Parts(HTMLParser):
    """What an HTML page consists of: its elements, and the text of its scripts and styles."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.texts = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        self.texts.append("")

    def handle_data(self, data):
        if self.cdata_elem:
            self.texts[-1] += data

    def of(self, tag):
        return [(a, t) for (name, a), t in zip(self.elements, self.texts, strict=True) if name == tag]


def data_of(html):
    return packing.unpacked(json.loads(next(t for a, t in Parts(html).of("script") if a.get("id") == "data")))


def test_only_hashed_scripts_and_styles_run(html):
    parts = Parts(html)
    (policy,) = [a["content"] for a, _ in parts.of("meta") if a.get("http-equiv") == "Content-Security-Policy"]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))

    def hashes(texts):
        return {f"'sha256-{base64.b64encode(hashlib.sha256(t.encode()).digest()).decode()}'" for t in texts}

    assert rules["default-src"] == "'none'"
    assert set(rules["script-src"].split()) == hashes(t for a, t in parts.of("script") if not a)
    assert set(rules["style-src"].split()) == hashes(t for _, t in parts.of("style"))
    assert rules["connect-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert rules["img-src"] == "data: blob:"
    # a policy in a meta element holds only for what stands below it
    names = [name for name, _ in parts.elements]
    assert names.index("meta") < names.index("style")
    assert parts.elements[names.index("meta") + 1][1]["http-equiv"] == "Content-Security-Policy"


@pytest.mark.parametrize("kind", ["html", "hostile_html"])
def test_nothing_is_fetched_and_no_attribute_runs(kind, request):
    for tag, attributes in Parts(request.getfixturevalue(kind)).elements:
        assert tag not in {"img", "iframe", "link", "object", "embed", "base", "form"}
        assert not {name for name in attributes if name.startswith("on") or name in {"src", "style", "action"}}
        assert attributes.get("href", "#card") == "#card"


def test_our_own_code_never_parses_markup():
    code = "\n".join(f.read_text(encoding="utf-8") for f in sorted((SOURCE / "app").glob("*.js")))
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", code)
    assert not re.search(r"fetch\(|XMLHttpRequest|import\(|WebSocket|localStorage", code)


@pytest.mark.parametrize("text", ["</script>", "<!--", "\u2028\u2029", "a & b", "😀", "\ud83d"])
def test_json_cannot_leave_its_element(text):
    escaped = safe.json_text({text: [text]})
    assert not set("<>&\u2028\u2029") & set(escaped)
    assert json.loads(escaped.encode("utf-8")) == {text.replace("\ud83d", "?"): [text.replace("\ud83d", "?")]}


@pytest.mark.parametrize(
    "value",
    [
        [],
        {},
        "~",
        "~~a",
        "https://w3id.org/maslahat/id/x",
        [1, True, 1.0, None, "1", [1], [True]],
        {"a": {"b": "a long text that occurs twice"}, "c": ["a long text that occurs twice", {"b": ""}, {"b": []}]},
        [{"long": "enough to be shared", "n": [0, -1, -2]}] * 3,
        {"__proto__": {"x": "long enough to be shared"}, "y": {"x": "long enough to be shared"}},
    ],
)
def test_what_is_packed_is_unpacked_the_same(value):
    wire = json.loads(safe.json_text(packing.packed(value)))
    assert json.dumps(packing.unpacked(wire), sort_keys=True) == json.dumps(value, sort_keys=True)


def test_remarks_stay_at_home():
    code = '/** What\n * it does. */\nfunction a() {\n  // why\n  return "http://x";\n}\n/* b */\n\nb {}\n'
    assert safe.without_remarks(code) == 'function a() {\nreturn "http://x";\n}\nb {}\n'


def test_no_text_of_ours_runs_over_several_lines():
    for file in sorted((SOURCE / "app").glob("*.js")):
        for line in file.read_text(encoding="utf-8").splitlines():
            # but for the one line that means the letter itself
            assert line.count("`") % 2 == 0 or "/[" in line, f"{file.name}: {line}"
            assert "*/" not in line or line.strip().startswith(("/*", "*")), f"{file.name}: {line}"


def test_no_name_is_given_twice():
    """All modules share one closure, in which the later of two functions of one name takes the place of the other."""
    code = "\n".join(f.read_text(encoding="utf-8") for f in sorted((SOURCE / "app").glob("*.js")))
    names = re.findall(r"^(?:async )?(?:function|const|let|class) (\w+)", code, re.MULTILINE)
    assert sorted(name for name in set(names) if names.count(name) > 1) == []


@pytest.mark.parametrize("code", ["a</script >", "</SCRIPT", "<!-- x", "a\r\nb"])
def test_code_that_would_end_its_element_is_refused(code):
    with pytest.raises(MaslahatError, match="script element"):
        safe.inline(code, "script")


def test_another_vis_network_is_refused(monkeypatch):
    assert "vis-network" in safe.vis_network()[:200]
    monkeypatch.setattr(safe, "VIS_SHA256", "0" * 64)
    with pytest.raises(MaslahatError, match=r"another file \(sha256 1f20f0736f32…\); reinstall"):
        safe.vis_network()
    monkeypatch.setattr(safe, "VIS", ("pyvis", "templates/lib/vis-9.1.2/gone.js"))
    with pytest.raises(MaslahatError, match=r"lacks .*gone\.js.*; reinstall"):
        safe.vis_network()


def test_vis_network_keeps_its_licence(html):
    assert re.search(r"Apache-2.0|Apache 2.0", html)
    assert "MIT" in html


def test_hostile_texts_are_data_only(hostile_html, sample):
    data = data_of(hostile_html)
    assert data["title"] == {"en": sample.HOSTILE}
    assert "<img" not in hostile_html.replace(safe.vis_network(), "")
    assert not any(source["link"] for source in data["sources"])
    assert any(source["url"].startswith("javascript:") for source in data["sources"])


def test_pyvis_holds_the_model(html):
    data = data_of(html)
    assert len(data["picture"]["x"]) == len(data["picture"]["y"]) == len(data["nodes"]) == 22
    assert len(data["edges"]) == 34
    assert data["picture"]["options"]["physics"] == {"enabled": False}
    assert all(isinstance(place, int) for axis in "xy" for place in data["picture"][axis])


def test_what_a_class_looks_like_comes_from_its_block(html):
    looks = {kind["labels"]["en"]: kind for kind in data_of(html)["kinds"]}
    state = looks["State"]
    assert (state["shape"], state["light"], state["labels"]["ru"]) == ("dot", "#1e40af", "Государство")
    assert looks["forum"]["plain"]


def test_evidence_used_twice_is_kept_once(html):
    data = data_of(html)
    iris = [one["iri"] for one in data["evidence"]]
    assert len(iris) == len(set(iris))
    assert len(data["sources"]) == 3
    assert sum(len(edge["evidence"]) for edge in data["edges"]) > len(iris)


def test_the_address_of_a_line_does_not_depend_on_others(meetings, sample, schema, html):
    small = data_of(page(meetings, schema, centre=sample.CENTRE, hops=1))
    assert {edge["id"] for edge in data_of(html)["edges"]} <= {edge["id"] for edge in small["edges"]}


def test_what_is_left_out_is_told(meetings, sample, schema):
    near = data_of(page(meetings, schema, centre=sample.CENTRE, hops=1))
    assert near["left"] > 0
    assert near["left"] + len(near["nodes"]) == len(data_of(page(meetings, schema))["nodes"])


def test_the_same_graph_gives_the_same_bytes(tmp_path):
    code = f"""
import importlib.util, sys
spec = importlib.util.spec_from_file_location("sample", {str(Path(__file__).with_name("sample.py"))!r})
sample = importlib.util.module_from_spec(spec); spec.loader.exec_module(sample)
from rdflib import Dataset
from maslahat.explorer import page
quick = Dataset(store="Oxigraph")
for quad in sample.consultative_meetings().dataset.quads():
    quick.add(quad if quad[3] is not None else quad[:3])
sys.stdout.buffer.write(page(quick, centre=sample.CENTRE).encode())
"""
    pages = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert pages[0] == pages[1]
    assert len(pages[0]) > 500_000


def test_titles_version_and_language(network, schema):
    made = page(network, schema, title={"ru": "Заголовок"}, version="1.2.3", language="ru")
    assert '<html lang="ru"' in made
    assert "<title>Заголовок · maslahat</title>" in made
    assert "1.2.3" in made
    with pytest.raises(MaslahatError, match="does not speak 'de'; choose one of en, ru"):
        page(network, schema, language="de")


def test_an_empty_network_is_a_page_all_the_same(schema):
    made = page(nx.MultiDiGraph(), schema)
    assert "There is nothing to draw" in made
    made = page(Dataset(), schema, centre=ID["state/nowhere"])
    assert len(data_of(made)["nodes"]) == 1


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("given", ["#ca8a04", "#1e40af", "#ffffff", "#000000", "#777777", None, "red"])
def test_every_colour_is_readable_in_both_themes(given, theme):
    assert colour.contrast(colour.readable(given)[theme], colour.GROUND[theme]) >= 4.5


def test_every_colour_of_the_ontology_is_readable(schema):
    for block in schema.blocks.values():
        for theme, ground in colour.GROUND.items():
            assert colour.contrast(colour.readable(block.color)[theme], ground) >= 4.5


def test_colours_that_are_readable_stay():
    assert colour.readable("#1E40AF")["light"] == "#1e40af"
    assert colour.contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize(
    ("prefix", "suffix", "start", "around"),
    [
        ("ре металлов. Формат новый: ", ".\nУзбекский по", 500, ("Формат новый: ", ".")),
        ("", ". Среди ключ", 0, ("", ".")),
        ("ючевых инициатив — ", ", синхрони", 100, ("…инициатив — ", ",…")),
        ("Вот ", " и всё", 4, ("Вот ", " и…")),
        ("Он сказал: «Да». ", "", 300, ("", "")),
    ],
)
def test_a_quote_stands_in_its_sentence(prefix, suffix, start, around):
    assert in_sentence(prefix, suffix, start=start) == around


@pytest.mark.parametrize(
    ("address", "may"),
    [
        ("https://example.org/a", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("JavaScript://example.org/%0aalert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("https:", False),
        ("http://[", False),
        ("", False),
    ],
)
def test_only_the_web_is_linked(address, may):
    assert is_web(address) == may


@pytest.mark.parametrize("count", [0, 1, 2, 3, 40, 600])
def test_any_graph_finds_its_places(count):
    graph = nx.MultiDiGraph(nx.gnm_random_graph(count, count, seed=1, directed=True))
    graph = nx.relabel_nodes(graph, str)
    first = positions(graph)
    assert set(first) == set(graph)
    assert len(set(first.values())) >= count * 0.95
    assert first == positions(graph)


def test_what_nothing_ties_stands_below_the_rest():
    graph = nx.MultiDiGraph(nx.relabel_nodes(nx.path_graph(forces.LEAST), str))
    graph.add_nodes_from(["alone", "alone too"])
    found = positions(graph)
    lowest = max(y for node, (_, y) in found.items() if not node.startswith("alone"))
    assert min(found["alone"][1], found["alone too"][1]) > lowest


def test_more_than_a_picture_can_bear_is_not_laid_out():
    graph = nx.path_graph(forces.MOST + 1, create_using=nx.MultiDiGraph)
    assert set(positions(graph).values()) == {(0, 0)}


def test_a_page_that_is_told_no_centre_opens_around_the_busiest_thing(meetings, sample, schema):
    data = data_of(page(meetings, schema))
    assert data["nodes"][data["centre"]]["iri"] == str(sample.CENTRE)


def test_a_notebook_shows_a_page_in_a_frame_that_can_reach_nothing(html):
    assert isinstance(html, str)
    shown = Parts(html._repr_html_())
    ((frame, _),) = shown.of("iframe")
    assert "allow-same-origin" not in frame["sandbox"]
    assert frame["srcdoc"] == html
    assert len(shown.elements) == 1
