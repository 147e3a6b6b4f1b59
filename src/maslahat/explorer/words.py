"""What the page itself says, in the languages of its interface."""

from __future__ import annotations

INTERFACE = ("en", "ru")

# Which languages stand in where a name is missing; the language itself goes before them, anything after.
FALLBACKS = {
    "en": ("ru",),
    "ru": ("en",),
    "kk": ("ru", "en"),
    "ky": ("ru", "en"),
    "tg": ("ru", "en"),
    "tk": ("ru", "en"),
    "uz": ("ru", "en"),
    "az": ("en", "ru"),
}

_WORDS: dict[str, tuple[str, str]] = {
    "around": ("Around", "Окружение"),
    "attributed": ("according to", "со слов"),
    "card": ("What it rests on", "На чём это держится"),
    "certainty": ("certainty", "достоверность"),
    "curator": ("written by", "составил"),
    "data": ("Data", "Данные"),
    "date": ("Date", "Дата"),
    "dark": ("Dark", "Тёмная тема"),
    "evidence": ("Evidence", "Основание"),
    "described": ("Its names and description rest on", "Имена и описание держатся на"),
    "empty": (
        "There is nothing to draw: the graph holds no record that mentions this.",
        "Рисовать нечего: в графе нет записей, где это упоминается.",
    ),
    "fit": ("Show all", "Показать всё"),
    "from": ("From", "Откуда"),
    "hint": (
        "Arrow keys move from node to node, Enter opens the card; + and −, or Ctrl with the wheel, zoom.",
        "Стрелки ведут от узла к узлу, Enter открывает карточку; + и − или Ctrl с колесом — масштаб.",
    ),
    "iri": ("Identifier", "Идентификатор"),
    "language": ("Language", "Язык"),
    "left": ("+{n} more are not drawn", "ещё {n} не показано"),
    "legend": ("Legend", "Обозначения"),
    "light": ("Light", "Светлая тема"),
    "lines": ("A line rests on", "Линия держится на"),
    "named": (
        "Named as the source; its words are not quoted here.",
        "Назван источник; его слова здесь не приводятся.",
    ),
    "nameless": ("without a name", "без имени"),
    "none": ("no evidence", "без оснований"),
    "noevidence": (
        "No evidence is recorded for this in the data.",
        "Основания этому в данных не записаны.",
    ),
    "open": ("Open the source", "Открыть источник"),
    "picture": ("Picture of the graph", "Изображение графа"),
    "plan": ("Plan: {what}", "План: {what}"),
    "place": ("characters", "знаки"),
    "relations": ("Lines", "Линии"),
    "relation": ("Relation", "Связь"),
    "script": ("This page needs JavaScript to show its data.", "Для показа данных нужен JavaScript."),
    "self": ("English", "Русский"),
    "shown": (
        "Showing {nodes} of {allNodes} things, {edges} of {allEdges} lines",
        "Показано: объектов — {nodes} из {allNodes}, линий — {edges} из {allEdges}",
    ),
    "since": ("since {date}", "с {date}"),
    "skip": ("To the card", "К карточке"),
    "statements": ("Statements", "Что сообщается"),
    "table": (
        "The same as a table: every line of the picture, and what it rests on",
        "То же таблицей: каждая линия и на чём она держится",
    ),
    "theme": ("Theme", "Тема"),
    "things": ("Everything in the picture", "Всё, что на изображении"),
    "to": ("To", "Куда"),
    "undated": ("undated", "без даты"),
    "until": ("until {date}", "до {date}"),
    "version": ("version", "версия"),
    "views": ("Views", "Виды"),
    "words": ("Words", "Слова"),
    "zoomin": ("Zoom in", "Крупнее"),
    "zoomout": ("Zoom out", "Мельче"),
}

WORDS = {language: {key: both[i] for key, both in _WORDS.items()} for i, language in enumerate(INTERFACE)}
