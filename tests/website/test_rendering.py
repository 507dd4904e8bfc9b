"""The environment of the templates: the same bytes as the stock way, and what it must never let through."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jinja2
import pytest
from markupsafe import Markup

from pipeline.website.interface.language import languages
from pipeline.website.page import Page
from pipeline.website.rendering import renderer
from pipeline.website.rendering.environment import LedgerEnvironment, environment
from pipeline.website.rendering.modules import MODULES, rendered
from pipeline.website.rendering.renderer import Renderer, Theme
from tests.website import jobs
from tests.website.jobs import OPTIONS, THEME


@pytest.fixture(scope="module")
def pages(awkward_packages: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Page]:
    output = tmp_path_factory.mktemp("rendering") / "site"
    return jobs.run(awkward_packages, output, "https://example.org/budget").pages


def _rendered(pages: list[Page]) -> dict[str, str]:
    rendering = Renderer(Theme(THEME, OPTIONS, "https://example.org/budget"))
    return {
        language.prefix + page.address: rendering.page(page, language)
        for page in pages
        for language in languages()
    }


def test_the_stock_way_writes_the_same_bytes(
    pages: list[Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = _rendered(pages)
    monkeypatch.setattr(
        renderer, "environment", lambda *given: environment(*given, version="4.0.0")
    )
    assert _rendered(pages) == ours
    assert any("&lt;script&gt;" in text for text in ours.values())


def test_another_version_of_jinja_gets_the_stock_way() -> None:
    assert isinstance(environment(THEME, OPTIONS), LedgerEnvironment)
    assert type(environment(THEME, OPTIONS, version="4.0.0")) is jinja2.Environment


@pytest.fixture(params=["3.1.6", "4.0.0"])
def render(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., str]:
    def rendered(source: str, **view: object) -> str:
        (tmp_path / "templates").mkdir(exist_ok=True)
        (tmp_path / "templates" / "a.html").write_text(source, encoding="utf-8")
        made = environment(tmp_path, OPTIONS, version=request.param)
        return made.get_template("a.html").render(**view)

    return rendered


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ hostile }}", "&lt;b&gt; &#34;&amp;&#39;"),
        ("{{ safe }}{{ number }}{{ nothing }}", "<i>7None"),
        ("{% macro m(a, b='<x>') %}{{ a }}{{ b }}{% endmacro %}{{ m(hostile[:3]) }}", "&lt;b&gt;&lt;x&gt;"),
        ("{% macro m(a, b=1) %}{{ a }}{{ b }}{% endmacro %}{{ m(b=2, a=safe) }}", "<i>2"),
        ("{% macro m(a) %}{{ a }}{{ varargs|length }}{% endmacro %}{{ m(1, 2, 3) }}", "12"),
        ("{% macro m(a) %}{{ a }}{{ kwargs.b }}{% endmacro %}{{ m(1, b='<') }}", "1&lt;"),
        ("{% macro m(a) %}<{{ caller(a) }}>{% endmacro %}{% call(n) m(1) %}{{ n }}{% endcall %}", "<1>"),
        ("{% set kept %}<p>{{ hostile[:3] }}{% endset %}{{ kept }}", "<p>&lt;b&gt;"),
        ("{{ hostile[:3] ~ safe }}", "&lt;b&gt;<i>"),
        ("{{ missing }}|{{ number.missing }}|{{ hostile.upper() }}", "||&lt;B&gt; &#34;&amp;&#39;"),
        ("{% trans h=hostile[:3] %}a{{ h }}{% endtrans %}", "a&lt;b&gt;"),
    ],
)  # fmt: skip
def test_what_templates_do_is_done_alike(
    render: Callable[..., str], source: str, expected: str
) -> None:
    values = {"hostile": "<b> \"&'", "safe": Markup("<i>"), "number": 7, "nothing": None}
    assert render(source, gettext=str, **values) == expected


def test_a_macro_that_gets_too_much_says_so(render: Callable[..., str]) -> None:
    with pytest.raises(TypeError, match="not more than 1"):
        render("{% macro m(a) %}{{ a }}{% endmacro %}{{ m(1, 2) }}")


def _counted(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """The templates of which a module is made, as they are."""
    made: list[str | None] = []
    begin = jinja2.Template.new_context

    def noting(self: jinja2.Template, *given: Any, **named: Any) -> Any:
        if self.name != "page.html":
            made.append(self.name)
        return begin(self, *given, **named)

    monkeypatch.setattr(jinja2.Template, "new_context", noting)
    return made


def _templates(folder: Path, **sources: str) -> jinja2.Environment:
    (folder / "templates").mkdir()
    for name, source in sources.items():
        (folder / "templates" / f"{name}.html").write_text(source, encoding="utf-8")
    return environment(folder, OPTIONS)


PARTS = "{% macro m() %}{{ said }} {{ way }}{% endmacro %}"
IMPORT = '{% import "parts.html" as parts with context %}'


def test_what_several_parts_of_a_page_import_is_made_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = _counted(monkeypatch)
    page = _templates(
        tmp_path,
        parts=PARTS,
        more=IMPORT + "{% macro m() %}{{ parts.m() }}{% endmacro %}",
        page='{% import "more.html" as more with context %}'
        + IMPORT
        + "{{ more.m() }}, {{ parts.m() }}",
    ).get_template("page.html")
    for said in "ab":
        assert page.render(said=said, way="w", **{MODULES: {}}) == f"{said} w, {said} w"
    assert made == ["more.html", "parts.html"] * 2
    assert page.render(said="c") == "c , c "
    assert len(made) == 7


class _View:
    """Something that a page shows."""

    said = "a"


def test_what_a_page_showed_is_let_go_at_once(tmp_path: Path) -> None:
    page = _templates(
        tmp_path,
        parts="{% macro m() %}{{ view.said }}{% endmacro %}",
        page=IMPORT + "{% macro own() %}{{ view.said }}{% endmacro %}{{ parts.m() }}{{ own() }}",
    ).get_template("page.html")
    view = _View()
    shown = weakref.ref(view)
    gc.collect()
    gc.disable()
    try:
        assert rendered(page, {"view": view}) == "aa"
        del view
        assert shown() is None
    finally:
        gc.enable()


def test_a_fault_names_the_line_of_the_template(tmp_path: Path) -> None:
    page = _templates(tmp_path, page="\n{{ 1 / 0 }}").get_template("page.html")
    with pytest.raises(ZeroDivisionError) as raised:
        rendered(page, {})
    assert raised.traceback[-1].lineno == 1


def test_a_part_that_would_read_another_name_is_another(tmp_path: Path) -> None:
    page = _templates(
        tmp_path,
        parts=PARTS,
        more="{% set way = 'there' %}" + IMPORT + "{% macro m() %}{{ parts.m() }}{% endmacro %}",
        page='{% import "more.html" as more with context %}'
        + IMPORT
        + "{{ more.m() }}, {{ parts.m() }}",
    ).get_template("page.html")
    assert page.render(said="a", way="here", **{MODULES: {}}) == "a there, a here"


def test_a_part_that_includes_is_made_wherever_it_is_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = _counted(monkeypatch)
    source = '{% macro m() %}{% include "told.html" %}{% endmacro %}'
    page = _templates(
        tmp_path,
        told="{{ said }}",
        parts=source,
        page=IMPORT + IMPORT + "{{ parts.m() }}",
    ).get_template("page.html")
    assert page.render(said="a", **{MODULES: {}}) == "a"
    assert made.count("parts.html") == 2


def test_compiled_templates_are_kept_apart_for_each_way_of_compiling(tmp_path: Path) -> None:
    _templates(tmp_path, page="{{ said }}")
    kept = tmp_path / "kept"
    for version in ("3.1.6", "4.0.0", "3.1.6"):
        made = environment(tmp_path, OPTIONS, kept, version=version)
        assert made.get_template("page.html").render(said="<") == "&lt;"
    assert len(list(kept.iterdir())) == 2
    assert len(list(kept.glob("*/*"))) == 2
