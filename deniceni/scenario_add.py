"""``scenario add``: take in a scenario that somebody else has written."""

from __future__ import annotations

from pathlib import Path

from deniceni.voice import Parser, complain, language, say, words
from sim.i18n import N_


def parser() -> Parser:
    """Return the parser of this word's options."""
    made = Parser("scenario add", N_("Pasang skenario kiriman orang lain."))
    made.add_argument(
        "origin", type=Path, help=words(N_("berkas zip atau folder skenario"))
    )
    made.add_argument(
        "--to", type=Path, help=words(N_("folder tujuan; biasanya menurut idnya"))
    )
    made.add_argument(
        "--replace",
        action="store_true",
        help=words(N_("ganti skenario yang sudah ada di sana")),
    )
    return made


def main(arguments: list[str]) -> int:
    """Take a scenario in; 1 if it is refused, and then nothing has changed."""
    from grading.key import KeyProblem
    from grading.workbench.install import add
    from grading.workbench.intake import Refused
    from grading.workbench.new import Misnamed, Occupied
    from sim.scenario.load import ScenarioError

    asked = parser().parse_args(arguments)
    try:
        found = add(asked.origin, asked.to, replace=asked.replace)
    except Refused as error:
        complain("{message}", message=error.message(language()))
        complain(N_("Perbaikan: {mend}"), mend=error.mend(language()))
    except (ScenarioError, KeyProblem) as error:
        complain("{problems}", problems=error.text(language()))
        complain(N_("Skenario itu tidak dipasang."))
    except Misnamed as error:
        complain("{message}", message=error.message(language()))
    except Occupied as error:
        complain("{message}", message=error.message(language()))
        complain(N_("Untuk menggantinya, tambahkan --replace."))
    except OSError as error:
        detail = error.strerror or error
        complain(N_("Skenario tidak dapat dipasang: {detail}"), detail=detail)
    else:
        name = found.scenario.texts[language()].title
        say(N_("{title} terpasang di {path}."), title=name, path=found.folder)
        if not found.keyed:
            say(N_("Skenario ini datang tanpa kunci: dapat dimainkan, tidak dinilai."))
        return 0
    return 1
