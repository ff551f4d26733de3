"""What an author changes when a bound is broken: a file and a field for each."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

from grading.gate.gate import Finding
from grading.gate.plays import Played
from sim.i18n import N_, Message

RARE = N_(
    "kejadiannya terlalu jarang atau peringatannya terlalu pendek. Di issues.yaml "
    "tambah `real` dalam `variants` atau naikkan `per_day` dari `rising` ke "
    "`threshold` sampai 25–45% undian pecah, perpanjang `least_hours` tahap itu, "
    "majukan `onset`; lalu cocokkan lagi angka kunci."
)
OUT_OF_REACH = N_(
    "tindakan kunci tidak sempat atau tidak mampu dikerjakan. Di key.yaml perpanjang "
    "`close_hours` dan `grace_hours` butir, atau di world.yaml tambah `resources`."
)
TOO_MUCH = {
    "D1": N_(
        "alarm membabi buta masih untung. Cocokkan lagi angka kunci "
        "(`false_alarm_cost` di key.yaml); bila tetap, di issues.yaml tambah `benign` "
        "dalam `variants`, dan di key.yaml perkecil `early_hours` di `detection`."
    ),
    "D2": N_(
        "peluangnya dapat ditebak tanpa membaca. Cocokkan lagi angka kunci "
        "(`estimates` di key.yaml); bila tetap, ubah `opens` dan `closes` pertanyaan "
        "di world.yaml supaya jawabannya bergantung pada kabar yang masuk."
    ),
    "D3": N_(
        "satu nilai kebiasaan cocok untuk hampir semua laporan. Di sources.yaml "
        "bedakan `reliability` antarsumber; di issues.yaml beri indikator "
        "`exaggerated_as` dan `played_down_as`."
    ),
    "D4": N_(
        "rencana yang dihafal masih untung. Di key.yaml tambah `weight` butir yang "
        "khas bagi satu isu dan yang berdasar `supported` atau `refuted`, rapatkan "
        "`close_hours`-nya, atau naikkan `share` di `harms`."
    ),
}
TOO_LATE = N_(
    "yang terlambat masih untung. Di key.yaml rapatkan `close_hours` dan `grace_hours` "
    "butir, supaya menunggu benar-benar berbiaya."
)
TOO_LITTLE = {"D1": RARE, "D2": RARE, "D3": RARE, "D4": OUT_OF_REACH}


def mend(finding: Finding, played: Sequence[Played]) -> Message:
    """Return what to change; over several dimensions, for the one that lags most."""
    bound = finding.bound
    dimension = finding.dimension
    if bound.most is not None and finding.mean > bound.most:
        late = "late-model" in bound.players
        return Message(TOO_LATE if late else TOO_MUCH[_first(dimension)])
    return Message(TOO_LITTLE[_lagging(finding, played)])


def _first(dimension: str) -> str:
    return dimension.split("+")[0]


def _lagging(finding: Finding, played: Sequence[Played]) -> str:
    own = [one.values for one in played if one.player == finding.player]
    names = finding.dimension.split("+")
    if len(names) == 1 or not own:
        return names[0]
    return min(names, key=lambda name: fmean(one[name][0] for one in own))
