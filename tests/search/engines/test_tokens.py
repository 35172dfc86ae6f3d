"""What texts are cut into: written down, since an index that was cut differently must be built anew."""

import json
from pathlib import Path

import pytest

from search.analysis import ANALYSIS_VERSION, indexed, normalise, tokens
from search.engines.base import Row
from search.engines.elasticsearch_bodies import document

GOLDEN = json.loads((Path(__file__).parent / "tokens.json").read_text(encoding="utf-8"))
CUT = GOLDEN["texts"]


def test_the_file_is_that_of_the_version() -> None:
    assert GOLDEN["version"] == ANALYSIS_VERSION


@pytest.mark.parametrize("text", CUT, ids=range(len(CUT)))
def test_texts_are_cut_as_written_down(text: str) -> None:
    assert indexed(normalise(text)) == CUT[text]


@pytest.mark.parametrize("text", CUT, ids=range(len(CUT)))
def test_elasticsearch_gets_the_same_tokens_in_two_fields(text: str) -> None:
    words = normalise(text)
    sent = document(Row(1, "sample", 1, 1, 1.0, 0, words, words))
    placed = [token for run in sent["b"] for token in run.split()]
    characters = sent["u"].split()
    assert {*placed, *characters} == set(tokens(words))
    assert (sent["sb"], sent["su"]) == (sent["b"], sent["u"])
    # No cluster takes a longer one as it is.
    assert max(map(len, [*placed, *characters]), default=0) < 255
