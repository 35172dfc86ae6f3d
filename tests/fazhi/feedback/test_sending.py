"""Sending and reading, as a browser without JavaScript does it."""

import datetime as dt
from typing import Any

from django.test import Client

import pytest
from bs4 import BeautifulSoup

from cms_pages.general.models import HomePage, StandardPage
from fazhi.departments.models import Department
from fazhi.feedback import services
from fazhi.feedback.models import Feedback, FeedbackSettings, UsefulnessCount
from fazhi.feedback.states import State
from tests.factories.departments import DepartmentFactory
from tests.factories.feedback import FeedbackFactory

pytestmark = pytest.mark.django_db

FILLED = {"reason": "wrong", "text": "地址写的是老楼，现在搬到新楼了。"}


def form_of(client: Client, address: str) -> dict[str, Any]:
    """What a browser would send of the form, as it comes."""
    soup = BeautifulSoup(client.get(address).content, "html.parser")
    (form,) = soup.select("main form")
    return {
        str(field["name"]): field.get("value", "")
        for field in form.select("input:not([type=radio])")
    }


def send(
    client: Client, address: str = "/feedback/new/?about=/id/&kind=correction", **more: Any
) -> Any:
    return client.post("/feedback/new/", {**form_of(client, address), **FILLED, **more})


def errors(response: Any) -> list[str]:
    soup = BeautifulSoup(response.content, "html.parser")
    return [item.text for item in soup.select(".error-summary li")]


def test_a_vote_is_counted_and_thanked_for(page: StandardPage, client: Client) -> None:
    for _n in range(3):
        answer = client.post("/feedback/", {"path": "/id/", "vote": "useful"})
    assert answer.headers["Location"] == "/feedback/thanks/?about=%2Fid%2F"
    thanks = client.get(answer.headers["Location"]).content.decode()
    assert "谢谢您" in thanks
    assert 'href="/id/"' in thanks
    count = UsefulnessCount.objects.get()
    assert (count.path, count.title, count.useful, count.not_useful) == ("/id/", "办身份证", 3, 0)


def test_a_vote_against_counts_even_if_no_reason_follows(
    page: StandardPage, client: Client
) -> None:
    answer = client.post("/feedback/", {"path": "/id/", "vote": "not_useful"})
    assert answer.headers["Location"] == "/feedback/new/?about=%2Fid%2F&kind=not_useful"
    assert UsefulnessCount.objects.get().not_useful == 1
    assert not Feedback.objects.exists()
    assert send(client, answer.headers["Location"], text="").status_code == 302
    assert UsefulnessCount.objects.get().not_useful == 1
    made = Feedback.objects.get()
    assert (made.kind, made.reason, made.text) == ("not_useful", "wrong", "")


@pytest.mark.parametrize(
    "data",
    [{}, {"path": "/id/"}, {"path": "", "vote": "useful"}, {"path": "/id/", "vote": "1"}],
)
def test_a_vote_that_no_page_sends_is_refused(
    data: dict[str, str], page: StandardPage, client: Client
) -> None:
    assert client.post("/feedback/", data).status_code == 400
    assert not UsefulnessCount.objects.exists()


def test_a_correction_goes_to_the_department_with_a_code(
    page: StandardPage, office: Department, client: Client
) -> None:
    FeedbackSettings.objects.create(default_department=office)
    answer = send(client)
    made = Feedback.objects.get()
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/feedback/{made.code}/?sent=1"
    assert (made.path, made.title, made.department, made.state) == (
        *("/id/", "办身份证"),
        office,
        State.NEW,
    )
    assert made.link
    assert made.link.target == page
    shown = client.get(answer.headers["Location"]).content.decode()
    assert made.shown_code in shown
    assert office.name in shown
    assert FILLED["text"] not in shown, "a code shows the answer, not what was written"


def test_without_a_page_it_is_about_the_site(office: Department, client: Client) -> None:
    send(client, "/feedback/new/?kind=correction")
    made = Feedback.objects.get()
    assert (made.path, made.about(), made.page_url) == ("", "整个网站", "")


def test_the_due_date_counts_working_days(
    office: Department, monkeypatch: pytest.MonkeyPatch
) -> None:
    """National Day 2025: off until October 8th; the Saturday after it and the Sunday before are worked."""
    from fazhi.feedback.targets import WHOLE_SITE

    def due(day: dt.date) -> dt.date:
        monkeypatch.setattr(services, "today", lambda: day)
        kind, reason = Feedback(kind="correction").kind, "wrong"
        return services.receive(WHOLE_SITE, kind, reason, "x").due_on  # type: ignore[arg-type]

    assert due(dt.date(2025, 9, 26)) == dt.date(2025, 10, 10)
    assert due(dt.date(2025, 9, 30)) == dt.date(2025, 10, 14)
    FeedbackSettings.objects.create(working_days=1)
    assert due(dt.date(2025, 9, 26)) == dt.date(2025, 9, 28)


def test_what_is_wrong_is_said_in_chinese_and_nothing_typed_is_lost(
    page: StandardPage, client: Client
) -> None:
    answer = send(client, reason="", text="")
    assert errors(answer) == ["请选择是什么问题。", "请写明哪里需要更正。"]
    soup = BeautifulSoup(answer.content, "html.parser")
    targets = [str(a["href"])[1:] for a in soup.select(".error-summary a")]
    assert all(soup.find(id=target) for target in targets)
    assert soup.select("textarea")[0]["aria-invalid"] == "true"
    described = str(soup.select("textarea")[0]["aria-describedby"]).split()
    assert all(soup.find(id=name) for name in described)
    assert soup.title
    assert soup.title.text.strip().startswith("错误")
    long = "字" * 501
    answer = send(client, text=long)
    assert errors(answer) == ["最多 500 个字，现有 501 个字。"]
    soup = BeautifulSoup(answer.content, "html.parser")
    assert soup.select("textarea")[0].text.strip() == long
    assert soup.select("input[name=reason][checked]")[0]["value"] == "wrong"
    assert soup.select("input[name=about]")[0]["value"] == "/id/"
    assert not Feedback.objects.exists()


@pytest.mark.parametrize("junk", [{"kind": "x"}, {"reason": "x"}, {"form_key": "x" * 99}])
def test_what_no_form_sends_is_an_error_and_no_500(
    junk: dict[str, str], page: StandardPage, client: Client
) -> None:
    answer = send(client, **junk)
    assert answer.status_code == 200
    assert len(errors(answer)) == 1


def test_the_same_form_twice_is_one_message_and_another_text_is_another(
    page: StandardPage, client: Client
) -> None:
    form = {**form_of(client, "/feedback/new/?about=/id/"), **FILLED}
    first, second = (client.post("/feedback/new/", form) for _n in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert Feedback.objects.count() == 1
    client.post("/feedback/new/", {**form, "text": "还有一处错误。"})
    assert Feedback.objects.count() == 2


def test_the_trap_stops_robots_and_tells_people(page: StandardPage, client: Client) -> None:
    hidden = client.get("/feedback/new/").content.decode()
    assert "feedback__trap" in hidden
    answer = send(client, website="https://spam.example")
    assert errors(answer) == ["此栏必须留空，请清空后重新提交。"]
    assert "feedback__trap" not in answer.content.decode(), "who must clear the field has to see it"
    assert not Feedback.objects.exists()


def test_numbers_of_persons_are_masked_when_they_are_stored(
    page: StandardPage, client: Client
) -> None:
    send(client, text="我叫示例，13800001234，身份证 11010519491231002X，请回电。")
    text = Feedback.objects.get().text
    assert text == "我叫示例，138****1234，身份证 110105********002X，请回电。"


def test_another_sites_page_cannot_send(page: StandardPage, client: Client) -> None:
    for path in ("/feedback/", "/feedback/new/"):
        answer = client.post(path, FILLED, headers={"sec-fetch-site": "cross-site"})
        assert answer.status_code == 403


def test_the_answer_is_read_with_the_code(home: HomePage, client: Client) -> None:
    office = DepartmentFactory.create()
    made = FeedbackFactory.create(code="3f8k2m9q", department=office)
    for typed in ("3F8K-2M9Q", " 3f8k 2m9q "):
        answer = client.get("/feedback/", {"code": typed})
        assert answer.headers["Location"] == "/feedback/3f8k2m9q/"
    page = client.get("/feedback/3f8k2m9q/")
    assert "no-store" in page.headers["Cache-Control"]
    assert "待受理" in page.content.decode()
    made.state, made.answer, made.answered_at = State.DONE, "已改正。", made.created_at
    made.save()
    shown = client.get("/feedback/3f8k2m9q/").content.decode()
    assert "已改正。" in shown
    assert "已办结" in shown


def test_a_code_that_nobody_got_is_said_to_be_unknown(home: HomePage, client: Client) -> None:
    answer = client.get("/feedback/", {"code": "0000-0000"})
    assert errors(answer) == ["没有这个查询码，请核对后重新填写。"]
    assert client.get("/feedback/00000000/").status_code == 404
    assert errors(client.get("/feedback/?code=")) == ["请填写查询码。"]
    assert errors(client.get("/feedback/?code=" + "x" * 99))
