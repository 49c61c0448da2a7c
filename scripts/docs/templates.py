"""Render the page templates in scripts/docs/templates/."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ordrett_dataset.metadata.markdown import format_table


def render(template: str, **values: object) -> str:
    """Return a page from `templates/TEMPLATE.md.jinja`; an undefined variable is an error.

    Templates can call `format_table(header, rows)` on the values.
    """
    return _environment().get_template(f"{template}.md.jinja").render(**values)


@cache
def _environment() -> Environment:
    environment = Environment(  # noqa: S701 - Markdown, not HTML
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["format_table"] = format_table
    return environment
