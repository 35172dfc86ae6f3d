"""What the indexes hold of one page, asked past the site: in the database, and in Elasticsearch."""

from dataclasses import dataclass

import psycopg
from elasticsearch import Elasticsearch
from psycopg import sql

from tests.smoke.installation import Installation
from tests.smoke.visitor import Unexpected


@dataclass(frozen=True)
class Held:
    """A page in the index that is asked; ``entries`` are its rows there at the beginning."""

    installation: Installation
    page: int
    generation: int
    entries: list[int]

    @classmethod
    def of(cls, installation: Installation, slug: str) -> "Held":
        """What there is of the page of a slug; raises `Unexpected` where there is no such page."""
        with psycopg.connect(installation.database, connect_timeout=5) as connection:
            row = connection.execute(
                "SELECT p.id, g.id FROM wagtailcore_page p, search_generation g "
                "WHERE p.slug = %s AND g.state = 'active'",
                [slug],
            ).fetchone()
            if row is None:
                raise Unexpected(f"there is no page {slug}, or no index")
            page, generation = row
            entries = connection.execute(
                "SELECT id FROM search_entry WHERE source = 'page' AND subject = %s", [page]
            ).fetchall()
        return cls(installation, page, generation, [entry for (entry,) in entries])

    def counts(self) -> dict[str, int]:
        """How much each place has of the page at this moment."""
        words = sql.Identifier(f"search_words_{self.generation}")
        with psycopg.connect(self.installation.database, connect_timeout=5) as connection:
            row = connection.execute(
                sql.SQL(
                    "SELECT (SELECT count(*) FROM search_entry WHERE source = 'page' AND subject = %s),"
                    " (SELECT count(*) FROM {} WHERE id = ANY(%s))"
                ).format(words),
                [self.page, self.entries],
            ).fetchone()
        rows, engine_rows = row or (0, 0)
        return {"rows": rows, "rows of the engine": engine_rows, "documents": self._documents()}

    def _documents(self) -> int:
        url = self.installation.environment()["FAZHI_ELASTICSEARCH_URL"]
        mine = [{"term": {"source": "page"}}, {"term": {"subject": str(self.page)}}]
        with Elasticsearch(url, request_timeout=5, max_retries=0) as client:
            found = client.count(index="fazhi-*", query={"bool": {"filter": mine}})
        return int(found["count"])
