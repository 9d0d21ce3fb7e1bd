"""What the README and the files around the package say is so."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main
from bot.contracts import match_json, parsed_json
from bot.errors import ConfigError
from bot.gazetteer.outlets import Outlets
from bot.model import Parsed
from bot.slack.state import MAX_PAGE
from bot.sources.plain import Stated, stated
from bot.stance import filters
from bot.stance.answers import Query, Unknown
from bot.stance.command import Ask
from bot.stance.present import to_json
from bot.wiring import wire
from tests.fakes import article, statement
from tests.repo.source import ROOT, sources

_README = (ROOT / "README.md").read_text("utf-8")
_PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def _lines_of(language: str) -> list[str]:
    blocks = re.findall(rf"^ *```{language}\n(.*?)^ *```$", _README, re.DOTALL | re.MULTILINE)
    return [line.strip() for block in blocks for line in block.splitlines() if line.strip()]


def _table(first: str) -> dict[str, list[str]]:
    """A table's rows below its heading, by the code in their first cell."""
    body = _README.split(f"| {first} |", 1)[1].split("\n\n", 1)[0]
    rows = [line.strip("|").split("|") for line in body.splitlines() if line.startswith("| `")]
    return {row[0].strip(" `"): [cell.strip() for cell in row[1:]] for row in rows}


def test_there_are_two_one_line_commands() -> None:
    """Each makes its own environment and installs the package: it works alone in a fresh clone."""
    ask, tests = (line for line in _lines_of("sh") if line.startswith("python3 -m venv"))
    assert ask.split(" && ") == ["python3 -m venv .venv", ".venv/bin/pip install -q .", ".venv/bin/fo-stance ask US"]
    assert tests.split(" && ") == ["python3 -m venv .venv", ".venv/bin/pip install -q -e '.[dev]'", ".venv/bin/pytest"]
    assert _PROJECT["project"]["scripts"] == {"fo-stance": "bot.cli:main"}
    assert "dev" in _PROJECT["project"]["optional-dependencies"]


def test_ci_runs_the_readme_s_test_command() -> None:
    """The script can be run, is whole, and finds exactly one test command in the README."""
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    subprocess.run(["bash", "-n", str(script)], check=True)
    assert len(re.findall(r"^python3 -m venv .*pytest$", _README, re.MULTILINE)) == 1


def test_every_command_shown_exists(capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever `fo-stance <command>` the README or the Procfile names is one of ours, with its options."""
    shown = set(
        re.findall(r"(?<![/\w])fo-stance ([a-z]+)((?: --[a-z]+)*)", _README + (ROOT / "Procfile").read_text("utf-8"))
    )
    for command, options in shown:
        with pytest.raises(SystemExit) as end:
            main([command, "--help"])
        text = capsys.readouterr().out
        assert end.value.code == 0
        assert [option for option in options.split() if option not in text] == []


def test_the_procfile_has_its_three_processes() -> None:
    """Release migrates, web speaks HTTP, worker Socket Mode; each is a command of ours."""
    lines = dict(line.split(": ", 1) for line in (ROOT / "Procfile").read_text("utf-8").splitlines())
    assert lines == {"release": "fo-stance migrate", "web": "fo-stance serve --http", "worker": "fo-stance serve"}


def test_every_configuration_key_is_told_with_its_default() -> None:
    """The README's table, the commented file and the defaults are one."""
    told = {key: cells[0].strip("`") for key, cells in _table("key | default | what it decides").items()}
    found: dict[str, str] = {}
    section = ""
    for line in (ROOT / "config.yaml").read_text("utf-8").splitlines():
        match = re.match(r"( *)(\w+):(?: (.+))?$", line)
        if match and not match[3]:
            section = f"{match[2]}."
        elif match:
            found[(section if match[1] else "") + match[2]] = match[3]
    assert told == found


def test_every_configured_value_is_used() -> None:
    """Each field of Config is read by the product: no key that decides nothing."""
    fields = set(wire({}).config.__dataclass_fields__)
    used = {name for source in sources() if source.part != "config" for name in source.attributes()}
    assert fields - {name.partition(".")[2] for name in used if name.startswith("config.")} - _self_config() == set()


def _self_config() -> set[str]:
    """Fields read as `self.config.field`."""
    text = "".join((ROOT / source.name).read_text("utf-8") for source in sources())
    return set(re.findall(r"self\.config\.(\w+)", text))


def test_every_environment_variable_is_told() -> None:
    """The README's table names exactly the variables that the composition root reads."""
    wiring = "".join(path.read_text("utf-8") for path in (ROOT / "bot" / "wiring").glob("*.py"))
    read = set(re.findall(r"environ(?:\.get\(|, )\"([A-Z_]+)\"", wiring))
    assert set(_table("variable | what it is |".removesuffix(" |"))) == read


def test_the_example_lines_are_the_contracts() -> None:
    """The README's JSON has the keys that are printed, in their order."""
    parsed, matched = (json.loads(line) for line in _lines_of("json"))
    made = parsed_json(_parsed(), "one")
    assert (list(parsed), list(parsed["statements"][0])) == (list(made), list(made["statements"][0]))
    assert matched == match_json("amrica trade", Ask(query=Query(text="amrica trade", countries=("US",), topics=("trade",))))


def test_the_match_example_is_what_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """Typed as shown, it prints the line as shown."""
    assert main(["match", "--json", "amrica trade"]) == 0
    assert capsys.readouterr().out.strip() == next(line for line in _lines_of("json") if line.startswith('{"query"'))


def _parsed() -> Parsed:
    text = "The office said so."
    found = statement(article(text), text, cue="said")
    return Parsed(article=article(text), said_on=None, said_basis="no day", statements=(found,))


def test_every_dependency_has_a_range_and_a_reason() -> None:
    """A reader of pyproject.toml learns why each is there."""
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    extras = _PROJECT["project"]["optional-dependencies"].values()
    wanted = [
        one for group in (_PROJECT["project"]["dependencies"], *extras) for one in group if not one.startswith("fo-stance")
    ]
    assert [one for one in wanted if ">=" not in one or not re.search(rf'"{re.escape(one)}"[,\]]\s+# \w', text)] == []


def test_nothing_names_a_machine() -> None:
    """No file that is kept names a path of the machine it was made on, or a package registry's address."""
    places = re.compile(r'"resolved"[:] "http|registry [=] "http|index-url[ =]http|(?<![\w.:])/(?:work|home|root)/\w')
    tracked = (
        subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False).stdout.decode().split("\0")
    )
    files = [ROOT / name for name in tracked if name and (ROOT / name).is_file()]
    assert files != []
    assert [file.name for file in files if places.search(file.read_text("utf-8", errors="replace"))] == []


def test_the_packaged_configuration_is_the_repository_s(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Anywhere, without a file, the defaults hold; with a name that leads nowhere they do not silently stand in."""
    monkeypatch.chdir(tmp_path)
    assert wire({}).config.archive == tmp_path / "fo-stance.db"
    with pytest.raises(ConfigError):
        wire({"FO_STANCE_CONFIG": "absent.yaml"})
    assert _PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"] == {"config.yaml": "bot/data/config.yaml"}


def test_what_the_readme_and_the_docs_link_is_there() -> None:
    """Every relative link and picture leads to a file of the repository."""
    for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        links = re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8"))
        assert [link for link in links if "://" not in link and not (page.parent / link).is_file()] == []
    assert {"docs/card.png", "docs/add-a-ministry.md"} <= set(re.findall(r"\]\(([^)#]+)\)", _README))


def test_every_option_of_a_question_is_told() -> None:
    """All that `ask` takes beside words, and how many statements a card can bear, here and in Slack."""
    assert [name for name in filters.OPTIONS if f"--{name}" not in _README] == []
    assert _README.count(f"1 to {filters.MOST}") == 2
    assert _README.count(f"Slack shows at most {MAX_PAGE}") == 2


def test_every_key_of_an_answer_is_told() -> None:
    """What `ask --json` prints is what the README lists."""
    told = _README.split("`fo-stance ask --json QUERY…` prints", 1)[1].split("\n\n", 1)[0]
    silent = to_json(Unknown(text="x"), wire({}).names())
    assert [key for key in silent if f"`{key}`" not in told] == []


def test_the_example_of_a_text_file_is_read_as_told() -> None:
    """The lines at its head give outlet, link and day."""
    text = "\n".join(_lines_of("text"))
    told = stated(text, date(2026, 5, 4), Outlets(hosts={}, names={}))
    assert told == Stated(published=date(2026, 5, 3), outlet="Harbour Post", url="https://harbour.example/news/1")


def test_the_readme_s_commands_are_words_a_shell_understands() -> None:
    """No line of a shell block has a quote left open."""
    assert all(shlex.split(line, comments=True) for line in _lines_of("sh"))
