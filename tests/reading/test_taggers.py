"""The taggers over one encoding say of a text what each library says of it by itself, and leave the threads alone."""

from __future__ import annotations

from scripts.bench_reading import bare_stack
from tests.reading.conftest import article
from threadpoolctl import threadpool_info, threadpool_limits

from maslahat.language.russian import analyse
from maslahat.language.taggers import BATCH, taggers

TEXT = """Президент Казахстана Касым-Жомарт Токаев прибыл в Ташкент, где пройдёт встреча лидеров Центральной Азии.
«Мы договорились о сотрудничестве», — сказал он. Переговоры с Шавкатом Мирзиёевым продлились два часа 15 минут!
15-16 ноября 2025 г. МИД Узбекистана принял гостей из Баку, Астаны и Душанбе. Да. Посол ЕС в Бишкеке этого не видел.
"""


def test_what_each_library_says_by_itself():
    text = "\n".join([TEXT] * (BATCH // 4 + 1))  # more than a batch of sentences, of different lengths
    bare = bare_stack(text)
    sentences, entities = analyse(article(text))
    assert len(sentences) > BATCH
    assert [[(t.text, t.pos) for t in s.tokens] for s in sentences] == [
        [(t.text, t.pos) for t in markup.tokens] for markup in bare.kinds
    ]
    # relations and heads may be mended afterwards
    tagged = taggers().tag(*[[[t.text for t in s.tokens] for s in sentences]] * 2)
    assert [list(t.heads) for t in tagged] == [[int(t.head_id) for t in markup.tokens] for markup in bare.trees]
    assert [list(t.rels) for t in tagged] == [[t.rel for t in markup.tokens] for markup in bare.trees]
    assert [(e.span.text, e.kind) for e in entities] == [
        (markup.text[s.start : s.stop], s.type) for markup in bare.names for s in markup.spans
    ]


def test_the_name_tagger_sees_a_compound_in_its_pieces():
    text = "Лидеры стран формата C5+1 встретились с Дональдом Трампом."
    sentences, entities = analyse(article(text))
    assert "C5+1" in [t.text for t in sentences[0].tokens]
    alone = bare_stack(text).names[0].spans
    assert [(e.span.text, e.kind) for e in entities] == [(text[s.start : s.stop], s.type) for s in alone]


def test_one_thread_while_it_reads_and_the_users_setting_afterwards(monkeypatch):
    seen = []
    plain = taggers()._tag

    def watched(*given):
        seen.extend(pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas")
        return plain(*given)

    monkeypatch.setattr(taggers(), "_tag", watched)
    with threadpool_limits(limits=2, user_api="blas"):
        before = threadpool_info()
        analyse(article("Президент Казахстана прибыл в Ташкент."))
        assert threadpool_info() == before
    assert seen
    assert set(seen) == {1}
