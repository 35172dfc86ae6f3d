"""Each private service is the real one and does its work."""

import http.client
import subprocess
import uuid
from pathlib import Path

import psycopg
import pytest
from elasticsearch import Elasticsearch as ElasticsearchClient
from redis import AuthenticationError
from redis import Redis as RedisClient
from redis.backoff import NoBackoff
from redis.retry import Retry

from . import Elasticsearch, Nginx, PostgreSQL, Redis
from .elasticsearch import SCRIPTS, home
from .processes import eventually
from .pytest_support import require

pytestmark = pytest.mark.services


def test_postgresql__keeps_chinese_text_in_a_database_of_its_own(postgresql: PostgreSQL) -> None:
    url = postgresql.create_database(f"test_{uuid.uuid4().hex}")

    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE village (name text)")
        connection.execute("INSERT INTO village VALUES ('祁巷村')")
        row = connection.execute(
            "SELECT name, current_setting('server_encoding'), current_setting('TimeZone'),"
            " current_setting('server_version_num')::int >= 150000 FROM village"
        ).fetchone()

    assert row == ("祁巷村", "UTF8", "UTC", True)


def test_postgresql__a_wrong_password_is_refused(postgresql: PostgreSQL) -> None:
    stranger = postgresql.dsn.replace(postgresql.secret, "guessed")
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(stranger)


def test_redis__stores_and_returns(redis: Redis) -> None:
    with RedisClient.from_url(redis.url) as client:
        assert client.ping()
        client.set("greeting", "你好")
        assert client.get("greeting").decode() == "你好"


def test_redis__a_stranger_is_refused(redis: Redis) -> None:
    client = RedisClient(host="127.0.0.1", port=redis.port, retry=Retry(NoBackoff(), retries=0))
    with client, pytest.raises(AuthenticationError):
        client.ping()


def test_elasticsearch__is_healthy_and_finds_what_was_indexed(elasticsearch: Elasticsearch) -> None:
    index = f"test-{uuid.uuid4().hex}"
    with ElasticsearchClient(elasticsearch.url) as client:
        assert client.cluster.health(wait_for_status="yellow")["number_of_nodes"] == 1
        client.indices.create(
            index=index,
            settings={"number_of_replicas": 0},
            mappings={"properties": {"words": {"type": "text", "analyzer": "whitespace"}}},
        )
        client.index(index=index, id="1", document={"words": "土地 承包"}, refresh=True)
        client.index(index=index, id="2", document={"words": "婚姻 登记"}, refresh=True)

        hits = client.search(index=index, query={"match": {"words": "承包"}})["hits"]["hits"]
        assert [hit["_id"] for hit in hits] == ["1"]
        assert client.get(index=index, id="2")["_source"] == {"words": "婚姻 登记"}
        client.indices.delete(index=index)


def test_elasticsearch__is_the_version_that_the_scripts_name(elasticsearch: Elasticsearch) -> None:
    with ElasticsearchClient(elasticsearch.url) as client:
        [node] = client.nodes.info()["nodes"].values()

    assert f"<elasticsearch.version>{node['version']}<" in (SCRIPTS / "pom.xml").read_text()


@pytest.mark.heavy
def test_elasticsearch__a_busy_port_ends_the_node(
    elasticsearch: Elasticsearch, tmp_path: Path
) -> None:
    http_port, transport_port = map(str, elasticsearch.ports)

    second = subprocess.run(
        [SCRIPTS / "start", home(), tmp_path, http_port, transport_port],
        env=elasticsearch.environment(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert second.returncode == 1
    assert "BindTransportException" in second.stderr


def test_nginx__serves_a_file_with_its_type(tmp_path: Path) -> None:
    require(Nginx)
    (tmp_path / "notice.html").write_text("<title>公告</title>", encoding="utf-8")
    with Nginx(
        "server { listen @listen@; root @root@; charset utf-8; }", {"root": str(tmp_path)}
    ) as server:
        status, headers, body = get(server, "/notice.html")
        assert (status, body) == (200, "<title>公告</title>")
        assert headers["Content-Type"] == "text/html; charset=utf-8"
        assert get(server, "/missing.html")[0] == 404
        # It is written after the answer has been sent.
        assert eventually(lambda: "GET /missing.html" in server.access_log.read_text())


def test_chromium__renders_a_page(chromium_path: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p id=p></p><script>document.all.p.textContent = '法' + '治'</script>")

    shown = subprocess.run(
        [
            *(chromium_path, "--headless", "--no-sandbox", "--disable-gpu"),
            *(f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", page.as_uri()),
        ],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    ).stdout

    assert '<p id="p">法治</p>' in shown


def test_ffmpeg__makes_a_film(ffmpeg_path: Path, tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    source = ["-f", "lavfi", "-i", "testsrc=duration=1:size=64x64:rate=5"]

    subprocess.run(
        [ffmpeg_path, "-loglevel", "error", *source, "-c:v", "libx264", film],
        timeout=60,
        check=True,
    )

    assert film.read_bytes()[4:8] == b"ftyp"


def get(server: Nginx, path: str) -> tuple[int, dict[str, str], str]:
    """Status, headers and text of one answer."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, dict(response.headers), response.read().decode()
    finally:
        connection.close()
