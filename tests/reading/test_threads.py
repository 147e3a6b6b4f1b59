"""The taggers' small matrices are not shared among threads, whatever numpy was set to before."""

from threadpoolctl import threadpool_info, threadpool_limits

from maslahat.article import Article, article_iri
from maslahat.language import russian

TEXT = "Президент Казахстана прибыл в Ташкент."


def test_one_thread_while_it_reads_and_the_users_setting_afterwards(monkeypatch):
    seen = []
    plain = russian._analyse

    def watched(*given):
        seen.extend(pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas")
        return plain(*given)

    monkeypatch.setattr(russian, "_analyse", watched)
    with threadpool_limits(limits=2, user_api="blas"):
        before = threadpool_info()
        russian.analyse(Article(article_iri("a", TEXT), TEXT, "a", "ru"))
        assert threadpool_info() == before
    assert seen
    assert set(seen) == {1}
