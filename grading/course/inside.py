"""Run the program's own cells in this process, as a kernel would, without a kernel.

Only cells that the program itself has written are run here: whatever an instructor
changed or added needs a kernel of its own. What a cell shows is kept as its outputs.
"""

from __future__ import annotations

import ast
import io
from collections.abc import Iterable
from contextlib import redirect_stderr, redirect_stdout
from typing import Any

from IPython.core.displaypub import CapturingDisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from nbformat import NotebookNode
from nbformat.v4 import new_output
from traitlets.config import Config

MODULE, NAME = "grading.course", "cells"


class NotInside(Exception):
    """A cell did something that only a kernel shows as it is."""


def calls_only_cells(source: str) -> bool:
    """Say whether ``source`` does nothing but call functions of our ``cells``.

    >>> calls_only_cells("from grading.course import cells\\ncells.points('D1')")
    True
    >>> calls_only_cells("from grading.course import cells\\ncells.points(open('x'))")
    False
    """
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError):
        return False
    return bool(body) and all(_is_import(line) or _is_call(line) for line in body)


def _is_import(line: ast.stmt) -> bool:
    return ast.unparse(line) == f"from {MODULE} import {NAME}"


def _is_call(line: ast.stmt) -> bool:
    if not (isinstance(line, ast.Expr) and isinstance(line.value, ast.Call)):
        return False
    call = line.value
    return (
        isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id == NAME
        and not call.func.attr.startswith("_")
        and not call.keywords
        and all(isinstance(value, ast.Constant) for value in call.args)
    )


def shell() -> InteractiveShell:
    """Return this process's IPython, which keeps no history."""
    if not InteractiveShell.initialized():
        config = Config()
        config.HistoryManager.enabled = False
        InteractiveShell.instance(config=config)
    found = InteractiveShell.instance()
    assert isinstance(found, InteractiveShell)
    return found


def run(cells: Iterable[NotebookNode]) -> None:
    """Run code cells one after the other and put what they show into them.

    Raises ``NotInside`` where a cell fails or complains: a kernel shows that better.
    """
    space: dict[str, Any] = {"__name__": "__main__"}
    for number, cell in enumerate(cells, start=1):
        cell["outputs"] = _outputs(cell["source"], space, number)
        cell["execution_count"] = number


def _outputs(source: str, space: dict[str, Any], number: int) -> list[NotebookNode]:
    ipython, said, complained = shell(), io.StringIO(), io.StringIO()
    usual = ipython.display_pub
    published = CapturingDisplayPublisher()  # type: ignore[no-untyped-call]
    ipython.display_pub = published
    try:
        with redirect_stdout(said), redirect_stderr(complained):
            value = _value(source, space)
    except MemoryError:
        raise
    except Exception as error:
        raise NotInside(repr(error)) from error
    finally:
        ipython.display_pub = usual
    printed = said.getvalue() + complained.getvalue()
    if printed:
        raise NotInside(printed)
    shown = [_shown(one) for one in published.outputs]
    if value is not None:
        data, extra = ipython.display_formatter.format(value)  # type: ignore[union-attr]
        kind = "execute_result"
        shown.append(_output(kind, data, extra, execution_count=number))
    return shown


def _value(source: str, space: dict[str, Any]) -> object:
    """Run ``source`` and return the value of its last line, if it has one."""
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "<cell>", "exec"), space)
    if not isinstance(last, ast.Expr):
        return None
    value: object = eval(compile(ast.Expression(last.value), "<cell>", "eval"), space)
    return value


def _shown(one: dict[str, Any]) -> NotebookNode:
    return _output("display_data", one["data"], one["metadata"])


def _output(
    kind: str, data: dict[str, Any], extra: dict[str, Any], **more: int
) -> NotebookNode:
    if any(isinstance(value, bytes) for value in data.values()):
        raise NotInside(f"{kind}: {sorted(data)}")
    found: NotebookNode = new_output(  # type: ignore[no-untyped-call]
        kind, data=data, metadata=extra, **more
    )
    return found
