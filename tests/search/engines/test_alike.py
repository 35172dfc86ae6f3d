"""People see the same results, whichever engine looked for candidates."""

import pytest

from search import registry
from search.engines.base import CANDIDATES, Engine
from search.engines.choice import database_engine
from search.engines.elasticsearch import ElasticsearchEngine
from search.finding.facets import Filters
from search.finding.searching import Found, Options, find
from search.indexing.rebuilding import rebuild
from search.models import Generation
from tests.search.engines import corpus
from tests.search.engines.conftest import all_rows

pytestmark = [pytest.mark.services, pytest.mark.django_db]
TOP = 10
QUERIES = (
    *("房东不退押金", "公司不签合同怎么办", "老板拖欠工资", "彩礼", "楼上扔东西砸到人找谁赔偿"),
    *("劳动合同 试用期", "解除劳动合同", "支付违约金 赔偿损失", "高空抛物", "离婚", "养老保险"),
    *("业主 物业服务人", "未成年人的监护人应当承担侵权责任", "法人 遗产", "12348", "GB 50016"),
    *('"办理离婚登记" 夫妻', "赔偿 -劳动合同", "应当", "人民法院", "三十日", "村民委员会 租赁合同"),
)


@pytest.fixture
def generation(town: corpus.Town, monkeypatch: pytest.MonkeyPatch) -> Generation:
    """An index of more than there are candidates."""
    larger = corpus.made_up(subjects=80)
    monkeypatch.setattr(registry, "_sources", {corpus.SOURCE: larger.source()})
    return rebuild()


def test_the_same_total_counts_and_top(generation: Generation, node: ElasticsearchEngine) -> None:
    rows = all_rows(generation)
    assert len(rows) > 2 * CANDIDATES
    node.create(generation.pk)
    node.write(generation.pk, rows)
    node.finish(generation.pk)
    overlap = 0.0
    for query in QUERIES:
        here, there = (_find(query, engine) for engine in (database_engine(), node))
        assert (here.total, here.is_exact) == (there.total, there.is_exact), query
        if here.is_exact:
            assert (here.strict, here.counts) == (there.strict, there.counts), query
        assert here.entries[:1] == there.entries[:1], query
        top = set(here.entries[:TOP])
        overlap += len(top & set(there.entries[:TOP])) / len(top)
    assert overlap / len(QUERIES) >= 0.95


def _find(query: str, engine: Engine) -> Found:
    return find(query, Filters(corpus.LANGUAGE), Options(engine=engine))
