from django.test import Client

import pytest

from cms_pages.general.models import HomePage
from tests.factories.pages import StandardPageFactory, locale, translate

pytestmark = pytest.mark.django_db


def test_the_path_decides_the_language(home: HomePage, client: Client) -> None:
    translate(home, question="Trouble?")
    chinese = client.get("/", headers={"accept-language": "en"})
    english = client.get("/en/", headers={"accept-language": "zh-CN"})
    assert chinese["Content-Language"] == "zh-hans"
    assert '<html lang="zh-Hans">' in chinese.content.decode()
    assert english["Content-Language"] == "en"
    assert '<html lang="en">' in english.content.decode()
    assert "Trouble?" in english.content.decode()


def test_a_language_cookie_changes_nothing(home: HomePage, client: Client) -> None:
    client.cookies["django_language"] = "en"
    assert '<html lang="zh-Hans">' in client.get("/").content.decode()


@pytest.mark.parametrize("path", ["/en/", "/en/site-map/", "/en/tu-wen/"])
def test_a_language_without_a_public_home_page_does_not_exist(
    home: HomePage, client: Client, path: str
) -> None:
    locale("en")
    StandardPageFactory.create(parent=home, title="图文")
    response = client.get(path)
    assert response.status_code == 404
    assert "这里没有您要的页面" in response.content.decode()
    translate(home)
    assert client.get("/en/").status_code == 200
