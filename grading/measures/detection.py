"""D1, early warning: alerts against the threats this seed holds if nobody acts.

Credit rises from T−early to T−best, stays full to T−latest useful, and falls to nothing
at T; the best alert in the window counts; a miss is −1; a false alarm costs ``c`` (set
from break-even, so that always alarming does not pay). The utility is normalised
between inaction (0) and the model response (1), or an oracle where the key names no
``anchor``. After the PhysioNet 2019 utility; see the scoring guide.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from operator import itemgetter
from statistics import median

from grading.key.model import Detection, Key
from grading.measures.known import delivered
from grading.measures.known import level as evidence_level
from grading.measures.restraint import informed
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
    worth: float = 2.0  # utility above inaction that counts as 1, for each episode
    spared: int = 0  # false alarms that cost nothing


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


def keeper(
    ex: Exercise, outcome: Exercise, issue: str, key: Key
) -> Callable[[int], bool]:
    """Return whether an alert raised at a minute was kept while its issue built up.

    One that is taken back before the issue came to rest in the trainee's own world has
    warned nobody: a robot that raises every alarm for an hour would pay for one false
    alarm each, and be credited with every hit. Unless what was told spoke for the alert
    when it was raised and no longer when it was taken back. Made once for an issue, so
    that thousands of alerts cost thousands of steps.
    """
    level = key.detection.alert_level

    @cache
    def told(at: int) -> bool:
        seen = delivered(outcome.inbox, at)
        return int(evidence_level(ex.scenario, issue, seen, at, key.levels)) >= level

    ends = _taken_back(ex, issue, level)

    def kept(minute: int) -> bool:
        raised, ended = ends[bisect_right(ends, minute, key=itemgetter(0)) - 1]
        if ended is None:
            return True
        rests = _stage(outcome, issue, ended) not in UNDER_WAY
        return rests or (told(raised) and not told(ended))

    return kept


def _taken_back(ex: Exercise, issue: str, level: int) -> list[tuple[int, int | None]]:
    """Return when each alert for an issue was raised, and when it was taken back."""
    ends: list[tuple[int, int | None]] = []
    lower: int | None = None
    for item in reversed(ex.record.assessments):
        if item.issue == issue and item.level < level:
            lower = item.t
        elif item.issue == issue:
            ends.append((item.t, lower))
    return ends[::-1]


def _stage(run: Exercise, issue: str, minute: int) -> str:
    path = run.seat.world.state.issues[issue].path
    return next((s for begin, s in reversed(path) if begin <= minute), "latent")


def detect(ex: Exercise, outcome: Exercise, reference: Reference, key: Key) -> Detected:
    """Judge a trainee's alerts, standing until the desk was left (or, with the key's
    ``steady``, until the end: who leaves an alarm behind has not taken it back)."""
    rules = key.detection
    alerts, episodes = warned(ex, outcome, reference, key)
    left = standing_until(ex, outcome, rules)
    false = false_alarms(alerts, rules)
    calm = informed(ex, outcome, key) if _informed(episodes, rules) else None
    worth = _worth(reference, key, len(episodes))
    spared = 0 if episodes else misled(reference, key)
    counted = max(0, false - spared)
    raw = _normalised(ex, outcome, episodes, counted, rules, calm, worth)
    known = list(reference.inaction.seat.world.state.known)
    judged = sum(ex.record.level(issue) is not None for issue in known)
    figures = _figures(episodes, false, left)
    if calm is not None:
        figures["restraint"] = calm
    evidence = _evidence(ex, episodes, false)
    score = max(0.0, min(1.0, raw))
    dimension = Dimension("D1", score, raw, judged, len(known), evidence)
    each = worth / len(episodes) if episodes else 2.0 * rules.calm_episodes
    return Detected(
        dimension, tuple(episodes), tuple(alerts), false, figures, each, spared
    )


def standing_until(ex: Exercise, outcome: Exercise, rules: Detection) -> int:
    """Return until when an alert that is not taken back stands, in minutes."""
    return outcome.seat.world.state.end if rules.steady else ex.now + 1


def warned(
    ex: Exercise, outcome: Exercise, reference: Reference, key: Key
) -> tuple[list[Alert], list[Episode]]:
    """Return every alert with its verdict, and the episodes of this seed."""
    rules = key.detection
    alerts: list[Alert] = []
    episodes: list[Episode] = []
    left = standing_until(ex, outcome, rules)
    for issue in ex.seat.world.state.issues:
        breaks = reaching(reference.inaction, issue, rules.reaches)
        runs = excused_by(ex, outcome, reference, issue)
        found = _judge(ex, runs, issue, breaks, rules, left)
        if rules.steady and breaks is not None:
            kept = keeper(ex, outcome, issue, key)
            found = [_steady(alert, kept) for alert in found]
        alerts += found
        if breaks is not None:
            episodes.append(_episode(issue, breaks, found))
    return alerts, episodes


def excused_by(
    ex: Exercise, outcome: Exercise, reference: Reference, issue: str
) -> tuple[Exercise, Exercise]:
    """Return the runs in which there may have been something to warn of.

    A fire of one's own making is no reason for an alarm.
    """
    if provoked(ex, issue):
        return reference.inaction, reference.inaction
    return reference.inaction, outcome


def _worth(reference: Reference, key: Key, episodes: int) -> float:
    """Return the utility above inaction that counts as 1.

    By an oracle: 2 for each episode, a hit instead of a miss. By the key's ``anchor``:
    what the model response gained in this very seed, with what was told in it, so that
    a seed in which little could be known is no fault of the participant's; of several
    models the least, since each is an acceptable way. But not less than a share of its
    usual gain: where the model failed it is no measure. The participant's own decisions
    have no part in it, so doing better never scores less.
    """
    anchor = key.detection.anchor
    if anchor is None or not episodes:
        return 2.0 * episodes
    found = min(gained(model, reference, key) for model in reference.models)
    return max(found, anchor.least * anchor.gain * episodes)


def misled(reference: Reference, key: Key) -> int:
    """Return how many false alarms cost nothing where nothing breaks.

    As many as the model response raised there: what was told misled it as well. None
    without the key's ``anchor``.
    """
    if key.detection.anchor is None:
        return 0
    return max(
        false_alarms(warned(model, model, reference, key)[0], key.detection)
        for model in reference.models
    )


def gained(run: Exercise, reference: Reference, key: Key) -> float:
    """Return the utility above inaction of a run that was played to the end."""
    alerts, episodes = warned(run, run, reference, key)
    false = false_alarms(alerts, key.detection)
    return utility(episodes, false, key.detection.false_alarm_cost) + len(episodes)


def _informed(episodes: list[Episode], rules: Detection) -> bool:
    return not episodes and rules.restraint == "informed"


def _steady(alert: Alert, kept: Callable[[int], bool]) -> Alert:
    if alert.verdict != "hit" or kept(alert.minute):
        return alert
    return replace(alert, verdict="right-level", credit=0.0)


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
    spans = [span for run in runs for span in excused(run, issue, rules)]
    for minute in instants(ex, issue, rules, left):
        value = credit(rules, (breaks - minute) / 60) if breaks is not None else 0.0
        if breaks is not None and minute >= breaks:
            verdict = "after"
        elif value > 0:
            verdict = "hit"
        elif any(begin <= minute < end for begin, end in spans):
            verdict = "right-level"
        else:
            verdict = "false"
        alerts.append(Alert(issue, minute, verdict, value))
    return alerts


def excused(run: Exercise, issue: str, rules: Detection) -> list[tuple[int, int]]:
    """Return from when to when there was something to warn of, in minutes.

    A real cause under way, or an issue at the threshold now or within ``early``; and a
    refractory period longer, because the office hears of calm late. Such an alert earns
    nothing by itself and is no false alarm, even if nothing breaks.
    """
    state = run.seat.world.state.issues[issue]
    path = state.path
    spans = zip(path, [*path[1:], (run.seat.world.state.end, "settled")], strict=True)
    early = round(rules.early_hours * 60)
    later = round(rules.refractory_hours * 60)
    found = []
    for (begin, stage), (end, _) in spans:
        if stage in CROWD:
            found.append((begin - early, end + later))
        elif state.variant == "real" and stage in UNDER_WAY:
            found.append((begin, end + later))
    return found


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
    calm: float | None,
    worth: float,
) -> float:
    cost = rules.false_alarm_cost
    if episodes:
        return (utility(episodes, false, cost) + len(episodes)) / worth
    if calm is not None:
        return calm - cost * false / (2 * rules.calm_episodes)
    return _restraint(ex, outcome, false, rules)


def _restraint(ex: Exercise, outcome: Exercise, false: int, rules: Detection) -> float:
    """Judge a regency in which nothing breaks: restraint counts if it was stated.

    An issue that was heard of and never assessed earns nothing (unassessed is not
    passed); false alarms cost what they cost elsewhere, against ``calm_episodes``.
    """
    known = list(outcome.seat.world.state.known)
    stated = sum(ex.record.level(issue) is not None for issue in known)
    if not known:
        return 0.0
    lost = rules.false_alarm_cost * false / (2 * rules.calm_episodes)
    return stated / len(known) - lost


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
