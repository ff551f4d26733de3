"""A key that does not fit its scenario is refused: where, what, and how to mend it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from grading import Key, load_key
from grading.key import KeyProblem
from grading.key.check import check
from grading.key.load import located, read, with_key
from grading.key.model import FEATURES
from grading.key.reachable import examine, reachable
from grading.key.setting import Setting
from grading.measures.estimate import features
from sim.exercise import Exercise
from sim.i18n import LANGUAGES
from sim.scenario import load as scenarios
from sim.scenario.load import SCENARIOS, ScenarioError, load, names
from sim.scenario.model import Scenario

NAME = "muara-sendaru"
Data = dict[str, Any]
Break = Callable[[Data], object]


def item(data: Data, name: str, plan: int = 0) -> Data:
    """Return one of a plan's items, to be broken."""
    found: Data = next(i for i in data["plans"][plan]["items"] if i["id"] == name)
    return found


def put(name: str, **fields: object) -> Break:
    """Return a change of an item's fields."""
    return lambda data: item(data, name).update(fields)


def into(*path: str | int, **fields: object) -> Break:
    """Return a change of the fields of what lies at the end of ``path``."""

    def change(data: Data) -> None:
        place: Any = data
        for step in path:
            place = place[step]
        place.update(fields)

    return change


def drop(*path: str) -> Break:
    """Return the removal of what lies at the end of ``path``."""

    def change(data: Data) -> None:
        for step in path[:-1]:
            data = data[step]
        del data[path[-1]]

    return change


def without_checks(data: Data) -> None:
    """Take the cross-check of one issue out of the first plan."""
    items = data["plans"][0]["items"]
    data["plans"][0]["items"] = [i for i in items if i["id"] != "dpt-periksa"]
    for one in data["plans"][0]["items"]:
        one.pop("after", None)


def circle(data: Data) -> None:
    """Let two items each come after the other."""
    item(data, "dpt-lapsus")["after"] = ["dpt-timdu"]


def voted(data: Data) -> None:
    """Make up a panel's votes."""
    data["judgement"]["votes"] = {"content/relayed": {"6": 12}}


def asked(data: Data) -> None:
    """Weigh a dimension that the key does not ask for."""
    del data["judgement"]
    words = {"id": "karena diminta", "en": "because asked"}
    weights = {"D3": 1, "D4": 1}
    data["total"] = {"weights": weights, "reason": words, "basis": "made up [design]"}


def harm(**fields: object) -> Break:
    """Return a change of one of the harms."""

    def change(data: Data) -> None:
        harms = data["harms"]
        next(h for h in harms if h["id"] == "bantuan-tanpa-dasar").update(fields)

    return change


BROKEN: dict[str, tuple[Break, str, str]] = {
    "another scenario": (into(scenario="sagara-lawas"), "bukan “muara", "scenario"),
    "another version": (into(version=7), "versi 7", "version"),
    "unknown action": (put("dpt-li", action="A28"), "tidak menawarkan", "].action"),
    "a trap": (put("dpt-li", action="A25"), "itu jebakan", "[dpt-li].action"),
    "wrong authority": (
        put("ceramah-mediasi", authority="kpu"), "tidak berwenang", "].authority"
    ),
    "unknown manner": (put("dpt-lapsus", manner="lisan"), "cara “lisan”", "].manner"),
    "a breach": (put("dpt-lapsus", manner="kepada-petahana"), "melanggar", "].manner"),
    "a breach unless checked": (
        put("ceramah-klarifikasi", ground="first"), "melanggar", "].action"
    ),
    "unknown issue": (put("dpt-li", issue="dtp"), "dtp", "[dpt-li].issue"),
    "unknown district": (
        lambda d: item(d, "ceramah-patroli").update(district="kota")
        or item(d, "ceramah-patroli").pop("issue"),
        "Kecamatan “kota”",
        "].district",
    ),
    "two targets": (
        put("ceramah-patroli", district="sendarulaut"), "dua", "].district"
    ),
    "no target": (lambda d: item(d, "dpt-jalur").pop("issue"), "isunya", "].issue"),
    "unknown equivalent": (
        put("dpt-jalur", equivalents=[{"action": "A31", "factor": 0.5}]),
        "tidak menawarkan",
        "equivalents[1].action",
    ),
    "its own equivalent": (
        put("dpt-jalur", equivalents=[{"action": "A14", "factor": 0.5}]),
        "dirinya sendiri",
        "equivalents[1].action",
    ),
    "no weight": (put("dpt-li", weight=0), "Bobot nol", "[dpt-li].weight"),
    "twice": (put("dpt-li", id="dpt-periksa"), "dua kali", "].id"),
    "closes before it opens": (
        put("dpt-li", open_hours=30), "menutup sebelum", "].close_hours"
    ),
    "a day without one": (put("dpt-li", ground="day"), "memerlukan", "].day"),
    "a day outside": (
        put("dpt-li", ground="day", day=40), "di luar latihan", "].day"
    ),
    "before anybody could know": (
        put("konvoi-periksa", ground="day", day=-29), "belum seorang pun", "].day"
    ),
    "opens when it is over": (
        put("dpt-li", open_hours=1500, close_hours=1600), "latihan selesai", "].open"
    ),
    "a stage without its ground": (put("dpt-li", stage="rising"), "Tahap", "].stage"),
    "nobody asks for a check": (without_checks, "pernah meminta", "].ground"),
    "unknown order": (put("dpt-li", after=["dpt-cek"]), "dpt-cek", "].after[1]"),
    "a circle": (circle, "berputar", "].after"),
    "only later": (
        put("dpt-pantau", after=["konvoi-li"]) and
        put("dpt-periksa", after=["dpt-li"], close_hours=0, grace_hours=0),
        "jendela “dpt-periksa” lewat",
        "].after[1]",
    ),
    "windows out of order": (
        into("detection", best_hours=500), "tidak berurutan", "detection.early_hours"
    ),
    "alarms that never cost": (
        into("detection", false_alarm_cost=0.2), "selalu memberi alarm", "false_alarm"
    ),
    "no such episode": (
        into("detection", "episodes", banjir={
            "reason": {"id": "karena air", "en": "because of water"},
            "basis": "made up [design]",
        }),
        "banjir",
        "episodes.banjir",
    ),
    "an episode without a reason": (
        drop("detection", "episodes", "dpt"), "alasannya", "detection.episodes"
    ),
    "no such question": (
        lambda d: d["calibration"]["estimates"].update(
            {"banjir": d["calibration"]["estimates"]["dpt-memuncak"]}
        ),
        "banjir",
        "estimates.banjir",
    ),
    "no estimate": (
        drop("calibration", "estimates", "dpt-memuncak"), "taksiran acuan", "estimates"
    ),
    "penalties mixed up": (into("penalties", serious=0.9), "bertingkat", "critical"),
    "caps out of order": (into("penalties", cap_critical=0.9), "lebih ringan", "cap_"),
    "neutral unknown": (into("neutral", A28=1), "tidak menawarkan", "neutral.A28"),
    "harm unknown": (harm(actions=["A28"]), "tidak menawarkan", "actions[1]"),
    "harm in no manner": (harm(manner="lisan"), "lisan", "].manner"),
    "harm on no issue": (harm(issue="banjir"), "banjir", "].issue"),
    "harm that is a breach": (
        harm(manner="telepon-dandim"), "sudah dihukum", "actions[1]"
    ),
    "harm that is asked for": (
        harm(actions=["A18"], manner="dialogis", when="always"),
        "merugikan",
        "actions[1]",
    ),
    "harm of a check that may refute": (
        harm(actions=["A02"], manner=None, when="refuted"), "merugikan", "actions[1]"
    ),
    "harm twice": (harm(id="tunda-tanpa-dasar"), "dua kali", "harms[tunda"),
    "no such document": (
        into("reasoning", documents=["special"]), "special", "documents[1]"
    ),
    "no such teller": (
        lambda d: d["judgement"]["occasions"][5].update(teller="army"),
        "army",
        "].teller",
    ),
    "an estimate of nothing": (
        into("calibration", "estimates", "dpt-memuncak", "weights", risng=1.0),
        "risng",
        "weights.risng",
    ),
    "a reason in one language": (
        lambda d: item(d, "dpt-li")["reason"].pop("en"), "“en”", "[dpt-li].reason"
    ),
    "a panel without votes": (into(basis="panel"), "tidak memuat suara", "basis"),
    "made-up votes": (voted, "tidak pernah dikarang", "judgement.votes"),
    "a weight for nothing": (asked, "tidak memintanya", "total.weights.D3"),
    "a wrong word": (put("dpt-li", ground="seen"), "seen", "[dpt-li].ground"),
    "an unknown field": (put("dpt-li", windows=3), "windows", "[dpt-li].windows"),
}  # fmt: skip


@pytest.fixture(scope="module")
def text() -> str:
    """The key that ships, as it is written."""
    return (SCENARIOS / NAME / "key.yaml").read_text(encoding="utf-8")


def broken(change: Break, text: str, folder: Path) -> Path:
    """Write the key with one change."""
    data = yaml.load(text, yaml.CSafeLoader)
    change(data)
    path = folder / "key.yaml"
    written = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True)
    path.write_text(written, encoding="utf-8")
    return path


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_key_is_refused(kind: str, text: str, tmp_path: Path) -> None:
    """The file, the line, the field, what is wrong and how to mend it, in both."""
    change, words, field = BROKEN[kind]
    path = broken(change, text, tmp_path)
    with pytest.raises(KeyProblem) as refusal:
        load_key(NAME, path)
    told = [p for p in refusal.value.problems if words in p.message("id")]
    assert told, str(refusal.value)
    one = next((p for p in told if field in p.field), None)
    assert one is not None, [p.field for p in told]
    assert one.file == "key.yaml"
    assert one.line > 0
    for language in LANGUAGES:
        assert one.mend(language)
        assert "{" not in refusal.value.text(language)
    assert one.message("en") != one.message("id")


def test_what_an_estimate_may_weigh_is_what_is_measured(scenario: Scenario) -> None:
    """A weight that the check lets through always has something to weigh."""
    ex = Exercise(scenario, 1, None, hints=False)
    for question in scenario.world.questions:
        assert tuple(features(ex, question, ex.now)) == FEATURES


def test_the_line_is_the_one_in_the_file(text: str, tmp_path: Path) -> None:
    """Whoever opens the file at that line finds the mistake there."""
    lines = text.splitlines()
    place = next(n for n, line in enumerate(lines) if "authority: fkub" in line)
    lines[place] = lines[place].replace("fkub", "kpu-desa")
    path = tmp_path / "key.yaml"
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(KeyProblem) as refusal:
        load_key(NAME, path)
    assert [p.line for p in refusal.value.problems] == [place + 1]
    assert f"baris {place + 1}" in str(refusal.value)
    assert refusal.value._render_traceback_() == str(refusal.value).split("\n")


def test_everything_is_told_at_once(text: str, tmp_path: Path) -> None:
    """Three mistakes in three places are three problems, in the order of the file."""

    def change(data: Data) -> None:
        item(data, "dpt-li")["authority"] = "kpu"
        data["penalties"]["cap_critical"] = 0.9
        data["harms"][0]["issue"] = "banjir"

    with pytest.raises(KeyProblem) as refusal:
        load_key(NAME, broken(change, text, tmp_path))
    lines = [problem.line for problem in refusal.value.problems]
    assert len(lines) == 3
    assert lines == sorted(lines)


def test_what_is_no_key_at_all(tmp_path: Path) -> None:
    """Torn YAML, a list, nothing, another alphabet: a problem, never a traceback."""
    path = tmp_path / "key.yaml"
    for data in (b"plans: [", b"- 1\n- 2\n", b"", b"\xff\xfe\x00", b"a: &x [*x]\n"):
        path.write_bytes(data)
        with pytest.raises(KeyProblem) as refusal:
            load_key(NAME, path)
        assert "key.yaml" in str(refusal.value)


@pytest.mark.parametrize("name", names())
def test_the_keys_that_ship_fit(name: str) -> None:
    """The current one and every older score version that is kept."""
    files = [SCENARIOS / name / "key.yaml", *(SCENARIOS / name / "keys").glob("*.yaml")]
    assert len(files) > 1 or not (SCENARIOS / name / "keys").exists()
    for file in files:
        key, part = read(file)
        assert located(check(key, load(name)), part) == ()


@pytest.mark.parametrize("name", names())
def test_the_keys_that_ship_say_why(name: str) -> None:
    """Every episode, question, penalty and harm has its reason in both languages."""
    key = load_key(name)
    reasons = [item.reason for plan in key.plans for item in plan.items]
    reasons += [harm.reason for harm in key.harms]
    reasons += [why.reason for why in key.detection.episodes.values()]
    assert key.reasoning is not None
    assert key.lateness is not None
    reasons += [key.reasoning.reason, key.lateness.reason]
    for reason in (
        *(one.reason for one in key.calibration.estimates.values()),
        key.detection.reason,
        key.penalties.reason,
    ):
        assert reason is not None
        reasons.append(reason)
    for words in reasons:
        assert set(words) == set(LANGUAGES)
        assert words["id"] != words["en"]


# What a scenario makes possible


def test_a_stage_nothing_leads_to(scenario: Scenario, key: Key) -> None:
    """Without a way beyond rising there are no episodes, and answers are no."""
    issues = []
    for issue in scenario.issues:
        stages = [
            rule.model_copy(
                update={
                    "exits": tuple(
                        w for w in rule.exits if w.to not in ("threshold", "crisis")
                    )
                }
            )
            for rule in issue.stages
        ]
        issues.append(issue.model_copy(update={"stages": tuple(stages)}))
    calm = scenario.model_copy(update={"issues": tuple(issues)})
    said = [one.message("id") for one in check(key, calm)]
    assert any("Tidak ada isu yang dapat mencapai" in text for text in said)
    assert sum("selalu berjawab tidak" in text for text in said) == 3
    assert sum("tidak pernah dapat mencapai" in text for text in said) == 3
    steep = with_stage(key, "crisis")
    assert any("dilaporkan sampai tahap" in f.message("id") for f in check(steep, calm))
    assert not check(steep, scenario)


def with_stage(key: Key, stage: str) -> Key:
    """Let one item wait for reports of a stage."""
    plan = key.plans[0]
    items = tuple(
        i.model_copy(update={"ground": "corroborated", "stage": stage})
        if i.id == "dpt-keterbukaan"
        else i
        for i in plan.items
    )
    plans = (plan.model_copy(update={"items": items}), *key.plans[1:])
    return key.model_copy(update={"plans": plans})


def test_a_role_that_nobody_tells(scenario: Scenario, key: Key) -> None:
    """Sources that notice nothing leave every ground on an issue unknowable."""
    deaf = tuple(s.model_copy(update={"coverage": 0.0}) for s in scenario.sources)
    silent = scenario.model_copy(update={"sources": deaf})
    found = [f for f in check(key, silent) if "memberi tahu peran" in f.message("id")]
    items = [item for plan in key.plans for item in plan.items]
    assert len(found) == sum(item.ground != "day" for item in items)
    setting = Setting(silent)
    assert all(setting.heard(issue) is None for issue in silent.issues)


def test_an_act_no_office_could_pay(scenario: Scenario, key: Key) -> None:
    """An office with less staff than one act needs is told so; so is a poor one."""
    few = scenario.world.resources.model_copy(update={"staff_hours_per_day": 3})
    world = scenario.world.model_copy(update={"resources": few})
    small = scenario.model_copy(update={"world": world})
    said = [one.message("id") for one in check(key, small)]
    assert any("perlu 4 jam staf, ada 3 jam staf" in text for text in said)
    poor = scenario.world.resources.model_copy(update={"rupiah": 2_500_000})
    world = scenario.world.model_copy(update={"resources": poor})
    small = scenario.model_copy(update={"world": world})
    said = [one.message("id") for one in check(key, small)]
    assert any("selalu memerlukan 3000000 rupiah" in text for text in said)


# What only playing shows


def test_the_shipped_key_is_reached(key: Key, scenario: Scenario) -> None:
    """Every item comes about, and can be done, in one of the first worlds."""
    assert reachable(key, scenario) == []


def test_a_ground_that_never_comes_about(key: Key, scenario: Scenario) -> None:
    """Nine separate origins that tell of a crisis are never heard; it says so."""
    steep = with_stage(key, "crisis")
    plan = steep.plans[0]
    items = tuple(
        i.model_copy(update={"origins": 9}) if i.id == "dpt-keterbukaan" else i
        for i in plan.items
    )
    plans = (plan.model_copy(update={"items": items}), *steep.plans[1:])
    one = steep.model_copy(update={"plans": plans})
    (found,) = reachable(one, scenario, range(6))
    assert found.path[-1] == "ground"
    assert "Kunci tidak terjangkau" in found.message("id")
    assert "cukup banyak asal" in found.message("id")
    assert reachable(one, scenario, range(6)) == [found]


def test_an_act_that_is_always_refused(key: Key, scenario: Scenario) -> None:
    """Routes cannot be asked for once campaigning is over; the answer is quoted."""
    plan = key.plans[0]
    items = tuple(
        i.model_copy(
            update={"ground": "day", "day": -2, "after": (), "close_hours": 24.0}
        )
        if i.id == "konvoi-rute"
        else i
        for i in plan.items
    )
    plans = (plan.model_copy(update={"items": items}), *key.plans[1:])
    late = key.model_copy(update={"plans": plans})
    (found,) = reachable(late, scenario, range(6))
    assert found.path[-1] == "action"
    assert "ditolak di semua" in found.message("id")
    assert "kampanye" in found.message("id")


def test_a_key_is_examined_as_a_file(text: str, tmp_path: Path) -> None:
    """What playing shows is told with its line as well."""
    assert examine(SCENARIOS / NAME / "key.yaml", load(NAME)) == load_key(NAME)
    late = broken(put("konvoi-rute", ground="day", day=-2, after=[]), text, tmp_path)
    with pytest.raises(KeyProblem) as refusal:
        examine(late, load(NAME), range(6))
    (problem,) = refusal.value.problems
    assert problem.line > 0
    assert problem.field.endswith("[konvoi-rute].action")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder of one's own, with a key."""
    return shutil.copytree(SCENARIOS / NAME, tmp_path / NAME)


def change(file: Path, old: str, new: str) -> None:
    """Write something else where ``old`` first stands."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def told(folder: Path) -> set[tuple[str, str]]:
    """Return files and fields of all that is wrong with a scenario and its key."""
    with pytest.raises(ScenarioError) as caught:
        scenarios.examine(folder)
    every = with_key(caught.value, folder / "key.yaml").problems
    return {(one.file, one.field.rpartition(".")[2]) for one in every}


def test_faults_of_scenario_and_key_are_told_together(own: Path) -> None:
    """Whether the key has a wrong form or only does not fit."""
    change(own / "world.yaml", "neighbours: [", "neighbours: [entah, ")
    change(own / "key.yaml", "close_hours:", "close_hourz:")
    assert {one for one, _ in told(own)} == {"world.yaml", "key.yaml"}
    change(own / "key.yaml", "close_hourz:", "close_hours:")
    change(own / "key.yaml", "action: A05", "action: A99")
    assert ("key.yaml", "action") in told(own)


def test_a_key_is_not_held_against_what_cannot_be_read(own: Path) -> None:
    """Then only its form is told, and nothing is said twice."""
    change(own / "world.yaml", "start_day:", "start_dai:")
    change(own / "key.yaml", "action: A05", "action: A99")
    assert {one for one, _ in told(own)} == {"world.yaml"}
    (own / "key.yaml").unlink()
    assert {one for one, _ in told(own)} == {"world.yaml"}
