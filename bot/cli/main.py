"""The command line. A command's module is imported when the command is called, and not before.

`doctor` and `webhook` must start on a machine where the rest cannot, and help must not take seconds.
"""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer
from rich.console import Console
from typer.core import TyperCommand, TyperGroup

from bot import __version__
from bot.admin.texts import say
from bot.app.database_errors import database_in_words
from bot.cli.lazy import load
from bot.cli.table import CommandTable
from bot.errors import CommandError, PlainError
from bot.logs.redaction import Masks
from bot.logs.setup import mask_last_words
from data.stored_names import RENAMED

PROGRAM = "python -m bot"
CANNOT = 2  # the command could not do its work; 1 is an answer (doctor, campaign check)
DEMO_NEEDS = "sandbox"  # the image has no such room
TYPERS_OWN = frozenset({"install_completion", "show_completion"})


class LazyGroup(TyperGroup):
    """Lists commands by name and help alone; loads the one that is called, by an earlier name too."""

    def __init__(self, table: CommandTable) -> None:
        shown = {name: TyperCommand(name, help=table.words[name]) for name in table.loads}
        super().__init__(name=PROGRAM, commands={**shown}, help=table.words[""], no_args_is_help=True)
        self.table = table
        self.params.append(_version_option(table.words.get("--version")))

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        today = RENAMED["commands"].get(args[0], args[0])
        name, found, rest = super().resolve_command(ctx, [today, *args[1:]])
        return name, self.load(name) if found and name else None, rest

    def load(self, name: str) -> Any:
        """Import the command. Raises CommandError when its module, or a package that it needs, is not there."""
        module, _, attribute = self.table.loads[name].partition(":")
        try:
            loaded = getattr(load(module), attribute)
        except ModuleNotFoundError as error:
            raise CommandError(_code(module, error.name), command=name, package=error.name) from error
        command = typer.main.get_command(loaded)
        command.name = name
        command.params = [parameter for parameter in command.params if parameter.name not in TYPERS_OWN]
        self.table.dress(command, name)
        return command


def _code(module: str, absent: str | None) -> str:
    if absent == module:
        return "command_absent"
    return "demo_absent" if absent == DEMO_NEEDS else "package_absent"


def _show_version(asked: bool) -> None:  # noqa: FBT001 - Typer's signature
    if asked:
        typer.echo(__version__)
        raise typer.Exit


def _options(
    *, version: Annotated[bool, typer.Option("--version", callback=_show_version, is_eager=True)] = False
) -> None:
    """Options of the program itself: Typer makes them of a function's parameters only."""


def _version_option(words: str | None) -> Any:
    root = typer.Typer()
    root.callback()(_options)
    option: Any = next(parameter for parameter in typer.main.get_group(root).params if parameter.name == "version")
    option.help = words
    return option


def main() -> None:
    """Run one command. A PlainError, or what the database refuses, is told in words and ends with code 2.

    Anything else is a traceback, masked.
    """
    mask_last_words(Masks())
    try:
        with database_in_words():
            LazyGroup(CommandTable.read()).main(prog_name=PROGRAM)
    except PlainError as error:
        Console(stderr=True, highlight=False, markup=False).print(say("errors", error.code, **error.facts))
        sys.exit(CANNOT)
