"""The theme's templates → Jinja's environment for them, with code that does less for each value.

Four things that Jinja does in general are not needed for views, which are records, text and numbers:
an escaped value need not be an object of its own before it is written (`escape`), a function need not
be asked whether it wants the context (`visit_Call`), a macro that gets its arguments in order need
not match them by name (`Macro`), and a template that several parts of a page import is the same for all
of them (`modules.imported`). Autoescape stays on. The generator of code is a private hook of Jinja:
`requirements.lock` pins it, another version gets the stock way (`is_known`), and a test holds that both
write the same bytes. What was compiled is kept for the next run.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Mapping
from io import StringIO
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.idtracking import VAR_LOAD_RESOLVE
from jinja2.runtime import Macro as StockMacro
from jinja2.utils import missing
from markupsafe import Markup

from pipeline.website.interface.escape import escape
from pipeline.website.rendering.modules import imported

__all__ = ["Macro", "environment", "escape", "imported"]

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
    """Writes the Python of a template: calls are plain calls, and its `escape` and `Macro` are ours.

    The code also states which names of the context the template reads, and which templates it imports
    (`READS`, `IMPORTS`; None where that is not known beforehand).
    """

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._reads: set[str] = set()
        self._imports: set[str] | None = set()

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        super().visit_Template(node, frame)
        self.writeline(f"from {__name__} import escape, Macro, imported")
        self.writeline(f"READS = {sorted(self._reads)!r}")
        imports = None if self._imports is None else sorted(self._imports)
        self.writeline(f"IMPORTS = {imports!r}")

    def enter_frame(self, frame: Frame) -> None:
        super().enter_frame(frame)
        found = (param for how, param in frame.symbols.loads.values() if how == VAR_LOAD_RESOLVE)
        self._reads.update(each for each in found if each is not None)

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:
        super().visit_Include(node, frame)
        self._imports = None

    def visit_Extends(self, node: nodes.Extends, frame: Frame) -> None:
        super().visit_Extends(node, frame)
        self._imports = None

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        if not node.with_context or not isinstance(node.template, nodes.Const):
            self._imports = None
            super()._import_common(node, frame)
            return
        if self._imports is not None:
            self._imports.add(node.template.value)
        self.write(f"imported(environment, context, {node.template.value!r}, {self.name!r}, ")
        self.write(f"{self.dump_local_context(frame)})")

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
    theme: Path,
    options: Mapping[str, Any],
    compiled: Path | None = None,
    *,
    version: str = jinja2.__version__,
) -> Environment:
    """The environment of the theme's templates; `options` are Pelican's JINJA_ENVIRONMENT. What is
    compiled is kept in a folder of `compiled`, named after what compiled it; None keeps nothing."""
    kind = LedgerEnvironment if is_known(version) else Environment
    return kind(
        loader=FileSystemLoader(theme / "templates"),
        auto_reload=False,
        bytecode_cache=_kept(compiled / _compiler(kind, options)) if compiled else None,
        **options,
    )


def _kept(folder: Path) -> FileSystemBytecodeCache:
    folder.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(folder))


def _compiler(kind: type[Environment], options: Mapping[str, Any]) -> str:
    """A hash of all that decides how a template is compiled, but for the template."""
    hashed = hashlib.sha256(Path(__file__).read_bytes())
    hashed.update(repr((kind.__name__, sorted(options.items()), jinja2.__version__)).encode())
    hashed.update((sys.implementation.cache_tag or sys.version).encode())
    return hashed.hexdigest()[:16]
