"""The parts of a scenario card, each a plain function of scenario, key and seeds."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from grading.card.judgement import judgement
from grading.card.shape import Row, Section, percent, row
from grading.key.checks.time import day
from grading.key.model import DimensionName, Key
from grading.reference import reaching
from sim.i18n import N_, Authored, Message
from sim.policies import play
from sim.policies.simple import never
from sim.scenario.model import Scenario
from sim.world.actions import rupiah
from sim.world.result import decimal

DIMENSIONS: dict[DimensionName, str] = {
    "D1": N_("Deteksi (D1)"),
    "D2": N_("Kalibrasi (D2)"),
    "D3": N_("Penilaian (D3)"),
    "D4": N_("Rencana tanggapan (D4)"),
    "D5": N_("Penalaran dan komunikasi (D5)"),
}
Part = Callable[[Scenario, Key, Sequence[int]], Section | None]


def _scenario(scenario: Scenario, key: Key, worlds: Sequence[int]) -> Section:
    world = scenario.world
    days = {
        "count": world.end_day - world.start_day + 1,
        "first": day(world.start_day),
        "last": day(world.end_day),
    }
    have = world.resources
    means = {
        "hours": have.staff_hours_per_day,
        "teams": have.teams,
        "rupiah": rupiah(have.rupiah),
    }
    return Section(
        Message(N_("Skenario")),
        (
            row(N_("Kabupaten"), N_("{name} (rekaan)"), name=world.regency),
            row(N_("Lama"), N_("{count} hari, H{first} sampai H{last}"), **days),
            row(N_("Kecamatan"), N_("{count}"), count=len(world.districts)),
            row(N_("Sumber berita"), N_("{count}"), count=len(scenario.sources)),
            row(N_("Tindakan"), N_("{count}"), count=len(world.actions)),
            row(
                N_("Sumber daya kantor"),
                N_("{hours} jam staf sehari, {teams} tim, Rp{rupiah}"),
                **means,
            ),
            row(
                N_("Versi"),
                N_("{version}, sidik {print}"),
                version=world.version,
                print=scenario.fingerprint[:12],
            ),
        ),
    )


def _issues(scenario: Scenario, key: Key, worlds: Sequence[int]) -> Section:
    """How often each issue becomes a threat when nobody acts, and all together."""
    counts = dict.fromkeys((issue.id for issue in scenario.issues), 0)
    for seed in worlds:
        run = play(never, scenario, seed=seed)
        for issue in counts:
            counts[issue] += reaching(run, issue, key.detection.reaches) is not None
    rows: list[Row] = []
    for one in scenario.issues:
        values = {
            "rate": percent(counts[one.id] / len(worlds)),
            "benign": percent(one.variants.get("benign", 0)),
        }
        said = N_("menjadi gangguan {rate}; tanpa sebab yang berbahaya {benign}")
        rows.append((_issue(scenario, one.id), Message(said, values)))
    rate = sum(counts.values()) / (len(worlds) * len(counts))
    text = N_("{rate} dari isu, dihitung dari {worlds} dunia tanpa tindakan")
    rate_row = row(N_("Angka kejadian"), text, rate=percent(rate), worlds=len(worlds))
    calm = sum(one.variants.get("benign", 0) for one in scenario.issues) / len(counts)
    drawn = N_("{share} dari undian sebab; keadaan sebenarnya diundi tiap permainan")
    rows[:0] = [rate_row, row(N_("Undian tak berbahaya"), drawn, share=percent(calm))]
    return Section(Message(N_("Isu")), tuple(rows))


def _key(scenario: Scenario, key: Key, worlds: Sequence[int]) -> Section:
    items = [item for plan in key.plans for item in plan.items]
    basis = {
        "authored": N_("ditulis proyek dari hukum dan bukti; belum ada suara panel"),
        "panel": N_("suara panel"),
    }
    asked: list[DimensionName] = ["D1", "D2", "D4"]
    asked += ["D3"] if key.judgement is not None else []
    asked += ["D5"] if key.reasoning is not None else []
    rows = [
        row(N_("Versi nilai"), N_("{version}"), version=key.score_version),
        row(N_("Dasar kunci"), basis[key.basis]),
        row(
            N_("Rencana yang diterima"),
            N_("{plans}, dengan {items} tindakan kunci, {must} di antaranya keharusan"),
            plans=len(key.plans),
            items=len(items),
            must=sum(item.critical for item in items),
        ),
        row(N_("Tindakan sah yang merugikan"), N_("{count}"), count=len(key.harms)),
    ]
    weights = key.total.weights if key.total is not None else {}
    for name in sorted(asked):
        text = N_("bobot {weight}") if weights else N_("dinilai sendiri, tanpa bobot")
        rows.append(row(DIMENSIONS[name], text, weight=decimal(weights.get(name, 0))))
    return Section(Message(N_("Kunci dan dimensi")), tuple(rows))


def _detection(scenario: Scenario, key: Key, worlds: Sequence[int]) -> Section:
    rules = key.detection
    hours = {
        "early": decimal(rules.early_hours),
        "best": decimal(rules.best_hours),
        "latest": decimal(rules.latest_useful_hours),
    }
    factor = rules.false_alarm_cost / rules.break_even if rules.break_even else 0
    cost = {
        "cost": decimal(rules.false_alarm_cost),
        "even": decimal(rules.break_even),
        "factor": decimal(round(factor, 2)),
    }
    return Section(
        Message(N_("Deteksi")),
        (
            row(
                N_("Jendela (jam sebelum gangguan)"),
                N_("mulai berguna {early}, penuh {best}, paling lambat {latest}"),
                **hours,
            ),
            row(
                N_("Biaya alarm palsu"),
                N_("{cost} = {factor} × titik impas {even}"),
                **cost,
            ),
            row(
                N_("Alarm yang berdekatan dihitung satu"),
                N_("dalam {hours} jam"),
                hours=decimal(rules.refractory_hours),
            ),
        ),
    )


def _questions(scenario: Scenario, key: Key, worlds: Sequence[int]) -> Section:
    texts = {language: text.questions for language, text in scenario.texts.items()}
    rows = [
        (
            Authored({language: text[name] for language, text in texts.items()}),
            Message(N_("angka dasar {rate}"), {"rate": percent(one.base_rate)}),
        )
        for name, one in key.calibration.estimates.items()
    ]
    return Section(Message(N_("Pertanyaan perkiraan")), tuple(rows))


def _conduct(scenario: Scenario, key: Key, worlds: Sequence[int]) -> Section:
    rules = key.penalties
    rows: list[Row] = []
    for name, off, cap in (
        (N_("Catatan"), rules.note, None),
        (N_("Pelanggaran berat"), rules.serious, rules.cap_serious),
        (N_("Pelanggaran kritis"), rules.critical, rules.cap_critical),
        (N_("Keharusan yang terlewat"), 0.0, rules.cap_missed),
    ):
        text = N_("mengurangi D4 {off}; tidak membatasi yang lain")
        if cap is not None:
            text = N_("mengurangi D4 {off}; setiap dimensi paling tinggi {cap}")
        values = {"off": percent(off), "cap": percent(cap or 0)}
        rows.append((Message(name), Message(text, values)))
    return Section(Message(N_("Perilaku")), tuple(rows))


def _issue(scenario: Scenario, issue: str) -> Authored:
    return Authored({n: text.issues[issue] for n, text in scenario.texts.items()})


PARTS: tuple[Part, ...] = (
    _scenario, _issues, _key, _detection, _questions, _conduct, judgement,
)  # fmt: skip
# What participants are to find out: how often issues break, and base rates.
ASKED: tuple[Part, ...] = (_issues, _questions)
