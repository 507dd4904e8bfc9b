"""A template that is imported with the context → its module, made once for each page.

Jinja makes a module anew for each `{% import … with context %}`: the parts that pages share would be made
seven times for one page. What a module says depends on the names that it reads, and on nothing else; where
these are the same, it is the same module. The code of a template states which they are
(`environment.LedgerCodeGenerator`).

A macro knows the context in which it was defined, and that the macro: all that a page shows would wait for
Python's search for cycles. So what was rendered is taken apart (`rendered`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import Environment, Template
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from jinja2.utils import missing

MODULES = "modules_of_page"
"""The name in the context of the modules that a page has so far: a dict of its own for each page."""

Reads = tuple[str, ...] | None
Imported = tuple[TemplateModule, Context, list[Any]]
"""A module, the context that is its own, and the values that it read."""


def imported(
    environment: Environment, context: Context, name: str, parent: str, local: Mapping[str, Any]
) -> TemplateModule:
    """The module of the template `name`, imported by `parent`; `local` are names of its place."""
    template = environment.get_template(name, parent)
    modules = context.resolve_or_missing(MODULES)
    reads = None if modules is missing else _reads(environment, template)
    if reads is None:
        return template.make_module(context.get_all(), True, local)
    values = [local.get(each, missing) for each in reads]
    values = [
        context.resolve_or_missing(each) if value is missing else value
        for each, value in zip(reads, values, strict=True)
    ]
    key = (name, *map(id, values))
    kept: Imported | None = modules.get(key)
    if kept is None:
        own = template.new_context(context.get_all(), True, local)
        module = TemplateModule(template, own)
        # the values stay, so that nothing else has their ids
        kept = modules[key] = module, own, values
    return kept[0]


def rendered(template: Template, given: Mapping[str, Any]) -> str:
    """What the template says of the names in `given`."""
    modules: dict[tuple[Any, ...], Imported] = {}
    context = template.new_context({**given, MODULES: modules})
    try:
        return template.environment.concat(template.root_render_func(context))
    except Exception:
        return template.environment.handle_exception()
    finally:
        for each in (context, *(own for _, own, _ in modules.values())):
            each.vars.clear()
            each.parent.clear()


def _reads(environment: Environment, template: Template) -> Reads:
    """Every name that the template or one that it imports may read of the context; None where that
    cannot be told beforehand."""
    known: dict[str | None, Reads] = environment.__dict__.setdefault("reads_of_templates", {})
    if template.name not in known:
        known[template.name] = None  # templates that import each other
        known[template.name] = _worked_out(environment, template)
    return known[template.name]


def _worked_out(environment: Environment, template: Template) -> Reads:
    stated = template.root_render_func.__globals__
    if stated["IMPORTS"] is None:
        return None
    found = set(stated["READS"])
    for name in stated["IMPORTS"]:
        below = _reads(environment, environment.get_template(name))
        if below is None:
            return None
        found.update(below)
    return tuple(sorted(found))
