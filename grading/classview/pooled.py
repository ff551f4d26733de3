"""Detection and forecasts of the whole class together: AMOC, Peirce, reliability."""

from __future__ import annotations

from dataclasses import dataclass

from grading.classview.figures import curve
from grading.classview.view import ClassView
from grading.measures import skill
from grading.panel.figures import told
from sim.i18n import N_, Language, translate

AMOC = N_("Peringatan dini: yang terdeteksi terhadap yang keliru")
AMOC_TEXT = N_(
    "Tiap titik satu ambang tingkat ({levels}), gabungan {people} orang: makin ke kiri "
    "atas makin baik. Pada tingkat {level} atau lebih: {share}% ancaman terdeteksi "
    "({detected} dari {episodes}), median {lead} jam sebelumnya, {false} peringatan "
    "keliru per minggu."
)
NO_AMOC = N_(
    "Kurva AMOC memerlukan beberapa orang dan setidaknya satu isu yang akan pecah bila "
    "tidak ada yang bertindak; di sini belum terpenuhi."
)
ACROSS_AMOC = N_("peringatan keliru per minggu")
UP_AMOC = N_("ancaman terdeteksi (%)")
PEIRCE = N_("Skor Peirce kelas")
PEIRCE_TEXT = N_(
    "{score} (selang {level}%: {low} sampai {high}): memperingatkan {hit}% dari "
    "{events} ancaman, dan {false}% dari {periods} masa tenang."
)
NO_PEIRCE = N_("Tidak dapat dihitung: tanpa ancaman atau tanpa masa tenang.")
RELIABILITY = N_("Peluang yang disebut terhadap yang terjadi")
RELIABILITY_TEXT = N_(
    "Gabungan {forecasts} perkiraan dari {people} orang ({answered} dari {expected} "
    "hari dijawab). Titik pada garis putus-putus: yang disebut 70% terjadi 7 dari 10 "
    "kali. Dunia dengan benih yang sama mengalami kejadian yang hampir sama: pita ini "
    "terlalu sempit."
)
NO_RELIABILITY = N_(
    "Diagram ini baru dapat dipercaya dari sekitar {least} perkiraan; kelas ini "
    "belum sampai."
)
ACROSS = N_("yang disebut (%)")
UP = N_("terjadi (%)")
PERCENT = 100


@dataclass(frozen=True)
class Pooled:
    """A figure of the class: its title, its drawing if there is one, what it says."""

    title: str
    text: str
    svg: str = ""

    @property
    def alt(self) -> str:
        """What the drawing says in words."""
        return f"{self.title}. {self.text}"


def figures(found: ClassView, language: Language) -> list[Pooled]:
    """Return the pooled figures; one that has too little to go by says so."""
    return [
        _amoc(found, language),
        _peirce(found, language),
        _reliability(found, language),
    ]


def _amoc(found: ClassView, language: Language) -> Pooled:
    title = translate(AMOC, language)
    points = skill.amoc(found.results)
    if not points:
        return Pooled(title, translate(NO_AMOC, language))
    alert = found.names.key.detection.alert_level
    at = next((point for point in points if point.level == alert), points[0])
    text = translate(AMOC_TEXT, language).format(
        levels=", ".join(str(point.level) for point in points),
        people=at.people,
        level=at.level,
        share=round(PERCENT * at.share),
        detected=at.detected,
        episodes=at.episodes,
        lead=told(at.median_lead, 0, language),
        false=told(at.false_per_week, 2, language),
    )
    svg = curve(
        [(point.false_per_week, PERCENT * point.share) for point in points],
        across=translate(ACROSS_AMOC, language),
        up=translate(UP_AMOC, language),
        most=(_round_up(max(p.false_per_week for p in points)), PERCENT),
        marks=[(p.false_per_week, PERCENT * p.low, PERCENT * p.high) for p in points],
        names=[str(point.level) for point in points],
        language=language,
    )
    return Pooled(title, text, svg)


def _round_up(value: float) -> float:
    """Return an axis's end: the next quarter above ``value``."""
    return (int(4 * value) + 1) / 4


def _peirce(found: ClassView, language: Language) -> Pooled:
    title = translate(PEIRCE, language)
    pooled = skill.peirce(found.results)
    if pooled is None:
        return Pooled(title, translate(NO_PEIRCE, language))
    text = translate(PEIRCE_TEXT, language).format(
        score=told(pooled.score, 2, language),
        level=round(PERCENT * pooled.level),
        low=told(pooled.low, 2, language),
        high=told(pooled.high, 2, language),
        hit=round(PERCENT * pooled.hit_rate),
        events=pooled.counts.events,
        false=round(PERCENT * pooled.false_rate),
        periods=pooled.counts.periods,
    )
    return Pooled(title, text)


def _reliability(found: ClassView, language: Language) -> Pooled:
    title = translate(RELIABILITY, language)
    pooled = skill.reliability(found.results)
    if pooled is None:
        least = skill.rules().reliability.least
        return Pooled(title, translate(NO_RELIABILITY, language).format(least=least))
    text = translate(RELIABILITY_TEXT, language).format(
        forecasts=pooled.forecasts,
        people=pooled.people,
        answered=pooled.answered,
        expected=pooled.expected,
    )
    svg = curve(
        [(PERCENT * one.stated, PERCENT * one.happened) for one in pooled.bins],
        across=translate(ACROSS, language),
        up=translate(UP, language),
        most=(PERCENT, PERCENT),
        marks=[
            (PERCENT * one.stated, PERCENT * one.low, PERCENT * one.high)
            for one in pooled.bins
        ],
        names=[f"n={one.forecasts}" for one in pooled.bins],
        language=language,
        diagonal=True,
    )
    return Pooled(title, text, svg)
