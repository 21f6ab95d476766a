from __future__ import annotations

import os
import sys
from pathlib import Path

from typer.testing import CliRunner

from bot.cli.commands.restore import app


def type_restore(folder: Path, settings: dict[str, str], words: str) -> None:
    """Leave what the command said in the folder, and end with its code."""
    os.chdir(folder)
    os.environ.update(settings)
    result = CliRunner().invoke(app, words.split())
    Path("told.txt").write_text(result.output, "utf-8")
    sys.exit(result.exit_code)
