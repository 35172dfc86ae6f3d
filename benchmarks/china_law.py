"""What the retrieval of china-law-mcp finds; run by a Python that has it, and has not this project.

``python china_law.py FOLDER``: FOLDER has ``articles.jsonl`` and ``queries.json`` (``search_figures.py``),
and gets its database and its index. It prints JSON: seconds to build, bytes, and for each query the keys of
the first hits and milliseconds.
"""

import json
import os
import sqlite3
import sys
import time
from pathlib import Path

FIRST = 10
TABLES = """
CREATE TABLE laws (law_id TEXT PRIMARY KEY, law_name TEXT NOT NULL, doc_type TEXT);
CREATE TABLE articles (id INTEGER PRIMARY KEY, law_id TEXT NOT NULL, law_name TEXT NOT NULL,
    law_department TEXT, level TEXT, status TEXT, chapter TEXT, section TEXT, article_no TEXT,
    article_no_arabic INTEGER, article_text TEXT, char_count INTEGER);
CREATE INDEX of_law ON articles(law_id);
"""


def main() -> None:
    folder = Path(sys.argv[1])
    database, index = folder / "china-law.db", folder / "china-law.pkl"
    os.environ |= {"CHINA_LAW_DB": str(database), "CHINA_LAW_INDEX": str(index)}
    from china_law_mcp import retrieval

    keys = _fill(database, folder / "articles.jsonl")
    begun = time.perf_counter()
    retrieval.build_index()
    built = time.perf_counter() - begun
    retrieval.load()
    answers = []
    for query in json.loads((folder / "queries.json").read_text(encoding="utf-8")):
        begun = time.perf_counter()
        found = retrieval.search(query, top_k=FIRST)
        spent = (time.perf_counter() - begun) * 1000
        answers.append({"keys": [keys[one["id"]] for one in found], "ms": spent})
    size = index.stat().st_size
    print(json.dumps({"build": built, "size": size, "answers": answers}, ensure_ascii=False))


def _fill(database: Path, articles: Path) -> dict[int, str]:
    """Its database, with every article as one in force of a law; gives the keys by its ids."""
    keys = {}
    with sqlite3.connect(database) as connection, articles.open(encoding="utf-8") as lines:
        connection.executescript(TABLES)
        for identity, line in enumerate(lines, start=1):
            article = json.loads(line)
            keys[identity] = article["key"]
            law, _, part = article["key"].partition(":")
            number = part.removeprefix("art_")
            connection.execute(
                "INSERT OR IGNORE INTO laws VALUES (?, ?, '法律')", (law, article["law"])
            )
            connection.execute(
                "INSERT INTO articles (id, law_id, law_name, status, article_no, article_no_arabic, "
                "article_text) VALUES (?, ?, ?, '现行有效', ?, ?, ?)",
                (
                    identity,
                    law,
                    article["law"],
                    article["number"],
                    int(number) if number.isdigit() else None,
                    article["text"],
                ),
            )
    return keys


if __name__ == "__main__":
    main()
