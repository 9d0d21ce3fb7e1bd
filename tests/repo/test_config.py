"""`config.yaml`: every value as written, every fault at once, each with its line, its key and the nearest name."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.config import Config, load
from bot.errors import ConfigError
from tests.shared import hostile

_MINISTRIES = ("IN", "NO", "PK")
_ROOT = Path(__file__).resolve().parents[2]


def _load(tmp_path: Path, content: str | bytes) -> Config:
    file = tmp_path / "config.yaml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return load(file, ministries=_MINISTRIES)


def _faults(tmp_path: Path, content: str | bytes) -> tuple[str, ...]:
    with pytest.raises(ConfigError) as caught:
        _load(tmp_path, content)
    return caught.value.faults


def test_the_shipped_file_says_what_an_empty_one_means(tmp_path: Path) -> None:
    """The commented file of the repository holds the defaults, all of them."""
    (tmp_path / "config.yaml").write_text("", "utf-8")
    shipped = load(_ROOT / "config.yaml", ministries=_MINISTRIES, base=tmp_path)
    assert shipped == load(tmp_path / "config.yaml", ministries=_MINISTRIES)
    assert shipped == Config(
        ministry="PK",
        timezone=ZoneInfo("Asia/Karachi"),
        archive=tmp_path / "fo-stance.db",
        card_statements=5,
        feeds=(),
        feed_faults=(),
        admins=(),
        editors=(),
        readers=(),
        watch_minutes=15,
        watch_failures=5,
        digests=(),
        late_hours=6,
    )


def test_values_are_read_as_written(tmp_path: Path) -> None:
    """NO is Norway, a quoted number is a number, an absolute place stays one."""
    config = _load(tmp_path, "ministry: NO\r\ncard: {statements: '20'}\r\narchive:\r\n  place: /srv/a.db\r\nnewsroom:\r\n")
    assert (config.ministry, config.card_statements, config.archive) == ("NO", 20, Path("/srv/a.db"))


def test_all_faults_come_at_once_with_line_and_key(tmp_path: Path) -> None:
    """One reading of the file tells an editor everything there is to mend."""
    content = "ministri: PK\nministry: Pk\nnewsroom:\n  timezone: 12:30\n  time_zone: UTC\n"
    content += "card: {statements: NO}\narchive: x\ncard: 1\n"
    assert _faults(tmp_path, content) == (
        "line 1, ministri: unknown key; did you mean `ministry`?",
        "line 2, ministry: `Pk` is not a ministry that is known here; did you mean `PK`?",
        "line 4, newsroom.timezone: `12:30` is not a time zone; write one such as Asia/Karachi",
        "line 5, newsroom.time_zone: unknown key; did you mean `newsroom.timezone`?",
        "line 6, card.statements: `NO` is not a whole number from 1 to 20",
        "line 7, archive: keys are expected under it, not a single value",
        "line 8, card: stands twice, first on line 6; keep one",
    )


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        pytest.param(
            "statements: 3",
            "line 1, statements: unknown key; did you mean `card.statements`?",
            id="a key without its section",
        ),
        pytest.param(
            "newsroom: {timezone: Asia/Karachii}",
            "line 1, newsroom.timezone: `Asia/Karachii` is not a time zone; did you mean `Asia/Karachi`?",
            id="a near zone",
        ),
        pytest.param(
            "newsroom: {timezone: ../../etc/passwd}",
            "line 1, newsroom.timezone: `../../etc/passwd` is not a time zone; write one such as Asia/Karachi",
            id="a path for a zone",
        ),
        pytest.param(
            "card: {statements: 21}", "line 1, card.statements: `21` is not a whole number from 1 to 20", id="too many"
        ),
        pytest.param(
            "card: {statements: .inf}", "line 1, card.statements: `.inf` is not a whole number from 1 to 20", id="no number"
        ),
        pytest.param(
            "archive: {place: 'postgres://u:hunter2@h/d'}",
            "line 1, archive.place: an address is not a file; set DATABASE_URL in the environment instead",
            id="a database's address, its password not repeated",
        ),
        pytest.param("ministry:", "line 1, ministry: the value is empty; write one, or remove the line", id="no value"),
        pytest.param("ministry: [PK]", "line 1, ministry: a single value is expected, not a list", id="a list for a value"),
        pytest.param(
            "ministry: !!python/name:os.system PK",
            "line 1, ministry: a YAML tag is not allowed here; write the plain value",
            id="a tag",
        ),
        pytest.param(
            "newsroom:\n\ttimezone: UTC", "line 2: a tab; YAML indents with spaces, so replace it by two", id="a tab"
        ),
        pytest.param("- a", "line 1: keys are expected, such as `ministry: PK`, not a list", id="a list"),
        pytest.param("a: *x", "line 1: not YAML: found undefined alias 'x'", id="an alias to nothing"),
        pytest.param(b"ministry: \xff", "line 1: not UTF-8 text; save the file as UTF-8", id="another encoding"),
        pytest.param(b"\x89PNG\x00", "line 1: not UTF-8 text; save the file as UTF-8", id="a picture"),
        pytest.param(b"a\x00b", "binary data, not a text file", id="binary"),
        pytest.param(
            "a: \x07", "a character that YAML does not allow; save the file as plain text", id="a control character"
        ),
        pytest.param("[" * 100_000, "nested too deeply to be a configuration", id="nested without end"),
        pytest.param("a: '" + "x" * 10_000_000 + "'", "larger than the 512 kB a configuration may have", id="10 MB"),
    ],
)
def test_each_fault_is_a_sentence(content: str | bytes, fault: str, tmp_path: Path) -> None:
    """What is wrong, where, and what would be right."""
    assert _faults(tmp_path, content) == (fault,)


def test_a_missing_file_is_a_sentence(tmp_path: Path) -> None:
    """The message names the file that was asked for."""
    with pytest.raises(ConfigError) as caught:
        load(tmp_path / "absent.yaml", ministries=_MINISTRIES)
    where = str(tmp_path / "absent.yaml")
    assert caught.value.faults == ("cannot be read (no such file or directory); check the path",)
    assert caught.value.where is not None
    assert where.startswith(caught.value.where.removesuffix("..."))


@pytest.mark.parametrize(("row", "payload"), hostile("config"))
def test_hostile_configurations_are_refused_in_words(row: dict[str, Any], payload: bytes, tmp_path: Path) -> None:
    """Nothing but sentences comes out of a broken file, of a broken feed as well, and no secret with them."""
    if row["expect"] == "handled":
        with suppress(ConfigError):
            _load(tmp_path, payload)
        return
    try:
        said = "".join(_load(tmp_path, payload).feed_faults)
    except ConfigError as error:
        said = str(error)
    assert said
    assert [word for word in row.get("must_not", ()) if word in said] == []


def test_roles_are_lists_of_slack_ids(tmp_path: Path) -> None:
    """People and user groups, each once; a name is no id, and a role that is not known is asked about."""
    config = _load(tmp_path, "roles:\n  admin: [U01ABC]\n  editor:\n    - S02DEF\n    - W03GHI\n")
    assert (config.admins, config.editors, config.readers) == (("U01ABC",), ("S02DEF", "W03GHI"), ())
    content = "roles:\n  editor:\n    - '@ana'\n    - U01ABC\n    - U01ABC\n  editors: [U01ABC]\n"
    assert _faults(tmp_path, content) == (
        "line 3, roles.editor: `@ana` is no Slack id; copy it from the profile's menu: U… for a person, S… for a user group",
        "line 5, roles.editor: `U01ABC` stands twice, first on line 4; keep one",
        "line 6, roles.editors: unknown key; did you mean `roles.editor`?",
    )


def test_feeds_are_a_list_of_addresses(tmp_path: Path) -> None:
    """Each entry is read on its own: an address a line, none twice, no passwords."""
    config = _load(tmp_path, "feeds:\n  - https://harbour.example/feed\n  - http://quay.example/rss\nwatch: {minutes: 30}\n")
    assert (config.feeds, config.watch_minutes) == (("https://harbour.example/feed", "http://quay.example/rss"), 30)
    assert _load(tmp_path, "feeds:\n").feeds == _load(tmp_path, "feeds: []\n").feeds == ()
    assert _faults(tmp_path, "feeds: https://quay.example/rss\nwatch:\n  minute: 3\n  failures: 0\n") == (
        "line 1, feeds: a list is expected, an entry a line behind a dash, not a single value",
        "line 3, watch.minute: unknown key; did you mean `watch.minutes`?",
        "line 4, watch.failures: `0` is not a whole number from 1 to 100",
    )


def test_what_is_wrong_with_a_feed_is_its_own(tmp_path: Path) -> None:
    """It is left out and told with its place; the other feeds and all else are read."""
    content = "feeds:\n  - harbour.example/feed\n  - https://quay.example/rss\n  - https://quay.example/rss\n"
    content += "  - https://me:hunter2@quay.example/rss\n  - {url: x}\n  - http://10.0.0.5/rss\nministry: NO\n"
    config = _load(tmp_path, content)
    assert (config.feeds, config.ministry) == (("https://quay.example/rss",), "NO")
    assert tuple(fault.removeprefix("config.yaml, ") for fault in config.feed_faults) == (
        "line 2, feeds: `harbour.example/feed` is no address of a feed; write it as https://host/path",
        "line 4, feeds: `https://quay.example/rss` stands twice, first on line 3; keep one",
        "line 5, feeds: an address with a user name is not fetched; leave out all before the @",
        "line 6, feeds: a single value is expected, not a group of keys",
        "line 7, feeds: `http://10.0.0.5/rss` is not on the public network, from which alone feeds are fetched",
    )


def test_a_feed_may_stand_under_a_name_in_any_script(tmp_path: Path) -> None:
    """Pakistan's own domain in Urdu, as it is typed and as it is registered; a machine next door has no such name."""
    given = ("https://xn--80ak6aa.xn--mgbai9azgqp6j/rss", "https://بندر.پاکستان/rss", "https://بندر.local/rss")
    config = _load(tmp_path, "feeds:\n" + "".join(f"  - {one}\n" for one in given))
    assert config.feeds == given[:2]
    assert "public network" in config.feed_faults[0]


def test_digests_of_channels(tmp_path: Path) -> None:
    """A slot each, and what it is about."""
    content = """digests:
  - {channel: C0123, time: "09:00", timezone: Asia/Karachi}
  - {channel: C0123, time: 18:30, timezone: UTC, weekdays: true, countries: [US, NO], topics: [trade], always: true}
"""
    morning, evening = _load(tmp_path, content).digests
    assert (str(morning), morning.always, morning.slot.weekdays) == ("C0123 at 09:00 Asia/Karachi", False, False)
    assert (str(evening), evening.always, evening.slot.weekdays) == ("C0123 at 18:30 UTC", True, True)
    assert (evening.countries, evening.topics) == (("US", "NO"), ("trade",))


@pytest.mark.parametrize(
    ("digest", "part"),
    [
        ("C012", "a digest is written as {channel: C0123456789"),
        ("[C012]", "not as a list"),
        ("{channel: C012, time: 9:00, timezone: UTC}", "is not written as 09:00"),
        ("{channel: C012, time: 9, timezone: UTC}", "write it as 09:00"),
        ("{channel: C012, time: '25:00', timezone: UTC}", "from 00:00 to 23:59"),
        ("{channel: C012, time: '09:00', timezone: PKT}", "such as Asia/Karachi"),
        ("{channel: C012, time: '09:00', timezone: ../../etc/passwd}", "is no time zone"),
        ("{channel: C012, time: '09:00'}", "has no timezone"),
        ("{}", "has no channel and no time and no timezone"),
        ("{channel: '#desk', time: '09:00', timezone: UTC}", "is no channel's id"),
        ("{channel: [C012], time: '09:00', timezone: UTC}", "channel: a single value is expected"),
        ("{channel: C012, time: '09:00', timezone: UTC, when: x}", "`when` is no part of a digest"),
        ("{channel: C012, time: '09:00', timezone: UTC, time: '10:00'}", "`time` stands twice"),
        ("{channel: C012, time: '09:00', timezone: UTC, weekdays: yes}", "weekdays: takes true or false"),
        ("{channel: C012, time: '09:00', timezone: UTC, countries: US}", "countries: takes codes"),
        ("{channel: C012, time: '09:00', timezone: UTC, topics: [Trade]}", "“Trade” is none"),
    ],
)
def test_a_digest_that_cannot_be_read(digest: str, part: str, tmp_path: Path) -> None:
    """What is wrong with it, on its line."""
    (fault,) = _faults(tmp_path, f"digests:\n  - {digest}\n")
    assert fault.startswith("line 2, digests: ")
    assert part in fault


def test_a_channel_s_slot_stands_once(tmp_path: Path) -> None:
    """The same time in the same channel, whatever else differs, would be posted once anyway."""
    one = "  - {channel: C012, time: '09:00', timezone: UTC"
    (fault,) = _faults(tmp_path, f"digests:\n{one}}}\n{one}, always: true}}\n")
    assert "`C012 at 09:00 UTC` stands twice, first on line 2; keep one" in fault
