"""What reports and other collections tell of persons and bodies: `dragoman learn`, `dragoman import`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from .exits import SOME_FAILED, translated
from .inputs import Inputs, Outlet, Published, explain_inputs, leave, read_defaults

LEARN_EPILOG = """[bold]Examples[/bold]

  dragoman learn archive/ -o tables/

  dragoman --tables tables/ code report.txt

[bold]What is learned[/bold]

  persons whom the who's who lacks, where a report tells full name, office and country together; the table names the
  report and the place in it, and may be corrected by hand
"""
IMPORT_EPILOG = """[bold]Examples[/bold]

  dragoman import peps.ftm.json --from ftm -o tables/

  dragoman import wikidata-politicians.json.gz --from wikidata -o tables/

  dragoman --tables tables/ code report.txt
"""


class Collection(StrEnum):
    """What is imported."""

    FTM = "ftm"
    WIKIDATA = "wikidata"


OwnFolder = Annotated[
    Path, typer.Option("-o", "--output", metavar="FOLDER", help="Folder of your own tables, which grow there.")
]


def learn(
    context: typer.Context,
    inputs: Inputs,
    *,
    output: OwnFolder,
    published: Published = None,
    outlet: Outlet = None,
) -> None:
    """Learn from reports who holds which office, as rows of a table of your own, each with its evidence."""
    from dragoman.codebook.offices import Offices
    from dragoman.gather import Learned, told, write_people

    from .importing import check_folder
    from .report import Report

    with translated():
        check_folder(output)
        defaults, offices, learned = read_defaults(published, outlet), Offices.load(), Learned()
        with Report() as report:
            for coding, reasons in explain_inputs(context.obj, inputs, defaults, report):
                learned.add(told(coding, reasons, offices))
        new = write_people(output, learned.rows())
        for name, countries in learned.doubtful.items():
            typer.echo(f"dragoman: {name} is told of as of {' and of '.join(countries)}: left out", err=True)
        typer.echo(f"{output / 'people.tsv'}: {new} new terms of office")
    leave(report)


def import_(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="JSON Lines or a dump, plain, .gz or .bz2.")],
    *,
    collection: Annotated[
        Collection,
        typer.Option("--from", help="FollowTheMoney entities, or a JSON dump of Wikidata.", show_default=False),
    ],
    output: OwnFolder,
) -> None:
    """Take persons in office and bodies from another collection into tables of your own.

    Persons without an office that the table of offices has, and bodies whose sector is not told, are counted alone.
    """
    from functools import partial

    from dragoman.gather import read_followthemoney, read_wikidata, write_organisations, write_people

    from .importing import lines_of, readable

    with translated():
        found_files = readable(files, output)
        lines = partial(lines_of, found_files)
        found = read_wikidata(lines) if collection is Collection.WIKIDATA else read_followthemoney(lines())
        people, bodies = write_people(output, found.people), write_organisations(output, found.organisations)
        for fault in found.broken:
            typer.echo(f"dragoman: {fault}", err=True)
        for reason, count in found.left_out.items():
            typer.echo(f"dragoman: left out: {count} {reason}", err=True)
        typer.echo(f"{output}: {people} new terms of office, {bodies} new bodies")
    if found.broken:
        raise typer.Exit(SOME_FAILED)
