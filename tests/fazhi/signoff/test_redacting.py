"""What should never have been written goes for good, and the records stay valid."""

from typing import Any

from django.test import Client
from django.urls import reverse

import pytest

from fazhi.signoff.acts import Act
from fazhi.signoff.errors import Refused
from fazhi.signoff.models import RecordWords, SignedContent, SignOffRecord
from fazhi.signoff.redacting import redact_content, redact_words
from fazhi.signoff.steps import Step
from fazhi.signoff.submitting import recall
from fazhi.signoff.verifying import verify
from fazhi.signoff.withdrawing import withdraw
from tests import standing
from tests.fazhi.signoff.conftest import Office

pytestmark = pytest.mark.django_db
SECRET = "张三的手机"


@standing.fixture()
def submitted(office: Office) -> SignOffRecord:
    """The record of a submission whose words and content hold what they must not."""
    office.write(f"请找{SECRET}。")
    record = office.submit(words=f"请看{SECRET}。")
    recall(office.page, office.author)
    return record


def test_words_are_taken_away_for_good(office: Office, submitted: SignOffRecord) -> None:
    noted = redact_words(submitted, office.author, "泄露了个人信息。")
    words = RecordWords.objects.get(pk=submitted.pk)
    assert (words.text, words.salt) == ("", "")
    assert words.redacted_at is not None
    assert (noted.act, noted.details["number"]) == (Act.REDACTED, submitted.number)
    assert (noted.person, noted.words.text) == (str(office.author), "泄露了个人信息。")
    assert (noted.model, noted.key) == (submitted.model, submitted.key)
    assert verify().count == 0


def test_content_is_taken_away_from_every_record_about_it(
    office: Office, submitted: SignOffRecord
) -> None:
    noted = redact_content(submitted, office.author, "泄露了个人信息。")
    content = SignedContent.objects.get(pk=submitted.content)
    assert (content.body, content.salt) == ("", "")
    assert not SignedContent.objects.filter(body__contains=SECRET).exists()
    assert noted.details == {
        "what": "content",
        "number": submitted.number,
        "digest": submitted.content,
    }
    assert verify().count == 0


def test_only_administrators_take_away_and_say_why(
    office: Office, submitted: SignOffRecord
) -> None:
    for act in (redact_words, redact_content):
        with pytest.raises(Refused):
            act(submitted, office.people[Step.PUBLICATION], "不想要了。")
        with pytest.raises(Refused):
            act(submitted, office.author, " ")
    assert RecordWords.objects.filter(redacted_at=None).exists()
    assert not SignOffRecord.objects.filter(act=Act.REDACTED).exists()


def test_what_is_gone_is_not_taken_away_twice(office: Office, submitted: SignOffRecord) -> None:
    for act in (redact_words, redact_content):
        act(submitted, office.author, "泄露。")
        with pytest.raises(Refused):
            act(submitted, office.author, "泄露。")
    assert SignOffRecord.objects.filter(act=Act.REDACTED).count() == 2


def test_content_on_its_way_or_public_is_stopped_first(office: Office) -> None:
    record = office.submit()
    with pytest.raises(Refused):
        redact_content(record, office.author, "泄露。")
    office.sign_all()
    with pytest.raises(Refused):
        redact_content(record, office.author, "泄露。")
    office.write("没有问题的说法。")
    office.submit()
    with pytest.raises(Refused):
        redact_content(record, office.author, "泄露。")
    office.sign_all()
    redact_content(record, office.author, "泄露。")
    assert verify().count == 0
    assert "没有问题" in office.live_words()


def test_withdrawn_content_is_taken_away(office: Office) -> None:
    record = office.submit()
    office.sign_all()
    withdraw(office.page, office.author, reason="泄露。")
    redact_content(record, office.author, "泄露。")
    assert verify().count == 0


def test_the_screen_is_for_administrators(office: Office, submitted: SignOffRecord) -> None:
    url = reverse("signoff:redact", args=[submitted.number])
    client = Client()
    client.force_login(office.people[Step.PUBLICATION])
    said = {"what": "words", "reason": "泄露。"}
    client.post(url, said)
    assert RecordWords.objects.get(pk=submitted.pk).redacted_at is None
    client.force_login(office.author)
    assert client.get(url).status_code == 200
    empty: Any = client.post(url, {"what": "", "reason": ""})
    assert set(empty.context["form"].errors) == {"what", "reason"}
    answer = client.post(url, said)
    assert answer.headers["Location"] == reverse(
        "signoff:trail", args=[submitted.model, submitted.key]
    )
    assert RecordWords.objects.get(pk=submitted.pk).redacted_at is not None
    assert [value for value, _label in client.get(url).context["choices"]] == ["content"]
    client.post(url, {**said, "what": "content"})
    assert client.get(url).context["choices"] == []
    assert client.get(reverse("signoff:redact", args=[999])).status_code == 404
