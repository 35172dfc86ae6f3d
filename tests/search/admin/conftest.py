import pytest

from tests.factories.search import SampleSource, sample_source
from tests.legal_library.admin.conftest import Browse, browse, no_second_factor, office

__all__ = ["Browse", "browse", "no_second_factor", "office"]


@pytest.fixture
def sample(monkeypatch: pytest.MonkeyPatch, db: None) -> SampleSource:
    """Two laws in the index."""
    made = sample_source(monkeypatch)
    made.add(
        1, ("执行规定", "纳入失信被执行人名单的，限制消费。"), ("执行规定", "欠债的人应当还债。")
    )
    made.add(
        2, ("民间借贷规定", "借条是书面借款合同。"), ("民间借贷规定", "老赖一词不是法律用语。")
    )
    return made
