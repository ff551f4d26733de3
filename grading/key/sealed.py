"""Reading the sealed files beside the code, which a trainee's copy does not have."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

Model = TypeVar("Model", bound=BaseModel)


def read(path: Path, model: type[Model]) -> Model:
    """Return a file as ``model``; raises ``ValueError`` naming it and what is wrong."""
    try:
        return model.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except OSError:
        raise ValueError(
            f"{path.name}: tidak ada di sini / not here; "
            "only the instructor's copy holds it"
        ) from None
    except (yaml.YAMLError, ValidationError, RecursionError) as error:
        raise ValueError(f"{path.name}: {error}") from None
