"""What the scores are measured by: episodes, questions, penalties, harms, texts."""

from __future__ import annotations

from collections.abc import Iterator

from grading.key.anchors import load_guide
from grading.key.fault import Fault, fault, twice, unknown
from grading.key.model import FEATURES, Harm, Key
from grading.key.setting import Setting
from sim.i18n import N_
from sim.scenario.tree import Path

COSTS_MARKS = ("serious", "critical")
OPPOSED: dict[str, tuple[str, ...]] = {  # grounds on which such a harm may be done
    "always": (),
    "unchecked": ("first",),
    "unsupported": ("first", "checked", "refuted"),
    "refuted": ("checked", "refuted"),
}
NO_ISSUE = N_("Isu {name} tidak ada di skenario ini.")
NO_ACTION = N_("Skenario ini tidak menawarkan tindakan {name}.")


def check(key: Key, setting: Setting) -> Iterator[Fault]:
    """Yield what is wrong with how scores are measured."""
    yield from _windows(key)
    yield from _episodes(key, setting)
    yield from _questions(key, setting)
    yield from _penalties(key)
    yield from _neutral(key, setting)
    yield from twice(("harms",), [h.id for h in key.harms], N_("Id {name} dua kali."))
    for place, harm in enumerate(key.harms):
        yield from _harm(harm, ("harms", place), key, setting)
    yield from _texts(key, setting)
    yield from _total(key)


def _windows(key: Key) -> Iterator[Fault]:
    rules = key.detection
    ordered = rules.early_hours > rules.best_hours > rules.latest_useful_hours
    if not ordered:
        yield fault(
            ("detection", "early_hours"),
            N_(
                "Jendela deteksi tidak berurutan: {early}, {best} dan {latest} jam "
                "sebelum kejadian."
            ),
            N_(
                "Tulis early_hours lebih besar dari best_hours, dan best_hours lebih "
                "besar dari latest_useful_hours."
            ),
            early=rules.early_hours,
            best=rules.best_hours,
            latest=rules.latest_useful_hours,
        )
    if rules.false_alarm_cost <= rules.break_even:
        yield fault(
            ("detection", "false_alarm_cost"),
            N_("Dengan biaya {cost}, selalu memberi alarm tidak pernah merugikan."),
            N_("Tulis biaya di atas titik impas {even}; 1,5 sampai 2 kalinya lazim."),
            cost=rules.false_alarm_cost,
            even=rules.break_even,
        )


def _episodes(key: Key, setting: Setting) -> Iterator[Fault]:
    stage = key.detection.reaches
    able = {i.id for i in setting.issues.values() if stage in setting.stages(i)}
    if not able:
        yield fault(
            ("detection", "reaches"),
            N_(
                "Tidak ada isu yang dapat mencapai tahap {stage}: tak ada yang "
                "dideteksi."
            ),
            N_("Pilih tahap yang dapat dicapai, misalnya threshold."),
            stage=stage,
        )
    for name in key.detection.episodes:
        where: Path = ("detection", "episodes", name)
        if name not in setting.issues:
            yield unknown(where, NO_ISSUE, name, setting.issues)
        elif name not in able:
            yield fault(
                where,
                N_("Isu {issue} tidak pernah dapat mencapai tahap {stage}."),
                N_("Hapus episode ini, atau beri isu itu jalan ke sana di skenario."),
                issue=name,
                stage=stage,
            )
    for name in able - set(key.detection.episodes) if key.detection.episodes else ():
        yield fault(
            ("detection", "episodes"),
            N_("Isu {issue} dapat menjadi episode, tetapi alasannya tidak ditulis."),
            N_("Tambah isu itu di episodes dengan reason dan basis."),
            issue=name,
        )


def _questions(key: Key, setting: Setting) -> Iterator[Fault]:
    questions = {one.id: one for one in setting.scenario.world.questions}
    table: Path = ("calibration", "estimates")
    for name in key.calibration.estimates:
        if name not in questions:
            text = N_("Pertanyaan {name} tidak ada di skenario ini.")
            yield unknown((*table, name), text, name, questions)
    yield from _weights(key, table)
    for name, one in questions.items():
        if name not in key.calibration.estimates:
            yield fault(
                table,
                N_("Pertanyaan {question} tidak mempunyai taksiran acuan."),
                N_("Tambah taksirannya, atau hapus pertanyaan itu dari skenario."),
                question=name,
            )
        issue = setting.issues.get(one.issue)
        if issue is not None and one.reaches not in setting.stages(issue):
            yield fault(
                (*table, name),
                N_(
                    "Pertanyaan {question} selalu berjawab tidak: isunya tidak dapat "
                    "mencapai {stage}."
                ),
                N_("Ganti tahap yang ditanyakan di skenario."),
                question=name,
                stage=one.reaches,
            )


def _weights(key: Key, table: Path) -> Iterator[Fault]:
    """What nobody measures would weigh nothing, without a word."""
    for question, estimate in key.calibration.estimates.items():
        for name in estimate.weights:
            if name not in FEATURES:
                text = N_("Taksiran tidak mengenal bobot {name}.")
                yield unknown((*table, question, "weights", name), text, name, FEATURES)


def _penalties(key: Key) -> Iterator[Fault]:
    rules = key.penalties
    if not rules.note <= rules.serious <= rules.critical:
        yield fault(
            ("penalties", "critical"),
            N_("Pengurangan tidak bertingkat: catatan, berat, lalu kritis."),
            N_(
                "Tulis note tidak lebih dari serious, dan serious tidak lebih dari "
                "critical."
            ),
        )
    if rules.cap_critical > rules.cap_serious:
        yield fault(
            ("penalties", "cap_critical"),
            N_("Pelanggaran kritis dibatasi lebih ringan daripada yang berat."),
            N_("Tulis cap_critical tidak lebih dari cap_serious."),
        )


def _neutral(key: Key, setting: Setting) -> Iterator[Fault]:
    for name in key.neutral:
        if name not in setting.actions:
            yield unknown(("neutral", name), NO_ACTION, name, setting.actions)


def _harm(harm: Harm, path: Path, key: Key, setting: Setting) -> Iterator[Fault]:
    if harm.issue is not None and harm.issue not in setting.issues:
        yield unknown((*path, "issue"), NO_ISSUE, harm.issue, setting.issues)
    for place, name in enumerate(harm.actions):
        where = (*path, "actions", place)
        action = setting.actions.get(name)
        if action is None:
            yield unknown(where, NO_ACTION, name, setting.actions)
            continue
        manners = [manner.id for manner in action.manners]
        if harm.manner is not None and harm.manner not in manners:
            text = N_("Tindakan ini tidak mempunyai cara {name}.")
            yield unknown((*path, "manner"), text, harm.manner, manners)
        barred = any(
            rule.severity in COSTS_MARKS
            and rule.when in (None, "always")
            and rule.manner in (None, harm.manner)
            for rule in action.conduct
        )
        if barred:
            yield fault(
                where,
                N_("{action} dengan cara ini sudah dihukum sebagai pelanggaran."),
                N_("Hapus butir ini; satu kesalahan tidak dihitung dua kali."),
                action=name,
            )
        yield from _asked_for(harm, name, where, key)


def _asked_for(harm: Harm, action: str, where: Path, key: Key) -> Iterator[Fault]:
    """What the key asks for it must not call harmful."""
    items = [item for plan in key.plans for item in plan.items]
    for item in items:
        manner = harm.manner in (None, item.manner)
        issue = harm.issue in (None, item.issue)
        opposed = harm.when == "always" or item.ground in OPPOSED[harm.when]
        if item.action == action and manner and issue and opposed:
            yield fault(
                where,
                N_("Butir {item} meminta apa yang di sini disebut merugikan."),
                N_(
                    "Batasi kerugian ini pada cara, isu atau keadaan, atau ubah "
                    "butirnya."
                ),
                item=item.id,
            )
            return


def _texts(key: Key, setting: Setting) -> Iterator[Fault]:
    if key.reasoning is None:
        return
    readable = set(load_guide().parts) & setting.documents
    for place, name in enumerate(key.reasoning.documents):
        if name not in readable:
            where = ("reasoning", "documents", place)
            text = N_("Dokumen {name} tidak ditulis di skenario ini.")
            yield unknown(where, text, name, readable)


def _total(key: Key) -> Iterator[Fault]:
    if key.total is None:
        return
    given = {
        "D3": key.judgement is not None,
        "D5": key.reasoning is not None,
    }
    for name in key.total.weights:
        if not given.get(name, True):
            yield fault(
                ("total", "weights", name),
                N_("{dimension} diberi bobot, tetapi kunci ini tidak memintanya."),
                N_("Hapus bobot ini, atau tambah bagiannya di kunci."),
                dimension=name,
            )
    if sum(key.total.weights.values()) <= 0:
        yield fault(
            ("total", "weights"),
            N_("Semua bobot nol."),
            N_("Beri bobot di atas nol kepada sekurang-kurangnya satu dimensi."),
        )
