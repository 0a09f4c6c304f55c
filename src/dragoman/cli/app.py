"""The commands: their arguments, and what each does."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from .desk import add_commands
from .engine import Engine
from .exits import translated
from .gathering import IMPORT_EPILOG, LEARN_EPILOG, import_, learn
from .inputs import Inputs, Outlet, Published, code_inputs, explain_inputs, leave, read_defaults

EPILOG = """[bold]Examples[/bold]

  dragoman code report.txt --published 2025-10-09 -o coded.jsonl

  dragoman code archive/ reports.jsonl -o coded.jsonl

  dragoman brief report.html

  curl -s https://example.org/report | dragoman brief - --format json

[bold]Exit codes[/bold]

  0 done

  1 some inputs failed, each named on standard error, and the rest done

  2 the call was wrong

  130 interrupted
"""
CODE_EPILOG = """[bold]Examples[/bold]

  dragoman code report.txt --published 2025-10-09 -o coded.jsonl

  dragoman code archive/ --no-text | jq '.events[].type'

[bold]Text files[/bold]

  may open with lines «Title: …», «Outlet: …», «Published: 2025-10-09», «URL: …» and a blank line
"""
BRIEF_EPILOG = """[bold]Examples[/bold]

  dragoman brief report.txt --published 2025-10-09

  dragoman brief monday.html tuesday.html --format html -o brief.html
"""
EXPLAIN_EPILOG = """[bold]Examples[/bold]

  dragoman explain report.txt --words Georgia

  dragoman explain report.txt --at 1204

  dragoman explain report.txt --format jsonl | jq 'select(.kind == "place")'
"""
RELATE_EPILOG = """[bold]Examples[/bold]

  dragoman relate pairs.jsonl -o related.jsonl

  cat pairs.jsonl | dragoman relate - | jq -r .type

[bold]A pair[/bold]

  one line: {"text": "Chad aided Mali.", "source": {"start": 0, "end": 4}, "target": {"start": 11, "end": 15}}
"""
CODEBOOK_EPILOG = """[bold]Examples[/bold]

  dragoman codebook

  dragoman codebook sanction:expel

  dragoman codebook --format jsonl | jq -r '.examples[].text'
"""
SCHEMA_EPILOG = """[bold]Examples[/bold]

  dragoman schema coding > coding.schema.json

  dragoman schema | jq keys
"""


OWN_TABLES = "DRAGOMAN_TABLES"
"""The environment variable that the tables are looked up by, also in processes that a command starts."""


class Format(StrEnum):
    """How a brief is set."""

    MD = "md"
    HTML = "html"
    JSON = "json"


class ExplainFormat(StrEnum):
    """How reasons are set."""

    TEXT = "text"
    JSONL = "jsonl"


class CodebookFormat(StrEnum):
    """How the codebook is set."""

    TABLE = "table"
    MD = "md"
    JSONL = "jsonl"


Output = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to FILE instead of standard output.")
]
Pairs = Annotated[
    list[str],
    typer.Argument(metavar="PAIRS", help="Files of JSON Lines with text, source and target; - for standard input."),
]


def build_app(engine: Engine | None = None) -> typer.Typer:
    """Build the command line on an engine, the installed one by default."""
    app = typer.Typer(
        name="dragoman",
        add_completion=False,
        no_args_is_help=True,
        rich_markup_mode="rich",
        pretty_exceptions_enable=False,
        context_settings={"obj": engine or Engine(), "help_option_names": ["-h", "--help"]},
    )
    app.callback(epilog=EPILOG)(dragoman)
    app.command(epilog=CODE_EPILOG)(code)
    app.command(epilog=BRIEF_EPILOG)(brief)
    app.command(epilog=EXPLAIN_EPILOG)(explain)
    app.command(epilog=LEARN_EPILOG)(learn)
    app.command("import", epilog=IMPORT_EPILOG)(import_)
    app.command(epilog=RELATE_EPILOG)(relate)
    app.command(epilog=CODEBOOK_EPILOG)(codebook)
    app.command(epilog=SCHEMA_EPILOG)(schema)
    add_commands(app)
    return app


def run() -> None:
    """Run the command line."""
    import logging
    import warnings

    # Libraries log and warn about pages and encodings; what a person can act on is said in our own words.
    logging.getLogger().addHandler(logging.NullHandler())
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
    build_app()(prog_name="dragoman")


def _print_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"dragoman {version('dragoman')}")
        raise typer.Exit


def dragoman(
    *,
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and leave.")
    ] = False,
    tables: Annotated[
        Path | None,
        typer.Option(
            "--tables",
            metavar="FOLDER",
            envvar=OWN_TABLES,
            help="Folder of tables of your own (people.tsv, organisations.tsv …), whose rows go before the package's.",
        ),
    ] = None,
) -> None:
    """Read reporting on relations between states: who did what, who says so, what is expected next."""
    from dragoman.errors import CallError

    with translated():
        if tables is not None and not tables.is_dir():
            msg = f"--tables {tables}: there is no such folder"
            raise CallError(msg)
    if tables is not None:
        os.environ[OWN_TABLES] = str(tables.resolve())


def code(  # noqa: PLR0913  # a command's parameters are its options
    context: typer.Context,
    inputs: Inputs,
    *,
    output: Output = None,
    published: Published = None,
    outlet: Outlet = None,
    no_text: Annotated[bool, typer.Option("--no-text", help="Leave the text of the reports out.")] = False,
) -> None:
    """Code reports: one coded document a line, as JSON."""
    from .outputs import open_output
    from .report import Report

    with translated():
        defaults = read_defaults(published, outlet)
        with open_output(output, inputs) as write, Report() as report:
            from dragoman.record.exchange import to_json

            for coding in code_inputs(context.obj, inputs, defaults, report):
                write(to_json(coding, without=frozenset({"text"} if no_text else ())) + "\n")
    leave(report)


def brief(  # noqa: PLR0913  # a command's parameters are its options
    context: typer.Context,
    inputs: Inputs,
    *,
    form: Annotated[Format, typer.Option("--format", help="Markdown, HTML or JSON.")] = Format.MD,
    output: Output = None,
    published: Published = None,
    outlet: Outlet = None,
) -> None:
    """Write the brief of one report, or of several on one matter."""
    from .outputs import open_output
    from .report import Report

    engine: Engine = context.obj
    with translated():
        defaults = read_defaults(published, outlet)
        with open_output(output, inputs) as write:
            with Report() as report:
                codings = list(code_inputs(engine, inputs, defaults, report))
            if codings:
                text = engine.render(engine.write_brief(codings), form.value)
                on_terminal = form is Format.MD and output is None and sys.stdout.isatty()
                show_markdown(text) if on_terminal else write(text.rstrip("\n") + "\n")
    leave(report)


def explain(  # noqa: PLR0913  # a command's parameters are its options
    context: typer.Context,
    inputs: Inputs,
    *,
    at: Annotated[
        int | None, typer.Option("--at", metavar="OFFSET", help="Only what stands at this character of the text.")
    ] = None,
    words: Annotated[
        str | None, typer.Option("--words", metavar="WORDS", help="Only what holds these words, in any case.")
    ] = None,
    form: Annotated[ExplainFormat, typer.Option("--format", help="For reading, or JSON Lines.")] = ExplainFormat.TEXT,
    published: Published = None,
    outlet: Outlet = None,
) -> None:
    """Tell why words became the actor, the place or the date that they became.

    For each: by what rule, and what else there was to choose from. `*` marks what was chosen.
    """
    from dragoman.record.exchange import to_json

    from .explaining import chosen, told
    from .outputs import open_output
    from .report import Report

    with translated():
        defaults = read_defaults(published, outlet)
        with open_output(None) as write, Report() as report:
            for coding, every in explain_inputs(context.obj, inputs, defaults, report):
                reasons = chosen(every, coding, at, words)
                lines = "".join(to_json(reason) + "\n" for reason in reasons)
                write(lines if form is ExplainFormat.JSONL else told(coding, reasons))
    leave(report)


def relate(context: typer.Context, pairs: Pairs, *, output: Output = None) -> None:
    """Code what one given span of a text does to another: one line of JSON a pair."""
    import itertools

    from dragoman.read import read_pairs
    from dragoman.record.exchange import to_json

    from .outputs import open_output
    from .report import Report

    with translated():
        stdin = typer.get_binary_stream("stdin") if "-" in pairs else None
        with open_output(output, pairs) as write, Report("pairs") as report:
            read = report.read(read_pairs(pairs, stdin=stdin))
            first = next(read, None)
            if first is not None:
                relater = context.obj.open_relater()
                for related in report.done(relater(itertools.chain([first], read))):
                    write(to_json(related) + "\n")
    leave(report)


def codebook(
    name: Annotated[
        str | None,
        typer.Argument(help="A type (SANCTION) or a mode (SANCTION:expel), in upper or lower case; without it, all."),
    ] = None,
    *,
    form: Annotated[
        CodebookFormat, typer.Option("--format", help="A table for reading, Markdown or JSON Lines.")
    ] = CodebookFormat.TABLE,
) -> None:
    """Show PLOVER's types and modes: what each is, its score and CAMEO codes, and examples.

    Without a name, the table gives an overview of the types; Markdown and JSON Lines hold the whole codebook.
    """
    from .codebook import Entries, render
    from .outputs import open_output

    with translated(), open_output(None) as write:
        write(render(Entries.load(), name, form.value))


def schema(
    name: Annotated[
        str | None, typer.Argument(help="The record to describe; without it, all of them as one JSON object by name.")
    ] = None,
) -> None:
    """Print the JSON Schema of what is read and written."""
    import json

    from dragoman.errors import CallError
    from dragoman.record.exchange import PUBLISHED_TYPES
    from dragoman.record.exchange import schema as describe

    with translated():
        if name is not None and name not in PUBLISHED_TYPES:
            msg = f"no schema named {name!r}: give one of {', '.join(PUBLISHED_TYPES)}"
            raise CallError(msg)
        found = describe(name) if name else {known: describe(known) for known in PUBLISHED_TYPES}
        typer.echo(json.dumps(found, indent=2, ensure_ascii=False))


def show_markdown(text: str) -> None:
    """Set Markdown for reading on the terminal."""
    from rich.console import Console
    from rich.markdown import Markdown

    Console().print(Markdown(text))
