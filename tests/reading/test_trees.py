"""The parser's faults that are mended, each with its sentence."""

from __future__ import annotations

from tests.reading.conftest import article

from maslahat.language import ROOT, Sentence
from maslahat.language.repairs import break_cycles
from maslahat.language.russian import analyse
from maslahat.reading import tree


def sentence(text: str) -> Sentence:
    return analyse(article(text))[0][0]


def head(s: Sentence, word: str) -> str:
    """The word that governs a word."""
    token = next(t for t in s.tokens if t.text == word)
    above = s.head(token.i)
    return above.text if above else ""


def test_noun_before_a_colon_stays_before_it() -> None:
    s = sentence(
        "Практическая часть визита Токаева также оказалась значимой: Казахстан и Узбекистан запустили семь проектов."
    )
    assert head(s, "часть") == "оказалась"


def test_noun_with_its_preposition_is_no_adjective() -> None:
    s = sentence(
        "Предложение Казахстана создать региональный центр по редкоземельным металлам "
        "эксперт оценивает как своевременное."
    )
    assert head(s, "металлам") == "центр"


def test_paragraphs_are_not_joined() -> None:
    sentences, _ = analyse(article("Об этом информирует Altyn-orda.kz\nОн также предложил создать фонд."))
    assert [s.span.text for s in sentences] == [
        "Об этом информирует Altyn-orda.kz",
        "Он также предложил создать фонд.",
    ]


def test_a_format_is_one_token() -> None:
    assert [t.text for t in sentence("Саммит С5+1 прошёл.").tokens] == ["Саммит", "С5+1", "прошёл", "."]


def test_cycles_are_broken_once() -> None:
    heads = [1, 2, 0, 0]
    break_cycles(heads)
    assert heads.count(ROOT) == 1


def test_person_on_a_noun_is_a_genitive() -> None:
    s = sentence("Встречу Касым-Жомарта Токаева с Шавкатом Мирзиёевым перенесли на осень.")
    assert s.tokens[1].is_(Case="Gen")


def test_verb_that_the_tagger_has_never_met() -> None:
    s = sentence("Председательствовали в Совещании Турция и Китай.")
    assert s.tokens[0].pos == "VERB"
    assert s.tokens[0].is_(Tense="Past", Number="Plur")


def test_verb_at_the_start_is_read_in_lower_case() -> None:
    s = sentence("Обсудили стороны и транспорт.")
    assert s.tokens[0].is_(Tense="Past")
    assert s.tokens[0].text == "Обсудили"


def test_agent_of_a_passive_by_its_surname() -> None:
    s = sentence("Договор подписан вчера в Ташкенте Касым-Жомартом Токаевым и Шавкатом Мирзиёевым.")
    agent = next(t for t in s.tokens if t.text == "Касым-Жомартом")
    assert agent.is_(Case="Ins")
    assert not agent.rel.startswith("nsubj")


def test_participle_that_the_tagger_has_never_met() -> None:
    s = sentence("Парафированный Азербайджаном и Арменией текст договора лежит без подписей.")
    assert s.tokens[0].is_(VerbForm="Part", Voice="Pass")


def test_participle_has_no_clause_in_which_its_subject_is_sought() -> None:
    s = sentence("Договор, подписанный в Астане, президент Казахстана передал в парламент.")
    participle = next(t for t in s.tokens if t.text == "подписанный")
    assert tree.is_participle(participle)
    assert not tree.stands_alone(s, participle.i)


def test_name_stands_beside_the_noun_of_its_case() -> None:
    s = sentence(
        "Министр иностранных дел Казахстана Мурат Нуртлеу провёл переговоры с коллегой из Узбекистана "
        "Бахтиёром Саидовым."
    )
    assert head(s, "Бахтиёром") == "коллегой"
