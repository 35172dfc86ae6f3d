import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from search.engines.base import Engine
from search.engines.choice import ENGINES, NoSuchEngine, engine_named
from search.finding.evaluation import (
    Figures,
    Judged,
    JudgedSet,
    Outcome,
    Unreadable,
    evaluate,
    figures,
    judged_sets,
    read_judged,
)
from search.finding.facets import Filters
from search.finding.searching import Options
from search.indexing.generations import active_generation

ENOUGH = 0.98  # of what is judged must be in the index before a floor says anything


class Command(BaseCommand):
    help = "Searches for judged queries and says how much of the relevant is found how far up."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file", nargs="?", type=Path, help="queries as JSON lines; by default the committed set"
        )
        parser.add_argument("--engine", choices=ENGINES, help="which engine answers")
        parser.add_argument(
            "--no-lexicon", action="store_true", help="without what editors know of everyday words"
        )
        parser.add_argument(
            "--no-captions", action="store_true", help="without captions, questions and keywords"
        )
        parser.add_argument("--each", action="store_true", help="a line for every query")

    def handle(self, *args: Any, **options: Any) -> None:
        committed = next(iter(judged_sets()), None)
        file = options["file"] or (committed.file if committed else None)
        if file is None:
            raise CommandError(_("No set of judged queries is registered; name a file."))
        judged = _read(file)
        chosen = Options(
            use_lexicon=not options["no_lexicon"],
            use_said=not options["no_captions"],
            engine=_engine(options["engine"]),
        )
        outcomes = []
        for query in judged:
            outcome = evaluate(query, Filters(settings.LANGUAGE_CODE), chosen)
            outcomes.append(outcome)
            if options["each"]:
                self.stdout.write(
                    f"{outcome.ndcg:.3f} {outcome.seconds * 1000:6.1f} ms  {outcome.query}"
                )
        self._table(outcomes)
        whole = figures(outcomes)
        self._totals(whole, judged, chosen, options["engine"])
        if committed and options["file"] is None:
            _compare(whole, judged, committed, chosen)

    def _table(self, outcomes: list[Outcome]) -> None:
        self.stdout.write(
            "kind                       queries  nDCG@10  hit@10  zero    p50    p95 ms"
        )
        kinds = dict.fromkeys(outcome.kind for outcome in outcomes)
        for kind in kinds:
            self._row(kind, figures([outcome for outcome in outcomes if outcome.kind == kind]))
        self._row("all", figures(outcomes))

    def _row(self, kind: str, found: Figures) -> None:
        self.stdout.write(
            f"{kind[:26]:26} {found.queries:7} {found.ndcg:8.3f} {found.hits:7.3f} {found.zero:5} "
            f"{found.p50:6.1f} {found.p95:6.1f}"
        )

    def _totals(
        self, whole: Figures, judged: list[Judged], chosen: Options, engine: str | None
    ) -> None:
        totals = {
            "engine": engine or "",
            "lexicon": chosen.use_lexicon,
            "captions": chosen.use_said,
            "queries": whole.queries,
            "judged_in_index": round(_there(judged), 4),
            "ndcg_at_10": round(whole.ndcg, 4),
            "hit_at_10": round(whole.hits, 4),
            "zero_results": whole.zero,
            "p50_ms": round(whole.p50, 2),
            "p95_ms": round(whole.p95, 2),
        }
        self.stdout.write(json.dumps(totals, ensure_ascii=False))


def _engine(name: str | None) -> Engine | None:
    if name is None:
        return None
    generation = active_generation()
    try:
        return engine_named(name, generation.pk if generation else 0)
    except NoSuchEngine:
        raise CommandError(_("This engine is not set up, or holds no whole index.")) from None


def _read(file: Path) -> list[Judged]:
    try:
        judged = list(read_judged(file.read_text(encoding="utf-8").splitlines()))
    except OSError as problem:
        raise CommandError(
            _("The file cannot be read: %(problem)s") % {"problem": problem}
        ) from None
    except UnicodeDecodeError:
        raise CommandError(_("The file is not UTF-8 text.")) from None
    except Unreadable as problem:
        raise CommandError(
            _("Not a judged query, line %(problem)s") % {"problem": problem}
        ) from None
    if not judged:
        raise CommandError(_("The file has no queries."))
    return judged


def _there(judged: list[Judged]) -> float:
    """How much of what is judged is in the index."""
    every = sum(len(query.ideal) for query in judged)
    return 1 - sum(query.missing for query in judged) / every if every else 1.0


def _compare(whole: Figures, judged: list[Judged], committed: JudgedSet, chosen: Options) -> None:
    """Raises ``CommandError`` below the committed floor, if the judged laws are there at all."""
    key = {(False, False): "plain", (True, False): "lexicon", (False, True): "said"}.get(
        (chosen.use_lexicon, chosen.use_said), "all"
    )
    floor = committed.floors.get(key)
    if floor is not None and _there(judged) >= ENOUGH and whole.ndcg < floor:
        raise CommandError(
            _("nDCG@10 is %(ndcg).3f, below the committed %(floor).3f")
            % {"ndcg": whole.ndcg, "floor": floor}
        )
