"""Campaign files of an installation's own, in CAMPAIGN_DIR, beside those that ship with the program."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.admin.campaign_files import unusable
from bot.admin.finding import State
from bot.admin.texts import say
from bot.admin.this_machine import campaigns as files_there
from bot.app.campaign_files import running_campaigns
from bot.cli.commands import calendar, campaign
from bot.errors import SettingsError
from bot.settings.settings import Settings
from data import paths

RUNNER = CliRunner()
SHIPPED = sorted(path.stem for path in paths.CAMPAIGNS.glob("*.yaml"))
SLUG, PREFIX = "ha-giang-2027", "HG"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "phong-trao"
    folder.mkdir()
    monkeypatch.setenv("CAMPAIGN_DIR", str(folder))
    return folder


def settings(**more: object) -> Settings:
    return Settings.read(_env_file=None, **more)


def write(folder: Path, *, slug: str = SLUG, prefix: str = PREFIX, codes: str = "hg27-", broken: bool = False) -> Path:
    """Write the file of another province: the one of Thanh Hoa under other names."""
    text = (paths.CAMPAIGNS / "thanh-hoa-2021.yaml").read_text("utf-8")
    text = text.replace("th21-", codes).replace("slug: thanh-hoa-2021", f"slug: {slug}")
    text = text.replace("record_prefix: TH", f"record_prefix: {prefix}")
    file = folder / f"{slug}.yaml"
    file.write_text(text.replace("date: 2021-03-06", "date: 31/02/2021") if broken else text, "utf-8")
    return file


def line_of(file: Path, text: str) -> int:
    return next(at for at, line in enumerate(file.read_text("utf-8").splitlines(), 1) if re.search(text, line))


def in_words(refused: pytest.ExceptionInfo[SettingsError]) -> str:
    return say("errors", refused.value.code, **refused.value.facts)


def test_its_files_join_the_shipped_ones_in_every_command(own: Path) -> None:
    write(own)
    assert sorted(running_campaigns(settings())) == sorted([*SHIPPED, SLUG])
    assert SLUG in RUNNER.invoke(campaign.app, ["list"]).output.splitlines()
    assert RUNNER.invoke(campaign.app, ["show", SLUG]).exit_code == 0
    assert "15 tệp: 0 lỗi" in RUNNER.invoke(campaign.app, ["check"]).output
    assert RUNNER.invoke(calendar.app, ["--campaign", SLUG]).exit_code == 0
    assert files_there(settings(), paths.CAMPAIGNS).code == "campaigns_fine"


@pytest.mark.parametrize(
    ("wrong", "place", "words"),
    [
        ({"slug": "thanh-hoa-2021"}, "^slug:", "mã “thanh-hoa-2021” đã dùng ở thanh-hoa-2021.yaml"),
        ({"codes": "th21-"}, "code: th21-dept-in-charge", "mã “th21-dept-in-charge” đã dùng ở thanh-hoa-2021.yaml"),
        ({"prefix": "TH"}, "^record_prefix:", "mã hồ sơ “TH” đã dùng ở thanh-hoa-2021.yaml"),
    ],
)
def test_what_stands_twice_is_refused_by_file_and_line(
    own: Path, wrong: dict[str, str], place: str, words: str
) -> None:
    file = write(own, **wrong)  # type: ignore[arg-type]  # the names of its own keywords
    with pytest.raises(SettingsError) as refused:
        running_campaigns(settings())
    assert f"{file}:{line_of(file, place)}: {words}" in in_words(refused)
    assert [each.state for each in unusable(settings())] == [State.WRONG]
    checked = RUNNER.invoke(campaign.app, ["check"])
    assert checked.exit_code == 1
    assert words in checked.output


def test_a_short_name_that_another_file_of_the_issuer_has_is_a_warning(own: Path) -> None:
    file = write(own)
    checked = RUNNER.invoke(campaign.app, ["check"])
    assert checked.exit_code == 0
    words = "tên ngắn “Chung sức 2021-2030” của LĐLĐ tỉnh Thanh Hóa đã dùng ở thanh-hoa-2021.yaml"
    assert f"{file}:{line_of(file, '^short_name:')}: cần xem: short_name: {words}" in checked.output
    file.write_text(
        file.read_text("utf-8").replace("short_name: Chung sức 2021-2030", "short_name: Chung tay"), "utf-8"
    )
    assert words not in RUNNER.invoke(campaign.app, ["check"]).output


def test_a_broken_file_stops_no_other_campaign_and_is_named(own: Path, caplog: pytest.LogCaptureFixture) -> None:
    file = write(own, broken=True)
    place = f"{file}:{line_of(file, '31/02/2021')}"
    with caplog.at_level(logging.WARNING):
        assert sorted(running_campaigns(settings())) == SHIPPED
    assert place in caplog.text
    (found,) = unusable(settings())
    assert (found.state, found.text.startswith(f"{place}: “31/02/2021”")) == (State.NOTE, True)


def test_a_broken_file_that_is_to_run_is_refused_with_its_faults(own: Path) -> None:
    file = write(own, broken=True)
    with pytest.raises(SettingsError) as refused:
        running_campaigns(settings(campaign=SLUG))
    assert f"{file}:{line_of(file, '31/02/2021')}: “31/02/2021”" in in_words(refused)


def test_a_name_that_no_file_has_is_one_sentence(own: Path) -> None:
    write(own)
    with pytest.raises(SettingsError) as refused:
        running_campaigns(settings(campaign="ha-giang-2028"))
    assert in_words(refused).startswith("CAMPAIGN nêu tên chưa có phong trào nào mang: ha-giang-2028.")


def test_a_folder_that_is_not_there_is_one_sentence(own: Path) -> None:
    own.rmdir()
    with pytest.raises(SettingsError) as refused:
        running_campaigns(settings())
    assert in_words(refused).startswith(f"CAMPAIGN_DIR={own}: không có thư mục này.")
    assert files_there(settings(), paths.CAMPAIGNS).code == "campaign_dir_absent"
    assert list(unusable(settings())) == []
