"""What a session of two raters came to, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from grading.key.anchors import Second, load_guide
from grading.panel.figures import told
from grading.raters.agreement import Agreed
from sim.i18n import N_, Language, translate

TITLE = N_("Kesepakatan dua penilai")
READ = N_(
    "{twice} dari {all} teks untuk penilai kedua ({share}%): {lot} menurut undian, "
    "{boundary} di ambang, {apart} jauh dari saran."
)
DONE = N_("Terisi lengkap: penilai pertama {first}, penilai kedua {second} teks.")
WAITS = N_("Isi kedua formulir, lalu jalankan lagi.")
HEAD = N_("Kriteria")
ROW = N_(
    "{name}: kappa berbobot {kappa} ({low} sampai {high}), ICC {icc}, sama persis "
    "{same}, {n} teks."
)
NOTE = N_(
    "Kappa dengan bobot kuadrat; dalam kurung rentang {level}% dari bootstrap atas "
    "teks. ICC(2,1): kesepakatan mutlak satu penilai. Tanda – berarti terlalu sedikit, "
    "atau semua teks mendapat tingkat yang sama. Ambang yang memadai ditetapkan "
    "menurut pemakaiannya, bukan dengan aturan umum."
)
TOTAL = N_("Semua kriteria")
DIFFER = N_("Berbeda lebih dari satu tingkat; bicarakan lalu sepakati:")


@dataclass(frozen=True)
class Session:
    """A round of rating: what was to be read twice, what is filled in, how it agrees.

    ``agreed`` by criterion; ``total`` over all of them. ``differ``: items and criteria
    on which the two are more than a level apart.
    """

    texts: int
    drawn: dict[str, str]
    first: int
    second: int
    agreed: dict[str, Agreed]
    total: Agreed
    differ: tuple[tuple[str, str], ...]


def report(session: Session, rules: Second, language: Language) -> str:
    """Return the report of a session as text."""
    return "\n".join(_lines(session, rules, language)) + "\n"


def _lines(session: Session, rules: Second, language: Language) -> Iterator[str]:
    def say(text: str, **values: object) -> str:
        return translate(text, language).format(**values)

    why = list(session.drawn.values())
    share = round(100 * len(why) / session.texts) if session.texts else 0
    yield say(TITLE)
    yield say(
        READ,
        twice=len(why),
        all=session.texts,
        share=share,
        lot=why.count("lot"),
        boundary=why.count("boundary"),
        apart=why.count("apart"),
    )
    yield say(DONE, first=session.first, second=session.second)
    if not session.total.n:
        yield say(WAITS)
        return
    names = {str(one.id): one.name[language] for one in load_guide().criteria}
    for name, found in session.agreed.items():
        yield say(ROW, **_figures(found, names[name], language))
    yield say(ROW, **_figures(session.total, say(TOTAL), language))
    yield say(NOTE, level=round(100 * rules.level))
    if session.differ:
        yield say(DIFFER)
        yield from (f"  {item}: {names[name]}" for item, name in session.differ)


def _figures(found: Agreed, name: str, language: Language) -> dict[str, object]:
    values = {
        "kappa": found.kappa,
        "low": found.low,
        "high": found.high,
        "icc": found.icc,
        "same": found.same,
    }
    told_as = {key: told(value, 2, language) for key, value in values.items()}
    return {"name": name, "n": found.n, **told_as}
