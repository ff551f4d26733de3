"""Reads what is documented about election incidents, to hold histories beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import ValidationError

from sim.ensemble.problem import EnsembleError
from sim.i18n import LANGUAGES, N_, Language
from sim.scenario.base import Frozen
from sim.scenario.evidence import Evidence, EvidenceText
from sim.scenario.load import SCENARIOS
from sim.scenario.yaml_nodes import FAST

FILE = SCENARIOS / "evidence.yaml"
Model = TypeVar("Model", bound=Frozen)


def load_evidence(file: Path = FILE) -> Evidence:
    """Return the documented values.

    Raises :class:`EnsembleError` naming the file and field that is not sound.
    """
    return _read(file, Evidence)


def load_texts(file: Path = FILE) -> dict[Language, EvidenceText]:
    """Return the texts in every language; raises as :func:`load_evidence` does."""
    return {
        language: _read(
            file.with_name(f"{file.stem}.text.{language}.yaml"), EvidenceText
        )
        for language in LANGUAGES
    }


def _read(file: Path, model: type[Model]) -> Model:
    try:
        data = yaml.load(file.read_text(encoding="utf-8"), Loader=FAST)
        return model.model_validate(data)
    except (OSError, yaml.YAMLError) as error:
        raise _unsound(file, str(error)) from None
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise _unsound(file, f"{place}: {first['msg']}") from None


def _unsound(file: Path, what: str) -> EnsembleError:
    return EnsembleError(
        N_("Berkas {file} tidak dapat dipakai: {what}"), file=file.name, what=what
    )
