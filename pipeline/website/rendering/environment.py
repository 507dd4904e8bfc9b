"""The theme's templates → Jinja's environment for them, with code that does less for each value.

Three things that Jinja does in general are not needed for views, which are records, text and numbers:
an escaped value need not be an object of its own before it is written (`escape`), a function need not
be asked whether it wants the context (`visit_Call`), and a macro that gets its arguments in order need
not match them by name (`Macro`). Autoescape stays on. The generator of code is a private hook of Jinja:
`requirements.lock` pins it, another version gets the stock way (`is_known`), and a test holds that both
write the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import StringIO
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import Environment, FileSystemLoader, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Macro as StockMacro
from jinja2.utils import missing
from markupsafe import Markup

from pipeline.website.interface.escape import escape

__all__ = ["Macro", "environment", "escape"]

KNOWN = "3.1."
"""The versions of Jinja whose generated code was looked at."""

_marked = str.__new__


def is_known(version: str) -> bool:
    """Whether the faster code fits that version of Jinja.

    >>> is_known("3.1.6"), is_known("4.0.0")
    (True, False)
    """
    return version.startswith(KNOWN)


class Macro(StockMacro):
    """A macro; called with arguments in order only, it takes them as they come."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        lacking = self._argument_count - len(args)
        if (
            kwargs
            or lacking < 0
            or self.caller
            or self.catch_kwargs
            or self.catch_varargs
            or not self._default_autoescape
        ):
            return super().__call__(*args, **kwargs)
        return _marked(Markup, self._func(*args, *(missing,) * lacking))


class LedgerCodeGenerator(CodeGenerator):
    """Writes the Python of a template: calls are plain calls, and its `escape` and `Macro` are ours."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        super().visit_Template(node, frame)
        self.writeline(f"from {__name__} import escape, Macro")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        if forward_caller:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(" + self._arguments(node, frame) + ")")

    def _arguments(self, node: nodes.Call, frame: Frame) -> str:
        """What `signature` writes, without the comma that it begins with."""
        stream, self.stream = self.stream, StringIO()
        self.signature(node, frame)
        written, self.stream = self.stream.getvalue(), stream
        return written.removeprefix(", ")


class LedgerEnvironment(Environment):
    """Jinja with the faster code; the theme has no function that takes the context."""

    code_generator_class = LedgerCodeGenerator


def environment(
    theme: Path, options: Mapping[str, Any], *, version: str = jinja2.__version__
) -> Environment:
    """The environment of the theme's templates; `options` are Pelican's JINJA_ENVIRONMENT."""
    kind = LedgerEnvironment if is_known(version) else Environment
    return kind(loader=FileSystemLoader(theme / "templates"), auto_reload=False, **options)
