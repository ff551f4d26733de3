"""Documents are filed, answered, sent back with questions, and replied to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.exercise import Exercise
from sim.exercise import journal as journals
from sim.exercise.decision import Decision
from sim.exercise.decisions import PARSER
from sim.exercise.exercise import branch
from sim.exercise.filing import Filing
from sim.exercise.view import static, timeline, view
from sim.exercise.wording import opinions, personal
from sim.i18n import LANGUAGES, Language
from sim.world.state import Report
from tests.exercise import deep

DAILY: dict[str, Any] = {
    "day": -24, "situation": "Pasar ramai, aman.", "incidents": "",
    "actions": "Patroli.", "assessment": "Kemungkinan kecil memburuk.",
    "plan": "Pantau pasar.", "recipient": "sekda",
}  # fmt: skip
OPTIONS = (
    {"text": "Rapat Timdu terbatas", "risk": "Lambat", "authority": "bupati"},
    {"text": "Pantau dengan pemicu", "risk": "Terlambat", "authority": "kesbangpol"},
)
RAD: dict[str, Any] = {
    "priorities": [
        {"axis": "sosial", "text": "Dialog warga", "owner": "camat", "month": 6},
        {"axis": "politik", "text": "Forum tim sukses", "owner": "kpu", "month": 9},
    ],
    "budget": 150_000_000,
    "recipient": "bupati",
}
REPORT = {"period": "B.12", "done": "Dua dialog.", "obstacles": "Tidak ada.",
          "next": "Forum tim sukses.", "recipient": "bupati"}  # fmt: skip
SELF = ("konflik-pemerintahan", "forkopimda", "media-informasi", "kewaspadaan-dini",
        "orang-asing")  # fmt: skip
AREAS = ("konteks", "penyelenggaraan", "kontestasi", "partisipasi")


def special(ex: Exercise, **changed: Any) -> dict[str, Any]:
    """Return a complete special report on the first known issue."""
    return {
        "issue": deep.known(ex), "facts": "Dua laporan dari pasar.",
        "analysis": "Besar kemungkinan memburuk.", "options": list(OPTIONS),
        "recommended": 1, "likelihood": 70, "recipient": "bupati",
        "because": [ex.inbox[0].id],
        **changed,
    }  # fmt: skip


def sipks(ex: Exercise, **changed: Any) -> dict[str, Any]:
    """Return a complete SIPKS entry on the first known issue."""
    return {
        "issue": deep.known(ex), "period": "B.12", "aspect": "sosial",
        "district": told_of(ex), "place": "Desa Tanjung", "source": "FKDM",
        "background": "Video lama beredar lagi.", "cause": "", "likelihood": 2,
        "impact": 2, "effort": "", "recommendation": "Klarifikasi oleh diskominfo.",
        "because": [ex.inbox[0].id],
        **changed,
    }  # fmt: skip


def told_of(ex: Exercise) -> str:
    """Return the district that the first report on the first known issue speaks of."""
    issue = deep.known(ex)
    return next(r.district for r in ex.inbox if r.about == issue and r.district)


def scores(ex: Exercise) -> dict[str, dict[str, int]]:
    """Return a whole vulnerability map."""
    names = [district.id for district in ex.scenario.world.districts]
    return {name: dict.fromkeys(AREAS, 20) for name in names}


def li(ex: Exercise, **changed: Any) -> dict[str, Any]:
    """Return a complete information report on the first known issue."""
    return {
        "issue": deep.known(ex), "what": "Video beredar", "who": "Warga",
        "when": "Kemarin", "where": "Pasar", "why": "", "how": "",
        "facts": "Dua kiriman di grup warga", "opinion": "Mungkin meluas",
        "recipient": "bupati", "because": [ex.inbox[0].id],
        **changed,
    }  # fmt: skip


def every(ex: Exercise) -> dict[str, dict[str, Any]]:
    """Return a complete decision for each document, by its id."""
    marks = {
        "scores": dict.fromkeys(SELF, 3),
        "evidence": "Notula dua rapat.",
        "improvement": "Latihan bersama Bawaslu.",
    }
    return {
        "LI": {"kind": "file", **li(ex)},
        "daily": {"kind": "daily", **DAILY},
        "special": {"kind": "special", **special(ex)},
        "sipks": {"kind": "sipks", **sipks(ex)},
        "rad": {"kind": "rad", **RAD},
        "rad-report": {"kind": "rad-report", **REPORT},
        "vulnerability": {
            "kind": "vulnerability",
            "scores": scores(ex),
            "notes": "Dari laporan camat.",
        },
        "self-assessment": {"kind": "self-assessment", **marks},
    }


KINDS = ("LI", "daily", "special", "sipks", "rad", "rad-report", "vulnerability",
         "self-assessment")  # fmt: skip


@pytest.fixture
def ex() -> Exercise:
    """A format-2 exercise on the morning of H−24, in memory."""
    return deep.started()


def last(ex: Exercise) -> Filing:
    """Return the document filed last."""
    return ex.record.documents[-1]


def answers(ex: Exercise, filing: Filing) -> list[Report]:
    """Return what came back on a document."""
    origin = f"document/{filing.id}"
    return [report for report in ex.inbox if report.origin == origin]


def returned(ex: Exercise, decision: dict[str, Any]) -> list[str]:
    """File a document, wait for its answer, return the questions it came back with."""
    outcome = ex.decide(decision)
    assert outcome.ok, outcome
    ex.advance(hours=100)
    assert last(ex).status in ("returned", "accepted")
    return [asked.ask for asked in last(ex).questions]


@pytest.mark.parametrize("kind", KINDS)
def test_a_complete_document_is_accepted(ex: Exercise, kind: str) -> None:
    """It leaves the office, its reader answers once, later, and asks nothing."""
    if kind == "rad-report":
        ex.rad(**RAD)
        ex.advance(hours=24)
    outcome = ex.decide(every(ex)[kind])
    assert outcome.ok, outcome
    filing, now = last(ex), ex.now
    assert (filing.document, filing.status) == (kind, "sent")
    assert answers(ex, filing) == []
    ex.advance(hours=100)
    (answer,) = answers(ex, filing)
    assert answer.minute > now
    assert answer.source == filing.answered_by
    assert (filing.status, filing.questions) == ("accepted", ())


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "LI"])
def test_an_exercise_of_format_one_has_no_such_document(kind: str) -> None:
    """The decision is refused in clear words and nothing is recorded."""
    old = Exercise.open("muara-sendaru", seed=7, participant="p")
    old.advance(day=-24, hour=8)
    before = old.decisions
    for decision in (
        every(old)[kind],
        {"kind": "reply", "document": "d-1", "text": "x"},
    ):
        outcome = old.decide(decision)
        assert outcome.code == "invalid"
        assert outcome.message("id") == "Dokumen ini tidak ada di latihan ini."
    assert old.decisions == before


def test_an_information_report_of_format_one_is_not_answered() -> None:
    """There the LI is an act and a record, as it always was."""
    old = Exercise.open("muara-sendaru", seed=7, participant="p")
    old.advance(day=-24, hour=8)
    assert old.file(**li(old)).ok
    assert old.record.documents == []
    assert len(old.record.filed) == 1


def test_documents_cost_hours_and_can_be_too_many(ex: Exercise) -> None:
    """Each costs its staff-hours; without hours it does not leave the office."""
    state = ex.seat.world.state
    before = state.staff_minutes
    assert ex.rad(**RAD).ok
    assert before - state.staff_minutes == 8 * 60
    state.staff_minutes = 0
    outcome = ex.daily(**DAILY)
    assert (outcome.ok, outcome.code) == (False, "no-staff")
    ex.advance(hours=60)
    assert last(ex).status == "refused"
    assert answers(ex, last(ex)) == []


LACKING: dict[str, tuple[str, dict[str, Any], str]] = {
    "an LI without its place": ("LI", {"where": " "}, "empty"),
    "an LI without reports": ("LI", {"because": []}, "no-report-cited"),
    "an LI with opinion in the facts": (
        "LI", {"facts": "Mungkin rusuh di pasar ini"}, "opinion"
    ),
    "a telephone number": ("LI", {"who": "Budi, 0812-3456-7890"}, "personal-data"),
    "an NIK": ("daily", {"plan": "Temui 3201012345670001"}, "personal-data"),
    "a daily report without a plan": ("daily", {"plan": ""}, "empty"),
    "a day long past": ("daily", {"day": -29}, "wrong-day"),
    "a day to come": ("daily", {"day": -20}, "wrong-day"),
    "one option": ("special", {"options": [OPTIONS[0]]}, "too-few"),
    "an empty option": (
        "special", {"options": [OPTIONS[0], {**OPTIONS[1], "text": " "}]}, "too-few"
    ),
    "no recommendation": ("special", {"recommended": 0}, "no-recommendation"),
    "a third of two options": ("special", {"recommended": 3}, "no-recommendation"),
    "no likelihood": ("special", {"likelihood": None}, "empty"),
    "a number hidden in an option": (
        "special",
        {"options": [OPTIONS[0], {**OPTIONS[1], "risk": "Hubungi +6281234567890"}]},
        "personal-data",
    ),
    "an entry without its place": ("sipks", {"place": ""}, "empty"),
    "an LI that says nothing": (
        "LI", dict.fromkeys(("what", "who", "when", "where", "facts"), "a"), "too-brief"
    ),
    "an LI that says the same word": ("LI", {"facts": "ada ada ada ada"}, "too-brief"),
    "a period to come or long past": ("sipks", {"period": "B.04"}, "wrong-period"),
    "a district nobody spoke of": (
        "sipks", {"district": "muararuai"}, "untold-district"
    ),
    "three times the same priority": (
        "rad", {"priorities": [RAD["priorities"][0]] * 3}, "repeated"
    ),
    "the same option with another risk": (
        "special",
        {"options": [OPTIONS[0], {**OPTIONS[0], "risk": "Mahal"}]},
        "repeated",
    ),
    "one priority": ("rad", {"priorities": RAD["priorities"][:1]}, "too-few"),
    "a report on no plan": ("rad-report", {}, "no-plan"),
    "a district without a score": (
        "vulnerability", {"scores": {"muararuai": {"konteks": 3}}}, "scores-missing"
    ),
    "a dimension without a mark": (
        "self-assessment", {"scores": {"forkopimda": 2}}, "scores-missing"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LACKING)
def test_an_incomplete_document_comes_back_with_its_question(
    ex: Exercise, name: str
) -> None:
    """What is wanting is asked, and nothing else."""
    kind, change, ask = LACKING[name]
    assert returned(ex, {**every(ex)[kind], **change}) == [ask]
    for language in LANGUAGES:
        message = answers(ex, last(ex))[0].message
        assert message is not None
        assert "?" in message(language)
        assert "{" not in message(language)


def test_a_report_on_the_plan_is_about_a_period_that_has_come(ex: Exercise) -> None:
    """In November it is B.12, not a period half a year past."""
    ex.rad(**RAD)
    ex.advance(hours=24)
    wrong = {"kind": "rad-report", **REPORT, "period": "B.04"}
    assert returned(ex, wrong) == ["wrong-period"]
    message = answers(ex, last(ex))[0].message
    assert message is not None
    assert "B.12" in message("id")


def test_a_period_just_ended_can_still_be_entered(ex: Exercise) -> None:
    """For a month B.08 goes beside B.12; then it does not."""
    documents = ex.scenario.documents
    assert documents is not None
    assert documents.reporting is not None
    edges = {p.id: (p.first, p.last) for p in documents.reporting.periods}
    assert edges["B.04"][1] + 1 == edges["B.08"][0]
    assert edges["B.08"][1] + 1 == edges["B.12"][0]
    cycle = Exercise.open("sagara-lawas", seed=3, participant="p")
    for day, good in ((-60, True), (-54, False)):
        cycle.advance(day=day, hour=8)
        entry = {"kind": "sipks", **sipks(cycle, period="B.08")}
        assert cycle.decide(entry).ok
        asked = {one.ask for one in last(cycle).lacks}
        assert ("wrong-period" not in asked) is good


def test_the_district_may_be_one_the_office_has_linked(ex: Exercise) -> None:
    """A report that it reads as being about the issue counts as told."""
    elsewhere = next(r for r in ex.inbox if r.about is None and r.district)
    entry = {"kind": "sipks", **sipks(ex, district=elsewhere.district)}
    assert returned(ex, entry) == ["untold-district"]
    assert ex.link(elsewhere.id, deep.known(ex)).ok
    assert returned(ex, entry) == []


def test_a_reply_answers_every_question(ex: Exercise) -> None:
    """'Ok' to five questions comes back with all five; two words each are enough."""
    blank = dict.fromkeys(("what", "who", "when", "where", "facts"), "")
    assert returned(ex, {"kind": "file", **li(ex, **blank, because=[])}) == [
        "empty", "no-report-cited"
    ]  # fmt: skip
    name = last(ex).id
    for _ in range(2):
        assert ex.reply(name, "ok").ok
        ex.advance(hours=30)
        assert (last(ex).status, [one.ask for one in last(ex).questions]) == (
            "returned", ["empty", "no-report-cited", "reply-too-brief"]
        )  # fmt: skip
    answer = (
        "Kiriman video lama di grup warga Pasar Tanjung sejak kemarin malam, menurut "
        "dua laporan."
    )
    assert ex.reply(name, answer).ok
    ex.advance(hours=30)
    assert last(ex).status == "accepted"


def test_an_alert_must_be_in_the_daily_report(ex: Exercise) -> None:
    """An issue at level 2 is asked about; named at its level, it is not."""
    issue = deep.known(ex)
    ex.assess(issue, level=2)
    decision = {"kind": "daily", **DAILY}
    named = [{"issue": issue, "level": 2}]
    assert returned(ex, decision) == ["alert-unmentioned"]
    assert returned(ex, {**decision, "day": -20, "issues": named}) == []
    other = [{"issue": issue, "level": 1}]
    assert returned(ex, {**decision, "day": -16, "issues": other}) == [
        "level-against-own"
    ]


def test_the_matrix_must_fit_the_level(ex: Exercise) -> None:
    """Likelihood × impact of 16 does not go with kondusif; 4 with level 2 does."""
    issue = deep.known(ex)
    entry = {"kind": "sipks", **sipks(ex)}
    ex.assess(issue, level=0)
    assert returned(ex, {**entry, "likelihood": 4, "impact": 4}) == [
        "matrix-against-level"
    ]
    ex.assess(issue, level=2)
    assert returned(ex, entry) == []


def test_only_an_accepted_special_report_opens_the_way_to_the_timdu(
    ex: Exercise,
) -> None:
    """Sent back, it unlocks nothing; its questions answered, it does."""
    issue = deep.known(ex)
    assert returned(ex, {"kind": "special", **special(ex, recommended=0)})
    assert ex.act("A05", "bupati", issue=issue).code == "precondition"
    assert ex.reply(last(ex).id, "Kami sarankan pilihan 1.").ok
    assert ex.act("A05", "bupati", issue=issue).code == "precondition"
    ex.advance(hours=30)
    assert last(ex).status == "accepted"
    assert ex.act("A05", "bupati", issue=issue).ok


def test_a_special_report_is_the_act_a03(ex: Exercise) -> None:
    """It stands among the acts, at the act's cost, complete or not."""
    hours = ex.seat.world.state.staff_minutes
    ex.special(**special(ex))
    ex.special(**special(ex, facts=""))
    assert [done.act.action for done in ex.record.acts] == ["A03", "A03"]
    assert hours - ex.seat.world.state.staff_minutes == 2 * 4 * 60
    assert sum(act.action.id == "A03" for act in ex.seat.world.state.acts) == 1


@pytest.mark.parametrize("to", ["timses", "petahana"])
def test_a_special_report_to_a_candidate_is_unlawful(ex: Exercise, to: str) -> None:
    """It is the act's own breach, sent back for good, and noted."""
    assert ex.special(**special(ex, recipient=to)).ok
    breach = ex.record.acts[-1].breaches[0]
    assert (breach.flag, breach.message) == ("unlawful", "a03-candidate")
    ex.advance(hours=30)
    assert (last(ex).status, last(ex).open) == ("returned", False)
    assert [flag.ask for flag in ex.record.flags] == ["partisan"]
    message = answers(ex, last(ex))[0].message
    assert message is not None
    assert "berpihak" in message("id")
    assert ex.reply(last(ex).id, "Maaf.").code == "invalid"


def test_a_wrong_recipient_sends_it_back_with_the_reason(ex: Exercise) -> None:
    """The reason stands where the questions would; there is nothing to reply."""
    ex.daily(**{**DAILY, "recipient": "kpu"})
    ex.advance(hours=30)
    (row,) = view(ex, "id")["documents"]["filed"]
    assert (row["status"], row["reply"]) == ("returned", False)
    assert "bukan penerima" in row["questions"][0]
    assert ex.record.flags == []


def test_personal_data_are_kept_as_a_note(ex: Exercise) -> None:
    """In the document or in a reply, the record shows it; a reply comes back too."""
    ex.daily(**{**DAILY, "situation": "Hubungi 081234567890"})
    ex.advance(hours=30)
    name = last(ex).id
    assert ex.reply(name, "Nomornya 0812 3456 7890.").ok
    ex.advance(hours=30)
    assert last(ex).status == "returned"
    assert [(flag.document, flag.ask) for flag in ex.record.flags] == [
        (name, "personal-data"), (name, "personal-data")
    ]  # fmt: skip
    assert ex.reply(name, "Nomor dihapus.").ok
    ex.advance(hours=30)
    assert last(ex).status == "accepted"


@pytest.mark.parametrize("name", ["d-1", "d-2", "d-99"])
def test_there_is_nothing_to_reply_to(ex: Exercise, name: str) -> None:
    """An accepted, a pending and an unknown document take no reply."""
    ex.daily(**DAILY)
    ex.advance(hours=12)
    ex.sipks(**sipks(ex))
    before = ex.decisions
    outcome = ex.reply(name, "Jawaban.")
    assert outcome.code == "invalid"
    assert name in outcome.message("id")
    assert ex.decisions == before


def test_a_later_entry_revises_the_earlier_one(ex: Exercise) -> None:
    """Filed anew on the same issue, the returned entry needs no reply any more."""
    assert returned(ex, {"kind": "sipks", **sipks(ex, place="")}) == ["empty"]
    first = last(ex)
    assert first.open
    ex.sipks(**sipks(ex))
    assert not first.open
    assert ex.reply(first.id, "Desa Tanjung.").code == "invalid"


def test_an_extra_document_changes_no_other_answer(ex: Exercise) -> None:
    """The hours belong to a kind and its ordinal: others are answered as before."""
    other = deep.started()
    other.sipks(**sipks(other))
    for one in (ex, other):
        one.daily(**DAILY)
        one.advance(hours=100)
    daily = [answers(one, last(one))[0].minute for one in (ex, other)]
    assert daily[0] == daily[1]
    seen = [{r.id for r in one.inbox if r.kind == "report"} for one in (ex, other)]
    assert seen[0] == seen[1]


HOSTILE: list[dict[str, Any]] = [
    {**DAILY, "kind": "daily", "situation": None},
    {**DAILY, "kind": "daily", "situation": "x" * 4001},
    {**DAILY, "kind": "daily", "day": "-24"},
    {**DAILY, "kind": "daily", "day": 10**9},
    {**DAILY, "kind": "daily", "recipient": "nobody"},
    {**DAILY, "kind": "daily", "issues": [{"issue": "no-such", "level": 1}]},
    {**DAILY, "kind": "daily", "issues": [{"issue": "ceramah", "level": 9}]},
    {**DAILY, "kind": "daily", "issues": {"issue": "ceramah"}},
    {**DAILY, "kind": "daily", "because": ["nothing"]},
    {**DAILY, "kind": "daily", "more": 1},
    {"kind": "special"},
    {"kind": "rad", **RAD, "budget": -1},
    {"kind": "rad", **RAD, "budget": True},
    {"kind": "rad", **RAD, "priorities": [{"axis": "cuaca"}]},
    {"kind": "rad", **RAD, "priorities": RAD["priorities"] * 7},
    {"kind": "rad-report", **REPORT, "period": "B.13"},
    {"kind": "vulnerability", "scores": {"nowhere": {"konteks": 1}}, "notes": ""},
    {"kind": "vulnerability", "scores": {"muararuai": {"cuaca": 1}}, "notes": ""},
    {"kind": "vulnerability", "scores": {"muararuai": {"konteks": 101}}, "notes": ""},
    {"kind": "vulnerability", "scores": {"muararuai": {"konteks": 0.5}}, "notes": ""},
    {"kind": "vulnerability", "scores": [1], "notes": ""},
    {"kind": "self-assessment", "scores": {"cuaca": 1}, "evidence": "",
     "improvement": ""},
    {"kind": "reply", "document": "d-1", "text": "  "},
    {"kind": "reply", "document": "1", "text": "x"},
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_malformed_documents_are_refused_whole(ex: Exercise, number: int) -> None:
    """Nothing is recorded, nothing is spent, the message is for a person."""
    before, hours = ex.decisions, ex.seat.world.state.staff_minutes
    outcome = ex.decide(HOSTILE[number])
    assert outcome.code == "invalid"
    assert outcome.message("id")
    assert outcome.message("en")
    assert (ex.decisions, ex.record.documents) == (before, [])
    assert ex.seat.world.state.staff_minutes == hours


def longest(ex: Exercise, kind: str, letter: str) -> dict[str, Any]:
    """Return a document with every text, list and citation as long as allowed."""
    fields = every(ex)[kind]
    model = type(PARSER.validate_python({**fields, "t": ex.now}))
    grown: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        value = fields.get(name, field.default)
        limits = [getattr(mark, "max_length", None) for mark in field.metadata]
        most = next((limit for limit in limits if limit), None)
        if isinstance(value, str) and most:
            grown[name] = letter * most
    grown["because"] = [report.id for report in ex.inbox[:50]]
    if kind == "special":
        option = {"text": letter * 1000, "risk": letter * 1000, "authority": "bupati"}
        grown["options"] = [option] * 6
    if kind == "rad":
        row = {**RAD["priorities"][0], "text": letter * 1000}
        grown["priorities"] = [row] * 12
    if "because" not in model.model_fields:
        del grown["because"]
    return {**fields, **grown}


@pytest.mark.parametrize("kind", KINDS)
def test_the_longest_document_fits_on_a_line_of_the_journal(
    tmp_path: Path, kind: str
) -> None:
    """In plain letters whatever the form takes is taken, and can be read again."""
    path = tmp_path / "jurnal.jsonl"
    ex = Exercise(deep.scenario(duties=False), 7, path, hints=False)
    ex.begin("p")
    ex.advance(day=-14, hour=8)
    assert len(ex.inbox) >= 50
    assert ex.decide(longest(ex, kind, "x")).code != "invalid"
    lines = path.read_bytes().splitlines()
    assert max(map(len, lines)) <= journals.LINE_LIMIT
    assert journals.read(path).decisions == ex.decisions


@pytest.mark.parametrize("kind", ["LI", "daily", "special", "sipks"])
def test_a_document_too_long_to_be_written_is_refused(
    tmp_path: Path, kind: str
) -> None:
    """Letters that take twelve bytes each do not make a journal unreadable."""
    path = tmp_path / "jurnal.jsonl"
    ex = Exercise(deep.scenario(duties=False), 7, path, hints=False)
    ex.begin("p")
    ex.advance(day=-24, hour=8)
    before = path.read_bytes()
    outcome = ex.decide(longest(ex, kind, "🙂"))
    assert outcome.code == "invalid"
    assert "terlalu panjang" in outcome.message("id")
    assert path.read_bytes() == before


note = st.text(max_size=40)
name = st.from_regex(r"[a-zA-Z0-9-]{1,12}", fullmatch=True)
decisions = st.one_of(
    st.fixed_dictionaries(
        {
            "kind": st.just("daily"), "day": st.integers(-366, 366), "situation": note,
            "assessment": note, "plan": note, "recipient": name,
            "issues": st.lists(
                st.fixed_dictionaries({"issue": name, "level": st.integers(0, 5)}),
                max_size=4,
            ),
        }
    ),
    st.fixed_dictionaries(
        {
            "kind": st.just("special"), "issue": name, "facts": note, "analysis": note,
            "options": st.lists(
                st.fixed_dictionaries({"text": note, "risk": note, "authority": name}),
                max_size=6,
            ),
            "recommended": st.integers(0, 6),
            "likelihood": st.none() | st.integers(0, 100), "recipient": name,
            "because": st.lists(name, max_size=4),
        }
    ),
    st.fixed_dictionaries(
        {
            "kind": st.just("vulnerability"), "notes": note,
            "scores": st.dictionaries(
                name, st.dictionaries(name, st.integers(0, 100), max_size=4), max_size=4
            ),
        }
    ),
    st.fixed_dictionaries(
        {"kind": st.just("reply"), "document": st.just("d-7"), "text": st.just("Ya.")}
    ),
)  # fmt: skip


@given(decisions, st.integers(0, 2_000_000))
def test_a_document_goes_through_the_journal_unchanged(
    fields: dict[str, Any], t: int
) -> None:
    """Written as JSON and read back, a decision is the same decision."""
    decision = PARSER.validate_python({**fields, "t": t})
    assert isinstance(decision, Decision)
    text = json.dumps(decision.model_dump(mode="json"))
    assert PARSER.validate_json(text) == decision


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)
STANDING = deep.started(3)


@given(
    st.sampled_from(["daily", "special", "sipks", "rad", "rad-report", "vulnerability",
                     "self-assessment", "reply"]),
    st.dictionaries(
        st.sampled_from(["issue", "options", "scores", "priorities", "issues", "text",
                         "recipient", "because", "likelihood", "document"]), anything,
    ),
)  # fmt: skip
def test_nothing_typed_into_a_form_raises(kind: str, fields: dict[str, Any]) -> None:
    """Whatever comes in, an outcome comes out, whole decisions over half ones."""
    assert isinstance(STANDING.decide({**fields, "kind": kind}).message("en"), str)


def test_an_exercise_with_documents_resumes_as_it_was(tmp_path: Path) -> None:
    """Replayed from its journal, every document has the same fate."""
    path = tmp_path / "jurnal.jsonl"
    ex = Exercise(deep.scenario(), 7, path, hints=False)
    ex.begin("p")
    ex.advance(day=-24, hour=8)
    ex.special(**special(ex, recommended=0))
    ex.daily(**DAILY)
    ex.advance(hours=20)
    ex.reply("d-1", "Pilihan 1.")
    ex.advance(hours=40)
    again = Exercise(deep.scenario(), 7, path, hints=False)
    again.resume(journals.read(path))
    assert again.inbox == ex.inbox
    assert view(again, "id") == view(ex, "id")
    twin = branch(ex.scenario, 7, ex.decisions)
    assert [one.status for one in twin.record.documents] == ["accepted", "accepted"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_can_be_drawn(ex: Exercise, language: Language) -> None:
    """A field has a name, a label, a type and what its type needs, all as JSON."""
    forms = static(ex, language)["documents"]
    assert tuple(form["id"] for form in forms) == KINDS
    json.dumps(forms)
    for form in forms:
        names = set(
            PARSER.validate_python({**every(ex)[form["id"]], "t": 0}).model_dump()
        )
        for field in form["fields"]:
            assert field["label"]
            assert set(field.get("names", [field["name"]])) <= names
            if field["type"] in ("choice", "authority", "level", "district", "matrix"):
                assert field["options"]
            if field["type"] == "list":
                assert [cell["label"] for cell in field["fields"]]
            if field["type"] == "scores":
                assert field["columns"]


def test_who_may_receive_what_is_told_only_with_hints(ex: Exercise) -> None:
    """To know the proper reader is part of the task."""
    assert all(form["recipients"] is None for form in static(ex, "id")["documents"])
    hinted = Exercise(deep.scenario(), 7, None, hints=True)
    assert all(form["recipients"] for form in static(hinted, "id")["documents"])


def test_a_view_of_format_one_has_the_keys_and_nothing_in_them() -> None:
    """Older exercises show what they showed."""
    old = Exercise.open("muara-sendaru", seed=7, participant="p")
    assert static(old, "id")["documents"] == []
    shown = view(old, "id")
    assert [shown[key] for key in ("documents", "board", "situation")] == [None] * 3


def test_what_a_reader_will_ask_is_not_known_before_he_asks(ex: Exercise) -> None:
    """A document on its way shows no question."""
    ex.daily(**{**DAILY, "plan": ""})
    (row,) = view(ex, "id")["documents"]["filed"]
    assert (row["status"], row["questions"]) == ("sent", [])


def test_the_timeline_lists_documents_and_replies(ex: Exercise) -> None:
    """Each once, in order of time, by name."""
    ex.file(**li(ex))
    ex.sipks(**sipks(ex, place=""))
    ex.advance(hours=60)
    ex.reply(last(ex).id, "Desa Tanjung.")
    rows = [row["text"] for row in timeline(ex, "en") if row["kind"] == "file"]
    assert len(rows) == 3
    assert rows[0].startswith("Information report (LI)")
    assert rows[1].startswith("SIPKS entry")
    assert rows[2].startswith("Reply to questions")


def test_the_log_tells_the_course_of_a_document(ex: Exercise) -> None:
    """Sent by the trainee, sent back by its reader, answered, accepted."""
    returned(ex, {"kind": "daily", **DAILY, "plan": ""})
    ex.reply("d-1", "Pantau pasar.")
    ex.advance(hours=30)
    log = ex.seat.world.state.log
    lines = [(e.detail, e.cause) for e in log if e.kind == "document"]
    assert lines == [
        ("daily/sent", "trainee"), ("daily/returned", "sekda"),
        ("daily/answered", "trainee"), ("daily/accepted", "sekda"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("0812-3456-7890", True),
        ("+62 812 3456 7890", True),
        ("NIK 3201012345670001", True),
        ("pukul 08.00-10.30, 300 orang", False),
        ("Rp 1.500.000.000", False),
        ("H-24 pukul 08.15, 120 orang, 2 korban", False),
        ("TPS 081", False),
    ],
)
def test_what_looks_like_personal_data(ex: Exercise, text: str, holds: bool) -> None:
    """Telephone and identity numbers do; times, sums of money and counts do not."""
    assert ex.scenario.documents is not None
    assert personal(text, ex.scenario.documents.personal) is holds


def test_words_of_opinion_are_found_whole(ex: Exercise) -> None:
    """As words, in any case, each once; not within other words."""
    assert ex.scenario.documents is not None
    words = ex.scenario.documents.opinion.words
    assert opinions("MUNGKIN hari ini, mungkin besok", words) == ["mungkin"]
    assert opinions("Sekelompok orang berkumpul", words) == []
    assert opinions("Hampir pasti terjadi", words) == ["hampir pasti"]


def test_a_view_of_a_long_exercise_stays_small() -> None:
    """Hundreds of documents, questions and duties later it is some kilobytes."""
    ex = deep.opened(duties=True)
    while ex.advance(hours=8).ok:
        ex.daily(**{**DAILY, "plan": "", "situation": "Mungkin ramai, belum pasti."})
        for issue in list(ex.seat.world.state.known)[:2]:
            ex.assess(issue, level=2)
            ex.sipks(**sipks(ex, issue=issue, place=""))
    assert len(ex.record.documents) > 200
    shown = view(ex, "id")
    assert len(json.dumps(shown)) < 45_000
    assert len(json.dumps(shown["documents"])) < 20_000
    assert len(shown["documents"]["filed"]) <= 30
    assert shown["documents"]["total"] > 150
