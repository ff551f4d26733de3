"""nbgrader's settings for a course: offline pages, limits, language."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import nbgrader
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from grading.course import database
from grading.course.assignment import load
from grading.course.late import LatePolicy
from grading.course.layout import CONFIG, Course
from grading.course.page import label
from grading.course.standing import GetStanding
from sim.i18n import N_, Language, translate

COURSE_ID = "deniceni"
STUB = N_("*Tulis laporan khusus Anda di sini.*")
TEMPLATES = Path(__file__).with_name("templates")
NBGRADER_TEMPLATES = Path(nbgrader.__file__).parent.joinpath(
    "server_extensions", "formgrader", "templates"
)
MAX_KILOBYTES = 5_000
CELL_SECONDS = 120
# Widgets and scripts are left out: exported pages could only show them from a network.
SHOWN = ["text/html", "text/markdown", "image/svg+xml", "image/png", "text/plain"]


def language_of(course: Path) -> Language:
    """Return the language of the course's assignment, Indonesian if there is none."""
    try:
        return load(Course.at(course).source).language
    except OSError:
        return "id"


def configure(c: Config, course: Path) -> None:
    """Set on ``c`` what a course in the folder ``course`` needs."""
    language = language_of(course)
    c.CourseDirectory.root = str(course)
    c.CourseDirectory.course_id = COURSE_ID
    address = database.named(course)
    if address is not None:
        c.CourseDirectory.db_url = address
    c.AssignLatePenalties.plugin_class = LatePolicy
    c.LatePolicy.course = str(course)
    c.GetStanding.course = str(course)
    c.CourseDirectory.max_file_size = MAX_KILOBYTES
    c.ClearSolutions.text_stub = translate(STUB, language)
    c.Execute.timeout = CELL_SECONDS
    c.Execute.store_widget_state = False
    c.NbConvertBase.display_data_priority = SHOWN
    c.HTMLExporter.language_code = language
    c.HTMLExporter.extra_template_basedirs = [str(TEMPLATES), str(NBGRADER_TEMPLATES)]
    c.HTMLExporter.filters = {"label": label}
    c.GenerateFeedback.preprocessors = [GetStanding]
    _configure_zip_collector(c, Course.at(course).assignment)


def _configure_zip_collector(c: Config, assignment: str) -> None:
    c.FileNameCollectorPlugin.named_regexp = (
        rf".*[/\\]{assignment}_(?P<student_id>[^/\\]+)[/\\](?P<file_id>[^/\\]+)$"
    )
    c.FileNameCollectorPlugin.valid_ext = [".ipynb", ".jsonl", ".json", ".txt"]


def of(course: Path) -> Config:
    """Return the settings in the course's own file.

    Raises ``FileNotFoundError`` where there is no course.
    """
    path = course / CONFIG
    if not path.exists():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    config: Config = PyFileConfigLoader(CONFIG, path=str(course)).load_config()
    return config
