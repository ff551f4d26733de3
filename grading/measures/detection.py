"""D1, early warning: alerts against the threats this seed holds if nobody acts.

Credit rises from T−early to T−best, stays full to T−latest useful, and falls to nothing
at T; the best alert in the window counts; a miss is −1; a false alarm costs ``c`` (set
from break-even, so that always alarming does not pay). The utility is normalised
between inaction (0) and an oracle (1). After the PhysioNet 2019 utility; see the
scoring guide.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from grading.key.model import Detection
from grading.reference import Reference, reaching
from grading.result import Alert, Dimension, Episode
from sim.exercise import Exercise
from sim.i18n import N_, Authored, Message
from sim.world.calendar import time_label
from sim.world.chance import DAY
from sim.world.effects import effects_of
from sim.world.issues import CROWD, UNDER_WAY


@dataclass(frozen=True)
class Detected:
    """D1 with what it was made of."""

    dimension: Dimension
    episodes: tuple[Episode, ...]
    alerts: tuple[Alert, ...]
    false_alarms: int
    figures: dict[str, float | None]


def credit(rules: Detection, lead_hours: float) -> float:
    """Return what an alert this long before T is worth, 0 to 1."""
    early, best, latest = rules.early_hours, rules.best_hours, rules.latest_useful_hours
    if lead_hours > early or lead_hours <= 0:
        return 0.0
    if lead_hours > best:
        return (early - lead_hours) / (early - best)
    return 1.0 if lead_hours >= latest else lead_hours / latest


def instants(ex: Exercise, issue: str, rules: Detection, end: int) -> list[int]:
    """Return when the trainee alarmed for an issue.

    Each alert when raised or said again, and once more for every refractory period that
    it is left standing.
    """
    times: list[int] = []
    step = round(rules.refractory_hours * 60)
    own = [a for a in ex.record.assessments if a.issue == issue]
    for place, item in enumerate(own):
        if item.level >= rules.alert_level:
            until = own[place + 1].t if place + 1 < len(own) else end
            times += range(item.t, max(until, item.t + 1), step)
    return times


def detect(
    ex: Exercise, outcome: Exercise, reference: Reference, rules: Detection
) -> Detected:
    """Judge a trainee's alerts, standing until the desk was left."""
    alerts: list[Alert] = []
    episodes: list[Episode] = []
    left = ex.now + 1
    for issue in ex.seat.world.state.issues:
        breaks = reaching(reference.inaction, issue, rules.reaches)
        runs = (reference.inaction, outcome)
        if provoked(ex, issue):  # a fire of one's own making is no reason for an alarm
            runs = (reference.inaction, reference.inaction)
        found = _judge(ex, runs, issue, breaks, rules, left)
        alerts += found
        if breaks is not None:
            episodes.append(_episode(issue, breaks, found))
    false = false_alarms(alerts, rules)
    raw = _normalised(ex, outcome, episodes, false, rules)
    known = list(reference.inaction.seat.world.state.known)
    judged = sum(ex.record.level(issue) is not None for issue in known)
    figures = _figures(episodes, false, left)
    evidence = _evidence(ex, episodes, false)
    score = max(0.0, min(1.0, raw))
    dimension = Dimension("D1", score, raw, judged, len(known), evidence)
    return Detected(dimension, tuple(episodes), tuple(alerts), false, figures)


def provoked(ex: Exercise, issue: str) -> bool:
    """Return whether the trainee used force that reached ``issue``."""
    state = ex.seat.world.state
    home = state.issues[issue].home
    return any(
        act.status != "declined"
        and (act.issue or issue, act.district or home) == (issue, home)
        and any(effect.kind == "force" for effect in effects_of(act))
        for act in state.acts
    )


def _judge(
    ex: Exercise,
    runs: tuple[Exercise, Exercise],
    issue: str,
    breaks: int | None,
    rules: Detection,
    left: int,
) -> list[Alert]:
    alerts = []
    for minute in instants(ex, issue, rules, left):
        value = credit(rules, (breaks - minute) / 60) if breaks is not None else 0.0
        if breaks is not None and minute >= breaks:
            verdict = "after"
        elif value > 0:
            verdict = "hit"
        elif any(_warranted(run, issue, minute, rules) for run in runs):
            verdict = "right-level"
        else:
            verdict = "false"
        alerts.append(Alert(issue, minute, verdict, value))
    return alerts


def _warranted(run: Exercise, issue: str, minute: int, rules: Detection) -> bool:
    """Return whether there was something to warn of.

    A real cause under way, or an issue at the threshold now or within ``early``; and a
    refractory period longer, because the office hears of calm late. Such an alert earns
    nothing by itself and is no false alarm, even if nothing breaks.
    """
    state = run.seat.world.state.issues[issue]
    path = state.path
    spans = zip(path, [*path[1:], (run.seat.world.state.end, "settled")], strict=True)
    early = round(rules.early_hours * 60)
    later = round(rules.refractory_hours * 60)
    for (begin, stage), (end, _) in spans:
        if stage in CROWD and begin - early <= minute < end + later:
            return True
        real = state.variant == "real" and stage in UNDER_WAY
        if real and begin <= minute < end + later:
            return True
    return False


def _episode(issue: str, breaks: int, alerts: list[Alert]) -> Episode:
    best = max(alerts, key=lambda alert: alert.credit, default=None)
    if best is None or best.credit <= 0:
        return Episode(issue, breaks, 0.0, None)
    first = min(alert.minute for alert in alerts if alert.credit > 0)
    return Episode(issue, breaks, best.credit, (breaks - first) / 60)


def false_alarms(alerts: list[Alert], rules: Detection) -> int:
    """Count false alarms; those of one issue within a refractory period are one."""
    count = 0
    last: dict[str, int] = {}
    for alert in sorted(alerts, key=lambda a: (a.issue, a.minute)):
        if alert.verdict == "false":
            before = last.get(alert.issue)
            if before is None or alert.minute - before >= rules.refractory_hours * 60:
                count += 1
                last[alert.issue] = alert.minute
    return count


def utility(episodes: list[Episode], false: int, cost: float) -> float:
    """Return Σ credit − misses − cost × false alarms."""
    return sum(e.credit if e.credit > 0 else -1.0 for e in episodes) - cost * false


def _normalised(
    ex: Exercise,
    outcome: Exercise,
    episodes: list[Episode],
    false: int,
    rules: Detection,
) -> float:
    cost = rules.false_alarm_cost
    if episodes:
        inaction, oracle = -float(len(episodes)), float(len(episodes))
        return (utility(episodes, false, cost) - inaction) / (oracle - inaction)
    return _restraint(ex, outcome, false, rules)


def _restraint(ex: Exercise, outcome: Exercise, false: int, rules: Detection) -> float:
    """Judge a regency in which nothing breaks: restraint counts if it was stated.

    An issue that was heard of and never assessed earns nothing (unassessed is not
    passed); false alarms cost what they cost elsewhere, against one episode.
    """
    known = list(outcome.seat.world.state.known)
    stated = sum(ex.record.level(issue) is not None for issue in known)
    if not known:
        return 0.0
    return stated / len(known) - rules.false_alarm_cost * false / 2


def _figures(episodes: list[Episode], false: int, end: int) -> dict[str, float | None]:
    leads = [e.lead_hours for e in episodes if e.lead_hours is not None]
    return {
        "episodes": float(len(episodes)),
        "detected": float(len(leads)),
        "median-lead-hours": median(leads) if leads else None,
        "false-alarms-per-week": false / (end / DAY / 7),
    }


def _evidence(ex: Exercise, episodes: list[Episode], false: int) -> tuple[Message, ...]:
    lines = []
    names = ex.scenario.texts
    for episode in episodes:
        issue = Authored(
            {lang: text.issues[episode.issue] for lang, text in names.items()}
        )
        when = time_label(ex.scenario, episode.minute)
        if episode.lead_hours is None:
            text = N_("{issue}: tidak terdeteksi; tanpa tindakan pecah {when}.")
            lines.append(Message(text, {"issue": issue, "when": when}))
        else:
            text = N_(
                "{issue}: terdeteksi {lead} jam sebelum waktu pecah tanpa tindakan "
                "({when}); nilai {credit}%."
            )
            values = {"issue": issue, "when": when, "lead": round(episode.lead_hours),
                      "credit": round(100 * episode.credit)}  # fmt: skip
            lines.append(Message(text, values))
    if not episodes:
        lines.append(Message(N_("Tanpa tindakan pun tidak ada isu yang pecah.")))
    lines.append(Message(N_("Peringatan keliru: {count}."), {"count": false}))
    return tuple(lines)
