"""The words of the page: each that it says is there in every language, and none is there that it never says."""

import re
from pathlib import Path

import pytest

from maslahat.explorer import model
from maslahat.explorer.safe import without_remarks
from maslahat.explorer.words import FALLBACKS, INTERFACE, NAMES, WORDS

ROOM = Path(model.__file__).parent
CODE = {file.name: without_remarks(file.read_text(encoding="utf-8")) for file in sorted(ROOM.glob("app/*.js"))}
TEMPLATE = (ROOM / "template.html.j2").read_text(encoding="utf-8")
TEXT = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
PLURALS = ("one", "few", "many", "other")


def calls(code, name):
    """What stands between the brackets of each call of a function, up to the first comma that is not inside others."""
    for match in re.finditer(rf"(?<!function )\b{name}\(", code):
        depth, end = 0, match.end()
        while depth or code[end] not in ",)":
            depth += (code[end] in "([{") - (code[end] in ")]}")
            end += 1
        yield code[match.end() : end]


def said(code):
    """The keys that a piece of the page's script surely asks for."""
    found = set()
    for asked in calls(code, "say"):
        # of `a === "b" ? "c" : "d"` only what comes after the question is said
        found |= set(TEXT.findall(asked.rpartition("?")[2]))
    found |= {word + form for asked in calls(code, "counted") for word in TEXT.findall(asked) for form in PLURALS}
    found |= set(re.findall(r'"data-(?:word|name|hint)": "(\w+)"', code))
    return found | set(re.findall(r'views\.push\(\{\s*name: "\w+",\s*title: "(\w+)"', code))


def put_together(code):
    """Patterns of keys that are made of parts: say(`filter${group}`)."""
    for asked in calls(code, "say"):
        if asked.startswith("`") and "${" in asked:
            yield re.compile(r"\w+".join(map(re.escape, re.split(r"\$\{.*?\}+", asked.strip("`")))))


def in_template():
    asked = re.findall(r'data-(?:word|name|hint)="(\w+)"|\bwords\.(\w+)', TEMPLATE)
    return {key for keys in asked for key in keys if key}


def places(text):
    return set(re.findall(r"\{(\w+)\}", text))


def test_every_language_says_the_same():
    assert tuple(WORDS) == INTERFACE
    assert all(set(WORDS[tag]) == set(WORDS["en"]) for tag in INTERFACE)
    assert all(text.strip() for texts in WORDS.values() for text in texts.values())
    for key, text in WORDS["en"].items():
        assert places(text) == places(WORDS["ru"][key]), key
    assert set(NAMES) == set(FALLBACKS)


@pytest.mark.parametrize("name", sorted(CODE))
def test_every_word_that_a_module_says_is_there(name):
    assert said(CODE[name]) - set(WORDS["en"]) == set()
    for pattern in put_together(CODE[name]):
        if pattern.pattern not in {r"\w+", r"\w+\w+"}:
            assert any(pattern.fullmatch(key) for key in WORDS["en"]), pattern.pattern


def test_every_word_of_the_template_is_there():
    assert in_template() - set(WORDS["en"]) == set()


def test_no_word_is_there_that_the_page_never_says():
    code = "\n".join(CODE.values())
    asked = in_template() | said(code) | set(TEXT.findall(code))
    patterns = [one for one in put_together(code) if one.pattern not in {r"\w+", r"\w+\w+"}]
    unused = {key for key in WORDS["en"] if key not in asked and not any(one.fullmatch(key) for one in patterns)}
    # "self" is asked by Python: the languages by their own names
    assert unused - {"self"} == set()


def test_the_words_stand_in_order():
    assert list(WORDS["en"]) == sorted(WORDS["en"])


def test_a_word_that_is_missing_is_loud(opened, html):
    tab = opened(html)
    heard = []
    tab.on("console", lambda message: heard.append(message.text))
    # said elsewhere than into the console that the fixture listens to
    tab.evaluate("() => { console.error = (text) => console.warn(text); }")
    assert tab.evaluate("window.maslahat.say('nosuchword')") == "nosuchword"
    assert tab.evaluate("window.maslahat.say('since')") == "since {date}"
    tab.wait_for_timeout(50)
    assert heard == ["no word of the page is called nosuchword", "the word since is said without its date"]
