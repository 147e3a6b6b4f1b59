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
    "aroundthis": ("Around", "Вокруг:"),
    "attributed": ("according to", "со слов"),
    "beginunknown": ("beginning not told", "начало не указано"),
    "card": ("What it rests on", "На чём это держится"),
    "certainty": ("certainty", "достоверность"),
    "curator": ("written by", "составил"),
    "dark": ("Dark", "Тёмная тема"),
    "data": ("Data", "Данные"),
    "date": ("Date", "Дата"),
    "described": ("Its names and description rest on", "Имена и описание держатся на"),
    "drawaround": ("Draw around", "Нарисовать вокруг:"),
    "empty": (
        "There is nothing to draw: the graph holds no record that mentions this.",
        "Рисовать нечего: в графе нет записей, где это упоминается.",
    ),
    "evidence": ("Evidence", "Основание"),
    "fewer": ("Fewer again", "Снова меньше"),
    "filledonly": ("only rows and columns with a status", "только строки и столбцы со статусом"),
    "fit": ("Show all", "Показать всё"),
    "from": ("From", "Откуда"),
    "hint": (
        "Arrow keys move from node to node, Enter opens the card, C draws around it; + and − or Ctrl and wheel zoom.",
        "Стрелки — от узла к узлу, Enter — карточка, C — нарисовать вокруг; + и − или Ctrl с колесом — масштаб.",
    ),
    "iri": ("Identifier", "Идентификатор"),
    "language": ("Language", "Язык"),
    "left": ("+{n} more are not drawn", "ещё {n} не показано"),
    "legend": ("Legend", "Обозначения"),
    "light": ("Light", "Светлая тема"),
    "lines": ("A line rests on", "Линия держится на"),
    "matrix": ("Matrix", "Таблица членства"),
    "matrixcaption": ("Who stands in what, and as what", "Кто где состоит и в каком качестве"),
    "more": ("Neighbours not drawn", "Не показанные соседи"),
    "named": (
        "Named as the source; its words are not quoted here.",
        "Назван источник; его слова здесь не приводятся.",
    ),
    "nameless": ("without a name", "без имени"),
    "neighbours": (
        "{shown} of {total} neighbours are drawn; open more:",
        "Показано соседей: {shown} из {total}; открыть ещё:",
    ),
    "nocells": ("Nothing in these data says who belongs to what.", "В этих данных не сказано, кто где состоит."),
    "noevidence": (
        "No evidence is recorded for this in the data.",
        "Основания этому в данных не записаны.",
    ),
    "none": ("no evidence", "без оснований"),
    "nostatus": ("status not told", "статус не указан"),
    "noteonly": ("a curator's note only", "только заметка составителя"),
    "onlyplanned": ("planned", "запланировано"),
    "open": ("Open the source", "Открыть источник"),
    "picture": ("Picture of the graph", "Изображение графа"),
    "place": ("characters", "знаки"),
    "plan": ("Plan: {what}", "План: {what}"),
    "relation": ("Relation", "Связь"),
    "relations": ("Lines", "Линии"),
    "rows": ("Rows", "Строки"),
    "script": ("This page needs JavaScript to show its data.", "Для показа данных нужен JavaScript."),
    "self": ("English", "Русский"),
    "shown": (
        "Showing {nodes} of {allNodes} things, {edges} of {allEdges} lines",
        "Показано: объектов — {nodes} из {allNodes}, линий — {edges} из {allEdges}",
    ),
    "shownof": ("{n} of {all} are shown.", "Показано {n} из {all}."),
    "since": ("since {date}", "с {date}"),
    "skip": ("To the card", "К карточке"),
    "sortby": ("Sort rows by their status in: {name}", "Упорядочить строки по статусу в: {name}"),
    "sources": ("number of sources", "число источников"),
    "standsever": (
        "Every status that the data know of, whenever it held; choose a day to see who stood where.",
        "Все статусы, известные данным, когда бы они ни действовали; выберите день, чтобы увидеть, кто где состоял.",
    ),
    "standson": ("Who stood where on {date}.", "Кто где состоял {date}."),
    "statements": ("Statements", "Что сообщается"),
    "table": (
        "The same as a table: every line of the picture, and what it rests on",
        "То же таблицей: каждая линия и на чём она держится",
    ),
    "theme": ("Theme", "Тема"),
    "things": ("Everything in the picture", "Всё, что на изображении"),
    "to": ("To", "Куда"),
    "undated": ("undated", "без даты"),
    "unsure": (
        "Of {n} no source tells since when (marked ?).",
        "Для {n} источники не сообщают, с какого времени (отмечены ?).",
    ),
    "until": ("until {date}", "до {date}"),
    "version": ("version", "версия"),
    "views": ("Views", "Виды"),
    "who": ("Who", "Кто"),
    "words": ("Words", "Слова"),
    "zoomin": ("Zoom in", "Крупнее"),
    "zoomout": ("Zoom out", "Мельче"),
}

WORDS = {language: {key: both[i] for key, both in _WORDS.items()} for i, language in enumerate(INTERFACE)}
