"""One source, two forms: what a recipient reads, and what no value can do to it."""

from dataclasses import replace

from django.urls import reverse
from django.utils.translation import override

import pytest

from fazhi.accounts.mail import site_name
from fazhi.outbox.channels.names import Channel
from fazhi.outbox.kinds import Kind, Placeholder
from fazhi.outbox.rendering import previews, render
from fazhi.outbox.wording import Words

pytestmark = pytest.mark.django_db


def rendered(kind: Kind, body: str, title: str = "x") -> tuple[str, str]:
    made = render(kind, "en", {"title": title}, words=Words("s", body))
    return made.text, made.html


def test_text_is_read_without_signs(note: Kind) -> None:
    body = "# Head\n\n**Bold** and [here](https://e.test/a)\n\n- one\n- two\n\n1. first\n2. second"
    text, _html = rendered(note, body)
    expected = "Head\n\nBold and here: https://e.test/a\n\n- one\n- two\n\n1. first\n2. second"
    assert text == expected


def test_a_value_is_never_markdown_nor_html(note: Kind) -> None:
    text, html = rendered(note, "{{ title }}", "**x** [a](https://e.test) <script>")
    assert text == "**x** [a](https://e.test) <script>"
    assert "**x** [a](https://e.test) &lt;script&gt;" in html
    assert "<script" not in html


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//e.test", "http://"]
)
def test_a_link_leads_to_the_web_or_nowhere(note: Kind, address: str) -> None:
    text, html = rendered(note, "[go]({{ title }})", address)
    assert text == "go"
    assert "<a " not in html


def test_a_link_alone_is_a_button(note: Kind) -> None:
    _text, html = rendered(note, "[go]({{ title }})", "https://e.test/?a=1&b=2")
    assert 'href="https://e.test/?a=1&amp;b=2"' in html
    assert "inline-block" in html


def test_the_footer_says_who_why_and_how_to_stop(note: Kind) -> None:
    stoppable = replace(note, stoppable=True, placeholders={"title": Placeholder("T", "talk")})
    made = previews(stoppable, "en", Words("s", "b"))[0]
    for form in (made.text, made.html):
        assert "You asked for it." in form
        assert "https://example.test/stop/" in form


def test_staff_are_led_to_where_they_choose(note: Kind) -> None:
    made = previews(replace(note, for_staff=True), "zh-hans", Words("s", "b"))[0]
    for form in (made.text, made.html):
        assert reverse("wagtailadmin_account") in form
        assert "选择提醒方式" in form


def test_each_channel_says_who_why_and_how_to_stop_in_its_own_way(note: Kind) -> None:
    channels = (Channel.SMS, Channel.GROUP, Channel.CALL)
    kind = replace(note, stoppable=True, channels=channels)
    text, group, call = previews(kind, "en", Words("s", "Come **soon**."))
    with override("en"):
        town = site_name()
    stop = "Stop: https://example.test/stop/"
    assert text.text == f"\u3010{town}\u3011Come soon.\nYou asked for it.\n{stop}"
    assert group.text == f"Come soon.\n\n{town}\nYou asked for it."
    assert call.text == "Come soon."  # the screen says the rest
