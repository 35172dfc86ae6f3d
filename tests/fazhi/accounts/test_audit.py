"""What is logged about signing in: that it happened and to which number, not to whom."""

from django.urls import reverse

import pytest
from structlog.testing import capture_logs

from tests.factories.accounts import UserFactory
from tests.fazhi.accounts.browsers import browser, sign_in

pytestmark = pytest.mark.django_db


def test_audit__names_acts_and_numbers_only(client):
    user = UserFactory.create(username="zhangsan", name="示例甲", email="zhang@example.test")
    with capture_logs() as lines:
        sign_in(browser(), "zhangsan", "wrong-password-1")
        sign_in(client, "zhangsan")
        client.post(reverse("account_logout"))
    acts = [(line["event"], line.get("account")) for line in lines]
    assert ("sign-in failed", None) in acts
    assert ("signed in", user.pk) in acts
    assert ("signed out", user.pk) in acts
    text = str(lines)
    for word in ("zhangsan", "示例甲", "example.test", "127.0.0.1"):
        assert word not in text
