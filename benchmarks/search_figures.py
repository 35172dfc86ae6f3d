"""``python -m benchmarks.search_figures STEP ...``: figures of the search of one installation, as JSON.

``fill COLLECTION``: imports laws, with everything that the search knows of them.
``build``: the index, and what it costs; in the cluster too, where one is set up.
``export FOLDER``: the articles in force and the judged queries, for others to search.
``judge FILE``: what others answered, by the same judgements.
``engine NAME``: quality and times of an engine, with and without everyday words and captions.
``lists NAME``: the first hits of an engine for every judged query.
``update``: the time of indexing one changed document.
``million NUMBER``: the cluster with so many entries, which are copies of those that there are; the last step.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import django

FIRST = 10
ROUNDS = 3
VARIANTS = {
    "plain": (False, False),
    "lexicon": (True, False),
    "captions": (False, True),
    "both": (True, True),
}


def fill(collection: str) -> dict[str, Any]:
    from django.core.management import call_command

    from benchmarks import law_imports
    from legal_library.finding.naming import count_names
    from legal_library.name_files import load_names

    sys.argv = ["law_imports", collection]
    law_imports.main()
    load_names()
    count_names()
    call_command("load_lexicon", verbosity=0, stdout=sys.stderr)
    call_command(
        "load_demo", verbosity=0, stdout=sys.stderr
    )  # the wheel is left out: there are laws
    return {}


def build() -> dict[str, Any]:
    from django.conf import settings
    from django.db import connection

    from search.engines.choice import engine_named
    from search.indexing.generations import take_away
    from search.indexing.rebuilding import rebuild
    from search.models import Generation, Mirror

    cluster, settings.ELASTICSEARCH_URL = settings.ELASTICSEARCH_URL, ""
    for old in Generation.objects.values_list("pk", flat=True):
        take_away(old)
    size = size_of(connection)
    begun = time.perf_counter()
    generation = rebuild()
    seconds = time.perf_counter() - begun
    generation.refresh_from_db()
    found = {
        "entries": generation.entries,
        "seconds": seconds,
        "size": size_of(connection) - size,
    }
    if cluster:
        from search.indexing.mirrors import fill_mirror

        settings.ELASTICSEARCH_URL = cluster
        begun = time.perf_counter()
        assert fill_mirror(Generation.objects.get(pk=generation.pk)), Mirror.objects.values()
        engine: Any = engine_named("elasticsearch", generation.pk)
        found["cluster_seconds"] = time.perf_counter() - begun
        _merge(engine, generation.pk)
        statistics = engine.client.indices.stats(index=engine.index(generation.pk))
        found["cluster_size"] = statistics["_all"]["primaries"]["store"]["size_in_bytes"]
    return found


def export(folder: str) -> dict[str, Any]:
    from search.models import EntryText

    texts = EntryText.objects.filter(
        entry__source="law", entry__part__startswith="art_", entry__shelf__standing="current"
    )
    rows = texts.order_by("pk").values_list(
        "entry__subject", "entry__part", "title", "label", "body"
    )
    count = 0
    with Path(folder, "articles.jsonl").open("w", encoding="utf-8") as file:
        for subject, part, law, number, text in rows.iterator():
            article = {"key": f"{subject}:{part}", "law": law, "number": number, "text": text}
            file.write(json.dumps(article, ensure_ascii=False) + "\n")
            count += 1
    queries = [judged.query for judged in _judged()]
    Path(folder, "queries.json").write_text(
        json.dumps(queries, ensure_ascii=False), encoding="utf-8"
    )
    return {"articles": count, "queries": len(queries)}


def judge(file: str) -> dict[str, Any]:
    from search.finding.evaluation import figures, outcome_of

    told = json.loads(Path(file).read_text(encoding="utf-8"))
    outcomes = []
    for judged, answer in zip(_judged(), told["answers"], strict=False):  # some lose patience
        parts = [
            ("law", int(law), part) for law, _, part in (k.partition(":") for k in answer["keys"])
        ]
        outcomes.append(outcome_of(judged, parts, answer["ms"] / 1000, found_nothing=not parts))
    return {**asdict(figures(outcomes)), "build": told["build"], "size": told["size"]}


def engine(name: str) -> dict[str, Any]:
    """Every query with every variant; of the times those of the last rounds, when everything is warm."""
    from search.finding.evaluation import evaluate, figures
    from search.finding.searching import Options

    asked = _engine(name)
    judged = _judged()
    found: dict[str, Any] = {}
    for variant, (use_lexicon, use_said) in VARIANTS.items():
        options = Options(use_lexicon=use_lexicon, use_said=use_said, engine=asked)
        rounds = [[evaluate(one, _filters(), options) for one in judged] for _ in range(ROUNDS)]
        best = figures(rounds[-1])
        each = [
            median(one.seconds for one in same) * 1000 for same in zip(*rounds[1:], strict=True)
        ]
        found[variant] = {**asdict(best), **_times(each)}
    found["whole"] = _times(list(_whole(asked)))
    if name == "elasticsearch":
        found["bare"] = _beside_bare(asked)
    return found


def lists(name: str) -> dict[str, Any]:
    """Of every judged query its strict matches, their counts, and what comes first."""
    from search.finding.searching import Options, find
    from search.models import EntryText

    options = Options(engine=_engine(name))
    found = []
    for judged in _judged():
        one = find(judged.query, _filters(), options)
        first = one.entries[:FIRST]
        # Two installations number their laws each in its own way.
        rows = EntryText.objects.filter(pk__in=first).values_list("pk", "title", "entry__part")
        names = {pk: f"{title} {part}" for pk, title, part in rows}
        # Where nothing fits completely both speak of the candidates, of which engines give more or fewer.
        strict = {
            "total": one.total if one.is_exact else 0,
            "counts": sorted(one.counts.values()) if one.is_exact else [],
        }
        found.append({**strict, "first": [names[pk] for pk in first]})
    return {"lists": found}


def update() -> dict[str, Any]:
    """A document that is written anew within its subject, in milliseconds: from its text to the commit."""
    from django.db import transaction

    from search.documents import Document
    from search.indexing.changes import documents_of
    from search.indexing.generations import locked_active_generation
    from search.indexing.writing import Subject, Writer
    from search.models import Entry

    def change(subject: "Subject", document: "Document", body: str) -> float:
        from dataclasses import replace

        begun = time.perf_counter()
        with transaction.atomic():
            writer = Writer(locked_active_generation())
            writer.write(subject, [replace(document, body=body)])
        return (time.perf_counter() - begun) * 1000

    entry = (
        Entry.objects.filter(source="page").order_by("pk").first()
        or Entry.objects.filter(part="", source="law").order_by("pk").first()
    )
    assert entry
    subject = Subject(entry.source, entry.subject)
    document = next(iter(documents_of(subject)))
    texts = [f"{document.body} {number}" for number in range(30)]
    times = [change(subject, document, text) for text in texts]
    change(subject, document, document.body)
    return _times(times[5:])


def million(number: str) -> dict[str, Any]:
    """Entries are copied within the database under other laws; its own engine is left as it is, unasked."""
    from django.db import connection

    from search.indexing.generations import active_generation
    from search.indexing.mirrors import fill_mirror
    from search.models import Entry, Mirror, MirrorState

    generation = active_generation()
    assert generation
    copies = -(-int(number) // generation.entries)
    step = Entry.objects.order_by("-pk").values_list("pk", flat=True)[0]
    fields = "generation_id, source, part, shelf_id, boost, length, digest"
    texts = "title, label, context, caption, url, date, body, words, said"
    with connection.cursor() as cursor:
        for copy in range(1, copies):
            cursor.execute(
                f"INSERT INTO search_entry (id, subject, {fields}) SELECT id + %s, subject + %s, {fields} "
                "FROM search_entry WHERE generation_id = %s AND id <= %s",
                [step * copy, 10**9 * copy, generation.pk, step],
            )
            cursor.execute(
                f"INSERT INTO search_entrytext (entry_id, {texts}) SELECT entry_id + %s, {texts} "
                "FROM search_entrytext WHERE entry_id <= %s AND entry_id IN "
                "(SELECT id FROM search_entry WHERE generation_id = %s)",
                [step * copy, step, generation.pk],
            )
        cursor.execute(f"UPDATE search_terms_{generation.pk} SET df = df * %s", [copies])
        cursor.execute("ANALYZE search_entry; ANALYZE search_entrytext")
    generation.entries *= copies
    generation.tokens *= copies
    generation.save(update_fields=["entries", "tokens"])
    Mirror.objects.update(state=MirrorState.LEFT)
    begun = time.perf_counter()
    filled = fill_mirror(generation)
    seconds = time.perf_counter() - begun
    asked = _engine("elasticsearch")
    _merge(asked, generation.pk)
    found = {"entries": filled, "seconds": seconds, **_times(list(_whole(asked)))}
    return {**found, **_beside_bare(asked)}


def _judged() -> list[Any]:
    from search.finding.evaluation import judged_sets, read_judged

    lines = judged_sets()[0].file.read_text(encoding="utf-8").splitlines()
    return list(read_judged(lines))


def _filters() -> Any:
    from django.conf import settings

    from search.finding.facets import Filters

    return Filters(settings.LANGUAGE_CODE)


def _engine(name: str) -> Any:
    from search.engines.choice import engine_named
    from search.indexing.generations import active_generation

    generation = active_generation()
    assert generation
    return engine_named(name, generation.pk)


def _whole(asked: Any) -> Iterator[float]:
    """Milliseconds of a search with everything, its total and the counts of all its choices."""
    from search.finding.facets import choices, shelves
    from search.finding.searching import Options, find

    options, filters = Options(engine=asked), _filters()

    def once(query: str) -> None:
        found = find(query, filters, options)
        choices(found.counts, filters, shelves.all())

    for judged in _judged():
        yield _median_of(lambda query=judged.query: once(query))


def _beside_bare(asked: Any) -> dict[str, Any]:
    """What the engine adds to its bare requests: the same bytes, sent and read by urllib3."""
    import urllib3

    from search.finding.searching import Options, find

    recorder = _Recorder(asked.client)
    engine = type(asked)(recorder, asked.prefix)
    requests = []
    for judged in _judged():
        recorder.sent = b""
        found = find(judged.query, _filters(), Options(engine=engine))
        if recorder.sent:
            requests.append((recorder.sent, found.plan))
    pool = urllib3.PoolManager()
    url = f"{next(iter(asked.client.transport.node_pool.all())).base_url}/_msearch"
    headers = {"content-type": "application/x-ndjson"}
    from search.indexing.generations import active_generation

    generation = active_generation()
    assert generation
    bare, ours = [], []
    for sent, plan in requests:
        bare.append(
            _median_of(lambda s=sent: pool.request("POST", url, body=s, headers=headers).data)
        )
        ours.append(_median_of(lambda p=plan: asked.retrieve(generation.pk, p)))
    return {"bare": _times(bare), "retrieve": _times(ours)}


def _merge(engine: Any, generation: int) -> None:
    """What a night does: the cluster puts the pieces of an index together."""
    client = engine.client.options(request_timeout=3600)
    client.indices.forcemerge(index=engine.index(generation), max_num_segments=1)


class _Recorder:
    """The client of a cluster, of which the bytes of searches are kept."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self.sent = b""

    def options(self, **rest: Any) -> Any:
        return self._client.options(**rest)

    def msearch(self, *, searches: list[Any], **rest: Any) -> Any:
        self.sent = b"".join(json.dumps(part).encode() + b"\n" for part in searches)
        return self._client.msearch(searches=searches, **rest)


def _median_of(ask: Callable[[], object]) -> float:
    """Milliseconds, the median of three after one that warms up."""
    ask()
    times = []
    for _again in range(ROUNDS):
        begun = time.perf_counter()
        ask()
        times.append((time.perf_counter() - begun) * 1000)
    return median(times)


def _times(each: list[float]) -> dict[str, float]:
    cuts = quantiles(each, n=20, method="inclusive")
    return {"p50": cuts[9], "p95": cuts[18]}


def size_of(connection: Any) -> int:
    """Bytes of a database."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
        else:
            cursor.execute(
                "SELECT (page_count - freelist_count) * page_size FROM pragma_page_count(), "
                "pragma_freelist_count(), pragma_page_size()"
            )
        return int(cursor.fetchone()[0])


STEPS: dict[str, Callable[..., dict[str, Any]]] = {
    step.__name__: step for step in (fill, build, export, judge, engine, lists, update, million)
}

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fazhi.settings.dev")
    django.setup()
    print(json.dumps(STEPS[sys.argv[1]](*sys.argv[2:]), ensure_ascii=False))
