"""Every engine finds what reading all texts finds, whatever is asked of it."""

from collections import Counter
from dataclasses import replace
from itertools import product

from search.documents import Document
from search.engines.base import CANDIDATES, Engine, Plan, Within
from search.engines.choice import database_engine
from search.finding.facets import Filters
from search.finding.searching import Options, find
from search.indexing.changes import index_subject
from search.indexing.rows import rows_of
from search.indexing.writing import Subject
from search.models import Entry, Generation, Shelf
from tests.search.engines.conftest import all_rows
from tests.search.engines.corpus import LANGUAGE, SOURCE, Town, matching, possible

A_LAW = Within(SOURCE, 3)


def _plan(*groups: tuple[tuple[str, ...], ...], **more: object) -> Plan:
    return replace(Plan(strict=groups), **more)  # type: ignore[arg-type]


def _one(run: str) -> tuple[tuple[str, ...], ...]:
    return ((run,),)


STRICT = {
    "a pair": _plan(_one("赔偿")),
    "a phrase": _plan(_one("解除劳动合同")),
    "a long phrase": _plan(_one("用人单位应当支付违约金")),
    "a single character": _plan(_one("楼")),
    "a word in letters": _plan(_one("gb")),
    "a number": _plan(_one("12348")),
    "a part of a number": _plan(_one("1234")),
    "several runs": _plan(_one("公民"), _one("赔偿"), _one("gb")),
    "what is nowhere": _plan(_one("外星人")),
    "one of it nowhere": _plan(_one("赔偿"), _one("外星人")),
    "alternatives": _plan((("老板",), ("用人单位",))),
    "alternatives of several runs": _plan(
        (("房租",), ("租赁合同", "违约金"), ("劳动合同", "12348"))
    ),
    "alternatives beside a run": _plan((("打工",), ("劳动者", "试用期")), _one("应当")),
    "what is said": _plan(_one("不退押金")),
    "what is said, beside what is written": _plan(_one("彩礼"), _one("赔偿损失")),
    "a word of what is said": _plan(_one("aa")),
    "without what is said": _plan(_one("押金"), use_said=False),
    "without what is said, written too": _plan(_one("合同"), use_said=False),
    "excluded": _plan(_one("赔偿"), excluded=("劳动合同", "gb")),
    "excluded as it is said": _plan(_one("应当"), excluded=("拖欠工资",)),
    "excluded, without what is said": _plan(_one("应当"), excluded=("拖欠工资",), use_said=False),
    "excluded character": _plan(_one("公民"), excluded=("逾",)),
    "within a law": _plan(_one("合同"), within=A_LAW),
    "within a law, excluded": _plan(_one("合同"), within=A_LAW, excluded=("试用期",)),
    "within nothing": _plan(_one("合同"), within=Within(SOURCE, 999_999)),
    "within another source": _plan(_one("合同"), within=Within("other", 3)),
    "the newest first": _plan(_one("合同"), newest_first=True),
    "more than are wanted": _plan(_one("条例")),
    "more than are wanted, the newest first": _plan(_one("条例"), newest_first=True),
    "across the end of a run": _plan(_one("条例条例")),
    "a rare plane": _plan(_one("𠮷野家")),
    "nothing": Plan(),
}


def test_strict_matches_are_those_that_reading_finds(
    engine: Engine, generation: Generation
) -> None:
    rows = all_rows(generation)
    wanted = {name: matching(rows, plan) for name, plan in STRICT.items()}
    for name, plan in STRICT.items():
        found = engine.retrieve(generation.pk, plan)
        assert (found.strict, found.counts) == wanted[name], name
    assert {name for name, (ids, _) in wanted.items() if not ids} == {
        "a part of a number",
        "what is nowhere",
        "one of it nowhere",
        "without what is said",
        "within nothing",
        "within another source",
        "across the end of a run",
        "a rare plane",
        "nothing",
    }
    assert wanted["more than are wanted"][1].total() > CANDIDATES


def test_the_tokens_of_a_phrase_are_no_phrase_beside_a_word_of_one_token(
    engine: Engine, generation: Generation, town: Town
) -> None:
    scattered, phrase = "醉酒驾驶非机动车的，不宜驾驶机动车。", "醉酒驾驶机动车的，处拘役。"
    town.documents[3] = [
        _with_body(one, body)
        for one, body in zip(town.documents[3], (scattered, phrase), strict=False)
    ]
    index_subject(Subject(SOURCE, 3))
    if engine is not database_engine():
        engine.write(generation.pk, all_rows(generation))
        engine.finish(generation.pk)
    rows = all_rows(generation)
    for other in (("醉驾",), ("驾",), ("gb", "醉驾")):
        plan = _plan((other, ("醉酒驾驶机动车",)), within=A_LAW)
        found = engine.retrieve(generation.pk, plan)
        assert (found.strict, found.counts) == matching(rows, plan), other
    said = _plan((("醉驾",), ("醉酒驾驶机动车",)))
    assert engine.retrieve(generation.pk, said).counts.total() == 1


def test_counts_leave_the_choice_of_shelves_out_of_account(
    engine: Engine, generation: Generation
) -> None:
    rows = all_rows(generation)
    shelves = frozenset(sorted(set(Shelf.objects.values_list("pk", flat=True)))[::3])
    for chosen, newest_first in product((shelves, frozenset[int]()), (False, True)):
        plan = _plan(_one("合同"), shelves=chosen, newest_first=newest_first)
        found = engine.retrieve(generation.pk, plan)
        assert (found.strict, found.counts) == matching(rows, plan)
        assert set(found.counts) - shelves


RELAXED = (("违约", 2.0), ("约金", 2.0), ("彩", 6.0), ("gb", 1.0))


def test_what_may_match_is_found(engine: Engine, generation: Generation) -> None:
    rows = all_rows(generation)
    shelves = frozenset(list(Shelf.objects.values_list("pk", flat=True))[::2])
    plan = Plan(relaxed=RELAXED)
    for asked in (
        plan,
        replace(plan, use_said=False),
        replace(plan, excluded=("劳动合同", "彩礼")),
        replace(plan, within=A_LAW),
        replace(plan, shelves=shelves),
        replace(plan, relaxed=(("应当", 1.0),)),
    ):
        found = engine.retrieve(generation.pk, asked)
        wanted = possible(rows, asked, asked.within)
        assert wanted
        assert set(found.relaxed) <= wanted
        assert len(set(found.relaxed)) == len(found.relaxed) == min(len(wanted), CANDIDATES)
        assert (found.strict, found.counts.total()) == ([], 0)


def test_the_likeliest_come_first(engine: Engine, generation: Generation) -> None:
    found = engine.retrieve(
        generation.pk, Plan(relaxed=(("外星", 9.0), ("彩礼", 5.0), ("应当", 0.1)))
    )
    rows = {row.entry: row for row in all_rows(generation)}
    best = [rows[entry] for entry in found.relaxed[:5]]
    assert all("彩礼" in row.said for row in best)


def test_each_subject_in_focus_is_looked_at(engine: Engine, generation: Generation) -> None:
    places = (A_LAW, Within(SOURCE, 5))
    plan = Plan(relaxed=(("应当", 1.0),), focus=places, within=None)
    found = engine.retrieve(generation.pk, plan)
    wanted = [possible(all_rows(generation), plan, place) for place in places]
    first = len(wanted[0])
    assert all(wanted)
    assert set(found.focused[:first]) == wanted[0]
    assert set(found.focused[first:]) == wanted[1]


def test_it_names_all_it_has(engine: Engine, generation: Generation) -> None:
    entries = Entry.objects.filter(generation=generation).order_by("pk")
    assert list(engine.entries(generation.pk)) == list(entries.values_list("pk", flat=True))


def test_what_is_written_anew_replaces_what_was(
    engine: Engine, generation: Generation, town: Town
) -> None:
    first, second, third = town.documents[3][:3]
    town.documents[3] = [
        _with_body(first, "外星人应当登记。"),
        second,
        _with_body(third, "火星"),
    ]
    before = {row.entry: row for row in all_rows(generation) if row.subject == 3}
    index_subject(Subject(SOURCE, 3))
    after = {row.entry: row for row in rows_of(generation.pk, before)}
    if engine is not database_engine():
        changed = [entry for entry, row in after.items() if row != before[entry]]
        engine.write(
            generation.pk, [after[e] for e in changed], [before[entry] for entry in changed]
        )
        engine.remove(generation.pk, [row for entry, row in before.items() if entry not in after])
        engine.finish(generation.pk)
    rows = all_rows(generation)
    for run in ("外星人", "火星", "合同", "条例"):
        for plan in (_plan(_one(run)), _plan(_one(run), within=A_LAW)):
            found = engine.retrieve(generation.pk, plan)
            assert (found.strict, found.counts) == matching(rows, plan)
    assert list(engine.entries(generation.pk)) == [row.entry for row in rows]
    assert len(after) == 3


def test_an_index_is_emptied_and_taken_away(engine: Engine, generation: Generation) -> None:
    other = generation.pk + 1000
    for _ in range(2):
        engine.create(other)
        engine.write(other, all_rows(generation)[:5])
        engine.finish(other)
        assert len(list(engine.entries(other))) == 5
    assert len(list(engine.entries(generation.pk))) > 5
    for _ in range(2):
        engine.drop(other)


HOSTILE = [
    "\x00",
    '"',
    '" OR ""',
    "' OR 1=1 --",
    "words : NEAR(a b) * ^",
    "a AND (b OR NOT c)",
    "({[\\/~!@#$%^&*]})",
    "🦜🦜 合同 👩‍👩‍👧",
    "\ud800合同\udfff",
    "合同" * 5000,
    "a" * 10_000,
    ("%" * 60) + " _ % 合同",
    "(a+)+$ .* [合同]",
    "\u202e合同\u200b赔偿",
]


def test_whatever_is_typed_finds_the_same_everywhere(
    engine: Engine, generation: Generation
) -> None:
    rows = all_rows(generation)
    for typed in HOSTILE:
        found = find(typed, Filters(LANGUAGE), Options(engine=engine))
        ids, counts = matching(rows, found.plan)
        assert found.strict == frozenset(ids), typed[:40]
        if found.is_exact and not found.query.is_empty:
            assert found.counts == counts, typed[:40]


def test_hostile_texts_are_indexed_and_found(
    engine: Engine, generation: Generation, town: Town
) -> None:
    storable = [text for text in HOSTILE if text.isprintable() or "\u202e" in text]
    bodies = [*storable, "x" * 200_000, "字" * 60_000, "\n".join("甲乙" for _ in range(20_000))]
    town.documents[9] = [
        _with_body(replace(town.documents[9][0], part=f"h{number}"), f"奇文{number} {body}")
        for number, body in enumerate(bodies)
    ]
    index_subject(Subject(SOURCE, 9))
    if engine is not database_engine():
        engine.write(generation.pk, all_rows(generation))
        engine.finish(generation.pk)
    plan = _plan(_one("奇文"), within=Within(SOURCE, 9))
    found = engine.retrieve(generation.pk, plan)
    assert found.counts == Counter({town_shelf(generation): len(bodies)})


def town_shelf(generation: Generation) -> int:
    """The shelf of the subject with hostile texts."""
    entry = Entry.objects.filter(generation=generation, subject=9).first()
    assert entry is not None
    return entry.shelf_id


def _with_body(one: Document, body: str) -> Document:
    return replace(one, body=body)
