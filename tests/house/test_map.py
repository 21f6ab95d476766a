"""The map of the house: what stands where, so that a stranger finds each thing at the first guess."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.rooms import imported, product, tracked, tree, walked

LOOSE = {"bot/__init__.py", "bot/__main__.py", "bot/errors.py"}
OF_ZALO = ("bot/channels/zalo/", "bot/admin/", "bot/app/", "bot/cli/", "bot/settings/")
NO_SUBJECT = {
    "channels": "the tokens and counters of a channel are no concern of the organisation",
    "data_keys": "the key of a database is the program's own",
    "inbox": "updates are handled before anybody knows what they are about",
    "journal_mark": "how far a database has come with its journal is the program's own",
}
"""Queries that serve no subject of domain/, each with its reason."""

PRIVATE = frozenset({"told", "said", "things", "Lanes", "Handling", "Letter", "Almanac", "hush", "chiefs", "handouts"})
"""Names that said nothing of the value; docs/glossary.md has the words that took their place."""

RELEASED = "0022"
"""The last migration that installations have run: up to it their text stays as it is, names and all."""


def test_nothing_lies_loose_in_bot() -> None:
    """A file in a folder is found by what the folder is for; in a hall of many files it is not."""
    loose = {str(path) for path in product() if path.parts[0] == "bot" and len(path.parts) == 2}
    assert loose - LOOSE == set()


def test_a_file_named_after_zalo_stands_with_zalo() -> None:
    """Each platform owns everything of its wire, so that a change of it touches one folder."""
    zalo = [path.as_posix() for path in product() if path.parts[0] == "bot" and "zalo" in path.name]
    assert [path for path in zalo if not path.startswith(OF_ZALO)] == []


def test_queries_are_named_like_the_subject_that_they_serve() -> None:
    """Whoever reads domain/x finds its statements in data/queries/x without searching."""
    subjects = {path.parts[1].removesuffix(".py") for path in product() if path.parts[0] == "domain"}
    queries = {path.parts[2].removesuffix(".py") for path in product() if path.parts[:2] == ("data", "queries")}
    assert queries - subjects == set(NO_SUBJECT)


def circles(knows: dict[str, set[str]]) -> list[str]:
    """List the subjects that come back to themselves, by whatever way."""

    def reach(subject: str) -> set[str]:
        found: set[str] = set()
        to_see = set(knows.get(subject, ()))
        while to_see - found:
            found |= to_see
            to_see = {further for each in to_see for further in knows.get(each, ())}
        return found

    return sorted(subject for subject in knows if subject in reach(subject))


def test_subjects_of_the_domain_know_each_other_in_no_circle() -> None:
    """A subject can be read, and tested, without those that build on it."""
    knows: dict[str, set[str]] = {}
    for path in product():
        if path.parts[0] == "domain":
            own = path.parts[1].removesuffix(".py")
            names = (name.split(".")[1] for _, name in imported(tree(path)) if name.startswith("domain."))
            knows.setdefault(own, set()).update(other for other in names if other != own)
    assert circles(knows) == []


def test_the_guard_sees_a_circle() -> None:
    assert circles({"units": {"text"}, "text": {"forms"}, "forms": {"text"}}) == ["forms", "text"]


def only_passes_on(module: ast.Module) -> bool:
    """Tell whether a module has imports and nothing of its own."""
    own = [node for node in module.body if not isinstance(node, ast.Expr)]  # not its documentation
    kept = [node for node in own if not isinstance(node, ast.Assign) or ast.unparse(node.targets[0]) != "__all__"]
    return bool(kept) and all(isinstance(node, ast.Import | ast.ImportFrom) for node in kept)


def test_no_module_only_passes_on_what_another_holds() -> None:
    """A reader who follows an import arrives at the thing; only a package's front page may gather names."""
    assert [str(path) for path in product() if path.name != "__init__.py" and only_passes_on(tree(path))] == []


@pytest.mark.parametrize(
    ("code", "seen"),
    [
        ("'''Old.'''\nfrom domain.units import view\n__all__ = ['view']", True),
        ("from domain.units import view\nlook = view", False),
        ("'''Nothing yet.'''", False),
    ],
)
def test_the_guard_sees_a_module_that_only_passes_on(code: str, *, seen: bool) -> None:
    assert only_passes_on(ast.parse(code)) is seen


def test_tests_import_helpers_from_support_alone() -> None:
    """A test can be read, moved and thrown away without another test."""
    tests = [path for path in tracked() if path.suffix == ".py" and path.parts[0] == "tests"]
    found = [(path, line, name) for path in tests for line, name in imported(tree(path)) if name.startswith("tests.")]
    assert [f"{path}:{line} {name}" for path, line, name in found if not name.startswith("tests.support.")] == []


def private_words(module: ast.Module) -> Iterator[tuple[int, str]]:
    """List (line, name) of private words as names; a keyword of a call may be one that is stored."""
    for node in walked(module):
        for name in (getattr(node, field, None) for field in ("id", "arg", "name", "attr")):
            if isinstance(name, str) and name in PRIVATE and not isinstance(node, ast.keyword):
                yield getattr(node, "lineno", 0), name


def is_released(path: Path) -> bool:
    return path.parent.name == "versions" and path.name[:4] <= RELEASED


def test_no_name_is_a_private_word() -> None:
    """A name is read by people who were not there when it was found: it says what the value is."""
    migrations = [path for path in tracked() if path.parent.name == "versions" and path.suffix == ".py"]
    ours = [path for path in (*product(), *migrations) if not is_released(path)]
    assert [f"{path}:{line} {name}" for path in ours for line, name in private_words(tree(path))] == []


@pytest.mark.parametrize("code", ["told = 1", "def f(said): ...", "class Lanes: ...", "work.hush()", "import things"])
def test_the_guard_sees_a_private_word(code: str) -> None:
    assert list(private_words(ast.parse(code)))


def test_the_guard_lets_a_stored_name_and_a_released_migration_be() -> None:
    assert list(private_words(ast.parse("write(said=state)"))) == []
    assert is_released(Path("data/migrations/versions/0014_sealed.py"))
    assert not is_released(Path("data/migrations/versions/0023_next.py"))
