"""The command line's contracts: JSON lines on stdout and nothing else, sentences on stderr, three exit codes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bot.wiring import Wiring, wire
from tests.command_line import Ran, Run, typed_in

#: Of our own making; the institution speaks, so no person is given words.
_TEXT = (
    "ISLAMABAD: The Foreign Office said on Thursday that Pakistan wanted more trade with the United States.\n\n"
    "“We shall go on talking to our American friends,” the Foreign Office spokesperson said.\n"
)
_KEYS = ["id", "outlet", "published", "said_on", "said_basis", "statements"]
_STATEMENT_KEYS = [
    "id",
    "start",
    "end",
    "text",
    "speaker",
    "role",
    "ministry",
    "kind",
    "quotes",
    "countries",
    "inherited",
    "topics",
    "position",
    "earlier",
    "said_on",
    "said_basis",
    "cue",
    "source",
    "rule",
    "status",
    "question",
    "flags",
]
_MATCH_KEYS = ["query", "outcome", "command", "countries", "choices", "topics", "filters"]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """`fo-stance` in an empty folder and an environment without settings."""
    return typed_in(tmp_path, monkeypatch, capsys)


def _line(text: str = _TEXT, **fields: str) -> bytes:
    return json.dumps({"text": text, **fields}).encode() + b"\n"


def test_a_first_question_is_answered_by_the_starter(run: Run) -> None:
    """Without archive or configuration there is an answer, labelled, and the place that holds none is named."""
    ran = run("ask", "US", "--json")
    [answer] = ran.lines
    said = "no archive at fo-stance.db yet; the starter answers until `fo-stance ingest` puts an article in\n"
    assert (ran.code, ran.err, answer["answer"], answer["starter"]) == (0, said, "found", True)
    assert answer["lead"]["wording"] == "summary"


@pytest.mark.parametrize(
    ("query", "answer", "code"),
    [
        ("Nigeria", "silent", 1),
        ("xqzv", "unknown", 1),
        ("congo", "ambiguous", 1),
        ("", "unknown", 1),
        (".", "unknown", 1),
        ("🎉", "unknown", 1),
    ],
)
def test_nothing_found_is_exit_code_one(query: str, answer: str, code: int, run: Run) -> None:
    """No record, not understood and several readings are answers of their own, and none is found."""
    ran = run("ask", "--json", query)
    assert (ran.code, ran.lines[0]["answer"]) == (code, answer)


def test_a_citation_is_all_that_is_printed(run: Run) -> None:
    """Words, who, when, where on one line; the starter's are said to be a summary."""
    ran = run("ask", "US", "--cite")
    assert (ran.code, ran.out.count("\n")) == (0, 1)
    parts = [" — ", ", said ", "editor's summary", ", published ", ": https://"]
    assert [part for part in parts if part not in ran.out] == []


@pytest.mark.parametrize(
    ("words", "code"),
    [("Nigeria --cite", 1), ("congo --cite", 1), ("US --cite --json", 2), ("history US --cite", 2)],
    ids=["nothing there", "several readings", "JSON", "several statements"],
)
def test_what_has_no_citation_is_told_on_stderr(words: str, code: int, run: Run) -> None:
    """Nothing that could be pasted for one reaches stdout."""
    ran = run("ask", *words.split())
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.strip() != ""


def test_options_may_stand_among_the_words(run: Run) -> None:
    """What is no option of ours is asked, in its order, and several words are one question."""
    assert run("ask", "US", "trade", "--json").lines == run("ask", "--json", "US trade").lines
    assert run("match", "US", "--limit", "3", "--json").lines[0]["query"] == "US --limit 3"


def test_a_card_for_people_names_its_source(run: Run) -> None:
    """Without --json a card is drawn; with --explain it names the rule."""
    plain, explained = run("ask", "US"), run("ask", "US", "--explain")
    assert (plain.code, explained.code) == (0, 0)
    assert "Business Recorder" in plain.out
    assert len(explained.out) > len(plain.out)


def test_blocks_are_what_slack_would_show(run: Run) -> None:
    """--blocks adds the rendered message to the answer."""
    [answer] = run("ask", "US", "--blocks").lines
    assert all("type" in block for block in answer["blocks"])
    assert answer["blocks"] != []


def test_match_answers_a_line_for_a_line(run: Run) -> None:
    """Blank lines are queries too; bytes that are no text do not stop the ones behind them."""
    ran = run("match", "--json", stdin="US\n\nامریکہ\r\n".encode() + b"\xff\xfe\nkashmir")
    assert [list(line) for line in ran.lines] == [_MATCH_KEYS] * 5
    assert [line["countries"] for line in ran.lines] == [["US"], [], ["US"], [], []]
    assert ran.lines[-1]["topics"] == ["kashmir"]
    assert (ran.code, ran.err) == (0, "")


def test_parse_prints_every_key_and_true_offsets(run: Run, tmp_path: Path) -> None:
    """Each statement is a slice of the given text, to the code point, and so is each quote."""
    (tmp_path / "a.txt").write_bytes(_TEXT.replace("\n", "\r\n").encode())
    ran = run("parse", "--json", "a.txt")
    [article] = ran.lines
    assert (ran.code, list(article), article["published"]) == (0, _KEYS, None)
    text = _TEXT.replace("\n", "\r\n")
    for one in article["statements"]:
        assert list(one) == _STATEMENT_KEYS
        assert text[one["start"] : one["end"]] == one["text"]
    quotes = [text[start:end] for one in article["statements"] for start, end in one["quotes"]]
    assert quotes == ["We shall go on talking to our American friends,"]


def test_parse_gives_back_the_id_of_each_line(run: Run) -> None:
    """JSON lines from stdin come out in order under their own ids, the day from the day of publication."""
    ran = run("parse", "--json", "--jsonl", stdin=_line(id="one", published="2024-11-08") + b"\n" + _line(id="two"))
    assert [(line["id"], line["said_on"]) for line in ran.lines] == [("one", "2024-11-07"), ("two", None)]


def test_parse_goes_on_behind_what_it_cannot_read(run: Run, tmp_path: Path) -> None:
    """The sentence goes to stderr, the others to stdout, and the exit code says that something was wrong."""
    (tmp_path / "good.txt").write_text(_TEXT, "utf-8")
    (tmp_path / "bad.txt").write_bytes(b"\x89PNG\x00" * 99)
    ran = run("parse", "--json", "bad.txt", "good.txt", "absent.txt")
    assert (ran.code, len(ran.lines)) == (2, 1)
    assert ran.err.splitlines() == [
        "bad.txt: it is binary data, not text. Give a text or HTML file.",
        "absent.txt: it cannot be opened (no such file or directory). Check the path.",
    ]


def test_parse_shows_people_the_statements(run: Run, tmp_path: Path) -> None:
    """A table without options; with --explain the article itself, marked, with the rules."""
    (tmp_path / "a.txt").write_text(_TEXT, "utf-8")
    assert "Foreign Office" in run("parse", "a.txt").out
    assert "ISLAMABAD" in run("parse", "--explain", "a.txt").out


def test_an_article_without_statements_is_nothing_found(run: Run) -> None:
    """Its line has an empty list, and the exit code is 1."""
    ran = run("parse", "--json", stdin=b"The harbour was quiet all winter.")
    assert (ran.code, ran.lines[0]["statements"]) == (1, [])


def test_ingest_makes_an_archive_that_replaces_the_starter(run: Run) -> None:
    """The first article makes the archive; twice adds nothing; from then on it answers and the starter is gone."""
    line = _line(id="one", outlet="Dawn", url="https://www.dawn.com/news/1", published="2024-11-08")
    first, again = run("ingest", "--jsonl", "-", stdin=line), run("ingest", "--jsonl", "-", stdin=line)
    assert (first.code, first.out, again.code) == (0, "", 0)
    assert first.err.splitlines()[0] == "articles: 1 new, 0 changed, 0 unchanged"
    assert again.err.splitlines()[:2] == [
        "articles: 0 new, 0 changed, 1 unchanged",
        "statements: 0 added, 0 of them held for review",
    ]
    asked = run("ask", "US", "--json")
    [answer] = asked.lines
    assert (answer["answer"], answer["starter"], answer["lead"]["said_on"]) == ("found", False, "2024-11-07")
    assert asked.err == ""
    assert answer["lead"]["text"] in _TEXT


def test_ingest_names_what_it_could_not_read(run: Run, tmp_path: Path) -> None:
    """One bad input costs nobody else anything, and is named at the end of the report."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(_TEXT, "utf-8")
    (tmp_path / "in" / "b.txt").write_bytes(b"")
    ran = run("ingest", "in")
    assert ran.code == 2
    assert ran.err.splitlines()[0] == "articles: 1 new, 0 changed, 0 unchanged"
    assert ran.err.splitlines()[-2:] == [
        "unreadable: 1",
        f"  {Path('in') / 'b.txt'}: it is empty. Save the article's text in it.",
    ]


def test_what_a_folder_is_not_searched_for_is_named(run: Run, tmp_path: Path) -> None:
    """Files of another kind are counted by name with the reason, without a fault; none is not worth a line."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(_TEXT, "utf-8")
    assert "skipped" not in run("ingest", "in").err
    for name in ("b.pdf", "c.md", "d.jsonl"):
        (tmp_path / "in" / name).write_text("x", "utf-8")
    line = "skipped: 3 (b.pdf, c.md, d.jsonl); in a folder only .txt, .html, .htm, .xhtml files are read"
    ran = run("ingest", "in")
    assert (ran.code, ran.err.splitlines()[-2:]) == (0, [line, "unreadable: 0"])
    assert run("parse", "--json", "in").err == f"{line}\n"
    for number in range(10):
        (tmp_path / "in" / f"e{number}.rtf").write_text("x", "utf-8")
    assert "skipped: 13 (b.pdf, c.md, d.jsonl, e0.rtf, e1.rtf" in run("ingest", "in").err
    assert "e6.rtf, …)" in run("ingest", "in").err


def test_a_day_that_is_none_is_told(run: Run, tmp_path: Path) -> None:
    """The article goes in undated, and a sentence names the file."""
    for name, day in (("a", "31 February 2026"), ("b", "2099-01-01")):
        (tmp_path / f"{name}.txt").write_text(f"Published: {day}\n\n{_TEXT}", "utf-8")
    end = "so the article is undated. Write it as 2024-11-08, or leave it out."
    told = [f"a.txt: `Published` is no day, {end}", f"b.txt: `Published` is 2099-01-01, a day still to come, {end}"]
    ran = run("ingest", "a.txt", "b.txt")
    assert (ran.code, ran.err.splitlines()[:3]) == (0, [*told, "articles: 2 new, 0 changed, 0 unchanged"])
    parsed = run("parse", "--json", "a.txt", "b.txt")
    assert ([line["published"] for line in parsed.lines], parsed.err.splitlines()) == ([None, None], told)


def test_a_correction_replaces_what_was_answered(run: Run, tmp_path: Path) -> None:
    """An edited file without a link is a new version of its article: the old words are answered no more."""
    for word in ("trade", "traffic"):
        (tmp_path / "a.txt").write_text(_TEXT.replace("trade", word), "utf-8")
        ran, again = run("ingest", "a.txt"), run("ingest", str(tmp_path / "a.txt"))
        assert again.err.startswith("articles: 0 new, 0 changed, 1 unchanged")
    assert ran.err.startswith("articles: 0 new, 1 changed, 0 unchanged")
    shown = " ".join(one["text"] for one in run("ask", "US", "--json").lines[0]["statements"])
    assert ("traffic" in shown, "trade" in shown) == (True, False)


def test_a_correction_stands_in_whatever_order_it_comes(run: Run, tmp_path: Path) -> None:
    """Of two files with one link the one published last is answered, however often and in whatever order they are read."""
    (tmp_path / "in").mkdir()
    for name, day, word in (("a", 6, "trade"), ("b", 5, "traffic")):
        head = f"https://www.dawn.com/news/1\nHarbour talks go on\nPublished: 2024-11-0{day}\n\n"
        (tmp_path / "in" / f"{name}.txt").write_text(head + _TEXT.replace("trade", word), "utf-8")
    first, again, alone = run("ingest", "in"), run("ingest", "in"), run("ingest", "in/b.txt")
    assert first.err.splitlines()[:2] == ["articles: 1 new, 0 changed, 0 unchanged", "older than what is stored: 1"]
    assert again.err.splitlines()[:2] == ["articles: 0 new, 0 changed, 1 unchanged", "older than what is stored: 1"]
    assert alone.err.splitlines()[:2] == ["articles: 0 new, 0 changed, 0 unchanged", "older than what is stored: 1"]
    shown = " ".join(one["text"] for one in run("ask", "US", "--json").lines[0]["statements"])
    assert ("trade" in shown, "traffic" in shown) == (True, False)


def test_what_says_nothing_is_counted(run: Run) -> None:
    """Articles without a statement are counted, and those in Urdu named as not read yet."""
    urdu = "ترجمان دفتر خارجہ نے کہا کہ بندرگاہ پر مذاکرات جاری رہیں گے۔"
    ran = run("ingest", "--jsonl", "-", stdin=_line() + _line("The harbour was quiet.") + _line(urdu))
    line = "articles in which nothing was found: 2, 1 of them in Urdu's script, which is not read yet"
    assert (ran.code, ran.err.splitlines().count(line)) == (0, 1)
    parsed = run("parse", "--json", stdin=urdu.encode())
    assert (parsed.code, parsed.err) == (1, "stdin: it is in Urdu's script, which is not read yet\n")


def test_keys_that_are_not_read_are_named_once(run: Run) -> None:
    """A note on stderr for each such key, not one a line, and no fault."""
    lines = _line(date="2024-11-08", id="one") + _line(_TEXT + " Again.", date="2024-11-08", id="two")
    for command in ("ingest", "parse"):
        ran = run(command, "--jsonl", "-", stdin=lines)
        note = "the key 'date' in JSON lines is not read; known are id, text, title, published, outlet, url"
        assert (ran.code, ran.err.splitlines().count(note)) == (0, 1)


def test_what_is_held_for_review_is_shown_with_its_reason(run: Run) -> None:
    """`parse` says which statements wait and why, in words and in JSON."""
    line = _line("ISLAMABAD: Foreign Office sources said that Pakistan wanted more trade.\n", published="2024-11-08")
    [held] = run("parse", "--json", "--jsonl", stdin=line).lines[0]["statements"]
    assert (held["status"], len(held["flags"])) == ("held", 1)
    shown = run("parse", "--jsonl", stdin=line).out
    assert f"held for review ({held['flags'][0]}): {held['text']}" in " ".join(shown.split())


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ("odd/place/a.db", "odd/place/a.db: there is no such folder for the archive. Check the path"),
        ("sqlite:///:memory:", "an archive in memory would be gone with the command."),
        ("postgresql://quay:secret@host:port/db", "the archive's database URL is malformed."),
        ("mysql://quay:secret@host/db", "the archive cannot be kept in a 'mysql' database."),
        (" a.db", "the archive's place begins or ends with a space"),
    ],
)
@pytest.mark.parametrize("command", [["ask", "US"], ["ingest", "-"], ["migrate"]])
def test_an_odd_place_is_refused(
    place: str, sentence: str, command: list[str], run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence without a password, nothing answered, nothing made."""
    monkeypatch.setenv("DATABASE_URL", place)
    ran = run(*command, stdin=_TEXT.encode())
    assert (ran.code, ran.out, ran.err.startswith(sentence), "secret" in ran.err) == (2, "", True, False)
    assert list(tmp_path.iterdir()) == []


def test_the_environment_says_where_the_archive_is(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """DATABASE_URL goes before the configuration's place."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'elsewhere.db'}")
    assert run("migrate").code == 0
    assert [file.name for file in tmp_path.glob("*.db")] == ["elsewhere.db"]


def test_the_configuration_says_where_the_archive_is(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A relative place starts at the configuration's own folder, wherever the command runs."""
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc" / "mine.yaml").write_text("archive: {place: kept.db}", "utf-8")
    monkeypatch.setenv("FO_STANCE_CONFIG", str(tmp_path / "etc" / "mine.yaml"))
    assert run("migrate").code == 0
    assert [file.name for file in tmp_path.rglob("*.db")] == ["kept.db"]


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        pytest.param(["serve"], "SLACK_BOT_TOKEN: the bot token is not set.", id="no token"),
        pytest.param(["ingest", "empty"], "empty: the folder holds no articles.", id="a folder without articles"),
        pytest.param(["parse", "empty"], "empty: the folder holds no articles.", id="a folder without articles, parsed"),
        pytest.param(
            ["ingest", "http://10.0.0.5/1"], "  http://10.0.0.5/1: its host is not on the public network.", id="an address"
        ),
        pytest.param(["ingest", "--jsonl", "words.txt"], "  words.txt: it holds no JSON lines.", id="text as JSON lines"),
        pytest.param(["parse", "pipe"], "pipe: it is not a regular file.", id="a pipe"),
        pytest.param(["ask", "US", "--limit", "999"], "", id="a question that cannot be carried out"),
        pytest.param(["answer", "US"], "Did you mean `fo-stance ask answer US`?", id="an unknown command"),
        pytest.param(["histroy", "US"], "Did you mean `fo-stance history US`?", id="a misspelt command"),
        pytest.param(["ingest", "ftp://host/1"], "ftp://host/1: only http and https are fetched.", id="another scheme"),
        pytest.param(["backup", "none/b.db"], "none: there is no such folder.", id="a backup into no folder"),
        pytest.param(["restore", "none.db"], "none.db: there is no such file.", id="a restore of nothing"),
        pytest.param(["ask", "from:india"], "", id="a ministry without a subject"),
        pytest.param([], "the following arguments are required: COMMAND", id="no command"),
        pytest.param(["ingest"], "ingest: nothing was given to ingest.", id="nothing to ingest"),
    ],
)
def test_what_is_wrong_is_exit_code_two(argv: list[str], sentence: str, run: Run, tmp_path: Path) -> None:
    """Each comes with a sentence and without a traceback."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "words.txt").write_text("words\n" * 9, "utf-8")
    os.mkfifo(tmp_path / "pipe")
    ran = run(*argv)
    assert ran.code == 2
    assert sentence in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    "command", [["ask", "US"], ["match", "US"], ["parse", "-"], ["ingest", "-"], ["migrate"], ["serve"]]
)
def test_every_command_refuses_a_wrong_configuration(command: list[str], run: Run, tmp_path: Path) -> None:
    """All faults on stderr, nothing on stdout, exit code 2."""
    (tmp_path / "config.yaml").write_text("ministri: PK\ncard: {statements: 99}\n", "utf-8")
    assert run(*command) == Ran(
        2,
        "",
        "config.yaml: 2 faults to mend:\n"
        "  line 1, ministri: unknown key; did you mean `ministry`?\n"
        "  line 2, card.statements: `99` is not a whole number from 1 to 20\n",
    )


@pytest.mark.parametrize(
    "content",
    [pytest.param(b"", id="an empty file"), pytest.param(b"not an archive at all\n" * 99, id="another kind of file")],
)
@pytest.mark.parametrize("command", [["ask", "US"], ["ingest", "-"], ["migrate"]])
def test_what_is_no_archive_is_refused_and_kept(content: bytes, command: list[str], run: Run, tmp_path: Path) -> None:
    """The file stays as it was, and the sentence names it."""
    (tmp_path / "fo-stance.db").write_bytes(content)
    ran = run(*command, stdin=_TEXT.encode())
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)
    assert "fo-stance.db" in ran.err
    assert (tmp_path / "fo-stance.db").read_bytes() == content


def test_migrate_makes_an_empty_archive_once(run: Run) -> None:
    """The second time there is nothing to do; the starter goes on answering until there is an article."""
    assert (run("migrate").code, run("migrate").code) == (0, 0)
    ran = run("ask", "US", "--json")
    assert (ran.lines[0]["starter"], ran.err.startswith("no article in fo-stance.db yet;")) == (True, True)


@pytest.mark.parametrize("command", ["ask", "match", "parse", "ingest", "migrate", "serve"])
def test_every_command_says_how_it_is_used(command: str, run: Run) -> None:
    """--help prints its usage and ends well."""
    ran = run(command, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"usage: fo-stance {command} ")


def test_asking_for_help_shows_how_to_ask(run: Run) -> None:
    """`ask` alone and `ask help` print how a question is asked."""
    assert run("ask").out == run("ask", "help").out == run("ask", "--help").out


def test_the_help_lists_every_command_and_the_exit_codes(run: Run) -> None:
    """A newcomer finds all of it from `fo-stance --help`."""
    out = run("--help").out
    assert [name for name in ("ask", "match", "parse", "ingest", "migrate", "serve") if f"\n    {name} " not in out] == []
    assert "Exit codes: 0 answered or done, 1 nothing found" in out


def _spawn(argv: list[str], folder: Path, **environ: str) -> subprocess.Popen[bytes]:
    quiet = {name: value for name, value in os.environ.items() if name not in ("FO_STANCE_CONFIG", "DATABASE_URL")}
    pipe = subprocess.PIPE
    return subprocess.Popen(argv, cwd=folder, env=quiet | environ, stdin=pipe, stdout=pipe, stderr=pipe)


_CLI = [sys.executable, "-c", "import sys; from bot.cli import main; sys.exit(main())"]


def test_output_is_utf8_whatever_the_locale(tmp_path: Path) -> None:
    """Urdu goes through a C locale unharmed, and half a character comes out as its JSON escape."""
    process = _spawn(
        [*_CLI, "match", "--json", "امریکہ \udcff"], tmp_path, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0"
    )
    out, err = process.communicate()
    assert err == b""
    assert json.loads(out.decode("utf-8"))["query"].startswith("امریکہ")


def test_a_reader_that_goes_away_ends_it_quietly(tmp_path: Path) -> None:
    """`| head` is no fault: no traceback, no message."""
    process = _spawn([*_CLI, "match", "--json"], tmp_path)
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    process.stdin.write(b"US\n" * 10)
    process.stdin.close()
    assert (process.stderr.read(), process.wait()) == (b"", 141)
    process.stderr.close()


def test_an_interrupt_ends_it_quietly(tmp_path: Path) -> None:
    """Ctrl-C gives the shell's own code and no traceback."""
    process = _spawn([*_CLI, "match", "--json"], tmp_path)
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(b"US\n")
    process.stdin.flush()
    process.stdout.readline()  # it runs
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    assert (out, err, process.returncode) == (b"", b"", 130)


@pytest.mark.parametrize(
    ("command", "redirected", "sentence"),
    [
        ("match --json US", ">&-", b"standard output: it is closed."),
        ("ask US", ">/dev/full", b"standard output: it cannot be written (no space left on device)."),
        ("match", "<&-", b"standard input: it is closed, so there is nothing to read."),
        ("ingest -", "<&-", b"standard input: it is closed, so there is nothing to read."),
        ("parse", "<&-", b"standard input: it is closed, so there is nothing to read."),
    ],
)
def test_closed_and_full_streams_are_a_sentence(command: str, redirected: str, sentence: bytes, tmp_path: Path) -> None:
    """No traceback: the stream is named, with what to do, and the exit code is 2."""
    shell = ["sh", "-c", f'exec "$@" {redirected}', "sh", *_CLI, *command.split()]
    process = _spawn(shell, tmp_path)
    out, err = process.communicate()
    assert (process.returncode, out, err.splitlines()[-1].startswith(sentence)) == (2, b"", True), err.decode()
    assert b"Traceback" not in err


def test_messages_never_turn_to_stdout(tmp_path: Path) -> None:
    """With stderr closed, stdout still holds JSON lines and nothing else."""
    process = _spawn(["sh", "-c", 'exec "$@" 2>&-', "sh", *_CLI, "ask", "US", "--json"], tmp_path)
    out, _ = process.communicate()
    assert (process.returncode, [json.loads(line)["answer"] for line in out.splitlines()]) == (0, ["found"])


def test_an_interrupted_ingest_says_what_was_kept(tmp_path: Path) -> None:
    """Ctrl-C ends it with the shell's code, and the report counts what is in the archive."""
    process = _spawn([*_CLI, "ingest", "--jsonl", "-"], tmp_path)
    assert process.stdin is not None
    process.stdin.write(_line())
    process.stdin.flush()
    _wait_for(lambda: (tmp_path / "fo-stance.db").exists() and _articles(tmp_path) == 1)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()
    assert process.returncode == 130
    assert err.decode().splitlines()[:2] == [
        "interrupted; what is counted here is kept, run it again for the rest",
        "articles: 1 new, 0 changed, 0 unchanged",
    ]


def _articles(folder: Path) -> int:
    with closing(wire({"DATABASE_URL": str(folder / "fo-stance.db")}).archive_to_fill()) as archive:
        return archive.counts().articles


def _wait_for(happened: Callable[[], bool], *, seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.05)


#: What a question does not need: pages, Slack's SDK, migrations.
_NOT_NEEDED = (
    "trafilatura",
    "lxml",
    "slack_bolt",
    "slack_sdk",
    "gunicorn",
    "charset_normalizer",
    "alembic",
    "bot.text",
    "dateparser",
)
_COLD = f"""
import resource, sys
from bot.cli import main
from tests.command_line import Ran, Run, typed_in
from bot.wiring import Wiring
code = main(["ask", "US", "--json"])
used = resource.getrusage(resource.RUSAGE_SELF)
loaded = [name for name in {_NOT_NEEDED!r} if name in sys.modules]
print(code, loaded, used.ru_utime + used.ru_stime, sep="|", file=sys.stderr)
"""


def test_a_question_starts_cold_in_little_time(tmp_path: Path) -> None:
    """Only what `ask` needs is imported, and it takes at most 0.8 seconds of CPU, the starter's loading included."""
    _, err = _spawn([sys.executable, "-c", _COLD], tmp_path).communicate()
    code, loaded, seconds = err.decode().splitlines()[-1].split("|")
    assert (code, loaded) == ("0", "[]")
    assert float(seconds) <= 0.8


def test_a_fault_of_ours_is_never_nothing_found(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug prints its traceback for a report and has an exit code of its own."""

    def broken() -> Wiring:
        raise RuntimeError("a bug")

    monkeypatch.setattr("bot.cli.wire", broken)
    ran = run("ask", "US", "--json")
    assert (ran.code, ran.out) == (70, "")
    assert ran.err.endswith("RuntimeError: a bug\n")
