"""What is typed and what is understood: countries, topics, words, filters, and when the bot asks."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.gazetteer import load_countries, load_topics
from bot.gazetteer.compiled import compiled
from bot.stance.answers import Ambiguous, Query, Unknown
from bot.stance.match import MOST_CHARACTERS, is_help, match
from tests.shared import hostile

TODAY = date(2026, 11, 24)


def ask(text: str) -> Query | Ambiguous | Unknown:
    return match(text, today=TODAY)


def query(text: str) -> Query:
    found = ask(text)
    assert isinstance(found, Query), found
    return found


def choices(text: str) -> set[str]:
    found = ask(text)
    assert not isinstance(found, Query), found
    return {choice.code for choice in found.choices}


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("US", "US"), ("us", "US"), ("u.s.", "US"), ("U S", "US"), ("America", "US"), ("amrica", "US"),
        ("amreeka", "US"), ("امریکہ", "US"), ("امريكا", "US"), ("ＵＳ", "US"), ("🇺🇸", "US"), ("\u202eSU", "US"),
        ("uncle sam", "US"), ("the Kremlin", "RU"), ("Türkiye", "TR"), ("turkey", "TR"), ("Burma", "MM"), ("Malé", "MV"),
        ("cote divoire", "CI"), ("Korea, Republic of", "KR"), ("Korea, Dem. Rep.", "KP"), ("Republic of China", "TW"),
        ("People's Republic of China", "CN"), ("República de Chile", "CL"), ("Congo-Brazzaville", "CG"),
        ("newzealand", "NZ"), ("niger ia", "NG"), ("niger", "NE"), ("CHN", "CN"), ("GER", "DE"), ("中国", "CN"),
        ("भारत", "IN"), ("lubnaan", "LB"), ("saudi arabai", "SA"), ("souht sudan", "SS"), ("liqeria", "LR"),
        ("european union", "EU"), ("gaza", "PS"), ("what is pakistan's stance on israel", "IL"),
        ("tell us about iran", "IR"), ("African Union", "AFU"), ("Australia", "AU"),
    ],
)  # fmt: skip
def test_one_country(typed: str, code: str) -> None:
    """Names, codes, demonyms, capitals, metonyms, scripts, transliterations and slips of the finger name their country."""
    assert query(typed).countries == (code,)


@pytest.mark.parametrize(
    ("typed", "countries", "topics", "words"),
    [
        ("us terorism", ("US",), ("terrorism",), ()),
        ("US, UK, Iran", ("US", "GB", "IR"), (), ()),
        ("afghanistan ttp", ("AF",), ("terrorism",), ()),
        ("US imran khan", ("US",), (), ("imran", "khan")),
        ("imran khan", (), ("interference_elections",), ()),
        ("kashmir", (), ("kashmir",), ()),
        ("IIOJK", (), ("kashmir",), ()),
        ("India kashmir", ("IN",), ("kashmir",), ()),
        ("afghan refugees", ("AF",), ("refugees",), ()),
        ("US &amp; China", ("US", "CN"), (), ()),
        ("eu vs moscow", ("EU", "RU"), (), ()),
        ("china taiwan", ("CN", "TW"), (), ()),
        ("pakistan india", ("PK", "IN"), (), ()),
        ("souht sudan visits", ("SS",), ("visits_summits",), ()),
        ("IR IL", ("IR", "IL"), (), ()),
        ("PM visit US", ("US",), ("visits_summits",), ()),
        ("بھارت کشمیر", ("IN",), ("kashmir",), ()),
        ("taiwan strait", ("TW",), (), ("strait",)),
        ("india no talks", ("IN",), ("peace_mediation",), ("no",)),
        ("exports to us", ("US",), ("trade",), ()),
        ("Indo-Pak", ("IN",), (), ()),
        ("what's new on iran", ("IR",), (), ()),
        ("when did pakistan last talk about china", ("PK", "CN"), (), ()),
        ("what does pakistan think about the us?", ("PK", "US"), (), ()),
    ],
)
def test_several_things_at_once(
    typed: str, countries: tuple[str, ...], topics: tuple[str, ...], words: tuple[str, ...]
) -> None:
    """Countries and topics are read together; other words become words to look for."""
    found = query(typed)
    assert (found.countries, found.topics, found.words) == (countries, topics, words)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("congo", {"CD", "CG"}), ("korea", {"KP", "KR"}), ("in", {"IN"}), ("can", {"CA"}), ("PM", {"PM"}),
        ("oz", {"AU"}), ("nigera", {"NE", "NG"}), ("iron", {"IR"}), ("ian", {"IR"}), ("rok e", {"IT", "KR"}),
        ("us iarn", {"IR", "US"}), ("brussels", {"BE", "EU"}), ("jerusalem", {"IL", "PS"}), ("^US", {"US"}),
        ("!india", {"IN"}),
        ("-US", {"US"}), ('US" OR "', {"US"}), ("korea nuclear", {"KP", "KR"}), ("who", {"WHO"}),
    ],
)  # fmt: skip
def test_asks_back(typed: str, offered: set[str]) -> None:
    """What has two readings, spells a word or looks like code is asked back with the right reading among the choices."""
    assert offered <= choices(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "", "   ", "help", "nonsense", "wakanda", "?", "123", "Vienna Convention", "south china sea", "Persian Gulf",
        "indian ocean", "michael jordan", "turkey sandwich", "Tehreek-e-Taliban", "central asia", "muslim world",
        "foreign office", "yesterday", "<!channel>", "Georgia (US state)", "washington post", "shehbaz sharif", "%s%s%n",
    ],
)  # fmt: skip
def test_names_no_country(typed: str) -> None:
    """Regions, seas, treaties, people, commands and nonsense are no country, and none is answered for them."""
    found = ask(typed)
    assert not isinstance(found, Query) or not found.countries


@pytest.mark.parametrize(
    ("typed", "since", "until"),
    [
        ("US --since 2024-01-01", date(2024, 1, 1), None),
        ("US —since 2024-01-01", date(2024, 1, 1), None),
        ("US --since=2024-03 --until 2024-05", date(2024, 3, 1), date(2024, 5, 31)),
        ("us since 2024", date(2024, 1, 1), None),
        ("us since March 2024 until may 2024", date(2024, 3, 1), date(2024, 5, 31)),
        ("us on 7 Nov 2024", date(2024, 11, 7), date(2024, 11, 7)),
        ("us before Nov 7, 2024", None, date(2024, 11, 6)),
        ("us last week", date(2026, 11, 16), date(2026, 11, 22)),
        ("us past week", date(2026, 11, 17), date(2026, 11, 24)),
        ("us last month", date(2026, 10, 1), date(2026, 10, 31)),
        ("us last year", date(2025, 1, 1), date(2025, 12, 31)),
        ("us this month", date(2026, 11, 1), date(2026, 11, 24)),
        ("us 2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("us in march", date(2026, 3, 1), date(2026, 3, 31)),
        ("us in december", date(2025, 12, 1), date(2025, 12, 31)),
        ("us yesterday", date(2026, 11, 23), date(2026, 11, 23)),
        ("us since yesterday", date(2026, 11, 23), None),
        ("us since last week", date(2026, 11, 16), None),
        ("us since Monday", date(2026, 11, 23), None),
        ("us since tue", date(2026, 11, 24), None),
        ("us last tuesday", date(2026, 11, 17), date(2026, 11, 17)),
        ("us since last month", date(2026, 10, 1), None),
        ("us until last month", None, date(2026, 10, 31)),
        ("us since last year", date(2025, 1, 1), None),
        ("us since two weeks ago", date(2026, 11, 10), None),
        ("us last 24 hours", date(2026, 11, 23), date(2026, 11, 24)),
        ("us over the past 2 weeks", date(2026, 11, 10), date(2026, 11, 24)),
        ("us after 2024", date(2025, 1, 1), None),
        ("us after 7 Nov 2024", date(2024, 11, 8), None),
        ("us before 2024", None, date(2023, 12, 31)),
        ("us from 2024 to 2025", date(2024, 1, 1), date(2025, 12, 31)),
        ("us 2024–2025", date(2024, 1, 1), date(2025, 12, 31)),
        ("us jan-mar 2024", date(2024, 1, 1), date(2024, 3, 31)),
        ("us from March to May 2024", date(2024, 3, 1), date(2024, 5, 31)),
        ("us between 1 Nov 2025 and 3 Jan 2026", date(2025, 11, 1), date(2026, 1, 3)),
        ("us between 10 dec and 3 jan 2026", date(2025, 12, 10), date(2026, 1, 3)),
        ("us since 25/11/2024", date(2024, 11, 25), None),
        ("us on 11/25/2024", date(2024, 11, 25), date(2024, 11, 25)),
        ("us since 7.7.2024", date(2024, 7, 7), None),
        ("us since 11/2024", date(2024, 11, 1), None),
        ("us since 30 nov", date(2025, 11, 30), None),
        ("us --since yesterday", date(2026, 11, 23), None),
        ("us from 1 to 7 November 2024", date(2024, 11, 1), date(2024, 11, 7)),
        ("us 7-10 november", date(2026, 11, 7), date(2026, 11, 10)),
        ("us on 7 and 8 november", date(2026, 11, 7), date(2026, 11, 8)),
        ("us november 7 to 10, 2025", date(2025, 11, 7), date(2025, 11, 10)),
        ("us between the 7th and the 10th of november", date(2026, 11, 7), date(2026, 11, 10)),
        ("us jan 2024-mar 2024", date(2024, 1, 1), date(2024, 3, 31)),
        ("us 7-nov-2024", date(2024, 11, 7), date(2024, 11, 7)),
        ("us 7nov2024", date(2024, 11, 7), date(2024, 11, 7)),
        ("us nov-2024", date(2024, 11, 1), date(2024, 11, 30)),
        ("us since 20241107", date(2024, 11, 7), None),
        ("us november", date(2026, 11, 1), date(2026, 11, 30)),
        ("us the day before yesterday", date(2026, 11, 22), date(2026, 11, 22)),
        ("us last night", date(2026, 11, 23), date(2026, 11, 23)),
        ("us over the weekend", date(2026, 11, 21), date(2026, 11, 22)),
        ("us last fortnight", date(2026, 11, 10), date(2026, 11, 24)),
        ("us 3 weeks ago", date(2026, 11, 2), date(2026, 11, 8)),
        ("us two months ago", date(2026, 9, 1), date(2026, 9, 30)),
        ("us a year ago", date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_bounds(typed: str, since: date | None, until: date | None) -> None:
    """Options and plain words bound the days, and leave the country as it is."""
    found = query(typed)
    assert (found.countries, found.since, found.until) == (("US",), since, until)


@pytest.mark.parametrize("typed", ["us may", "us sun", "india on 370", "us between china and india", "us march"])
def test_no_time(typed: str) -> None:
    """A word that only a preposition makes a time, and a number that is no date, bound nothing."""
    found = query(typed)
    assert (found.since, found.until) == (None, None)


def test_paging() -> None:
    """`--limit` says how many, `--earlier` skips as many, `--offset` any number; else the desk's own limit holds."""
    assert (query("US --limit 3 --earlier").limit, query("US --limit 3 --earlier").offset) == (3, 3)
    assert query("US --offset 12").offset == 12
    assert match("US", today=TODAY, limit=9) == Query(text="US", countries=("US",), limit=9)


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("US --frobnicate", "no option --frobnicate"),
        ("US --since 2024-01-01 --since 2025-01-01", "--since is given twice"),
        ("US --limit 0", "1 to 20"),
        ("US --limit ١٢", "1 to 20"),
        ("US --limit", "1 to 20"),
        ("US --since soon", "--since takes a day"),
        ("US since 7/11/2024", "can be 7 November 2024 or 11 July 2024; write 2024-11-07 or 2024-07-11"),
        ("US --since 7/11/2024", "can be 7 November 2024 or 11 July 2024"),
        ("US 7/11/24", "write the year in full"),
        ("US since 30/02/2024", "30/02/2024 is not in the calendar"),
        ("US since 13/13/2024", "13/13/2024 is not in the calendar"),
        ("US before 0001-01-01", "not in the calendar"),
        ("US since 7/11", "“since 7/11” names no day that can be read here; write since 2024-11-07"),
        ("US since the election", "“since the election” names no day"),
        ("US 7/11 - 10/11", "“7/11” names no day"),
        ("US 7 nov 24", "“7 nov 24” names no day"),
        ("US 2024-nov", "“2024-nov” names no day"),
        ("US second week of november", "“second week of november” names no day"),
        ("US by friday", "“by friday” names no day"),
        ("US on the 7th", "“on the 7th” names no day"),
        ("US not today", "“not today” names no day"),
        ("US 7 and 12 november", "names two days"),
        ("US tomorrow", "“tomorrow” is still to come"),
        ("US until next week", "“next week” is still to come"),
        ("US in 2027", "1 January 2027 is still to come"),
        ("US --since 9999-12-31", "31 December 9999 is still to come"),
        ("US late 2023", "“late 2023” names no day"),
        ("US 2024 onwards", "“2024 onwards” names no day"),
        ("US not before 2024", "“not before 2024” names no day"),
        ("US Q1 2024", "“Q1 2024” names no day"),
        ("US in the 2020s", "“2020s” names no day"),
        ("US between 2024", "'between' takes two times"),
        ("US since 2024 --since 2023", "on top of another time"),
        ("US --since 2024-02-30", "not in the calendar"),
        ("US since feb 30 2024", "not in the calendar"),
        ("US --since 2025-01-01 --until 2024-01-01", "no stretch of time"),
        ("US --since 2024 since 2023", "on top of another time"),
        ("' OR 1=1 --", "not followed by an option"),
        ("Sweden except Stockholm", "Leaving something out"),
        ("not US", "Leaving something out"),
        ("US not china", "Leaving something out"),
        ("no Iran", "Leaving something out"),
        ("anything but India", "Leaving something out"),
        ("US not terrorism", "Leaving something out"),
        ("https://example.com/india", "A link names no country"),
        ("US " * 4000, f"at most {MOST_CHARACTERS} characters"),
    ],
)
def test_faults(typed: str, part: str) -> None:
    """What cannot be carried out is refused with a sentence that says what is wrong, and answers nothing."""
    found = ask(typed)
    assert isinstance(found, Unknown)
    assert found.fault is not None
    assert part in found.fault


@pytest.mark.parametrize("typed", ["", " \t", "help", "HELP", "--help", "-h", "?", "\u200b\ufeff", "madad"])
def test_help(typed: str) -> None:
    """Nothing typed, or a word for help, asks how to ask."""
    assert is_help(typed)


@pytest.mark.parametrize("typed", ["us", "help us", "helping"])
def test_no_help(typed: str) -> None:
    """A question is not a cry for help."""
    assert not is_help(typed)


def test_own_spellings_never_name_another_country() -> None:
    """Every name, demonym and capital of every country is read as that country, or asked back with it among the choices."""
    wrong = []
    for code, country in load_countries().by_code.items():
        for spelling in (country.name, *country.names, *country.demonyms, *country.capitals):
            found = ask(spelling)
            codes = found.countries if isinstance(found, Query) else tuple(choice.code for choice in found.choices)
            if code not in codes or (isinstance(found, Query) and len(codes) > 1):
                wrong.append((spelling, code, codes))
    assert wrong == []


def test_ordinary_words_are_never_a_country() -> None:
    """No word of the guard list is answered as a country, alone or beside one."""
    known = {**compiled()["exact"], **compiled()["alone"]}
    words = [word for word in compiled()["ordinary"]["words"] if word not in known]
    found = [(word, answer) for word in words if isinstance(answer := ask(word), Query) and answer.countries]
    beside = [
        (word, answer)
        for word in words[::7]
        if isinstance(answer := ask(f"{word} Fiji"), Query) and answer.countries != ("FJ",)
    ]
    assert (found, beside) == ([], [])


_PARTS = ("us", "iran", "korea", "--since", "2024", "—", "war", "\u202e", "in", ",", "'", "کشمیر", "last week", "feb 30")


@given(st.text(max_size=80) | st.lists(st.sampled_from(_PARTS), max_size=9).map(" ".join))
def test_never_raises_and_answers_only_what_it_knows(text: str) -> None:
    """Whatever is typed is read, asked back or refused; a query names known countries and topics, and something at all."""
    found = ask(text)
    if isinstance(found, Query):
        assert found.countries or found.topics or found.phrases or found.since or found.until or found.by or found.outlet
        assert set(found.countries) <= set(load_countries().by_code)
        assert set(found.topics) <= set(load_topics().by_id)
        assert 1 <= found.limit <= 20
    assert found.text == text.strip()


@pytest.mark.parametrize(("row", "payload"), hostile("command"))
def test_hostile_commands(row: dict[str, Any], payload: bytes) -> None:
    """Rows of the adversarial set are answered, asked back or refused as the set expects, and never echoed in a fault."""
    if row["category"] in ("digest", "admin", "editor", "other"):
        pytest.skip("a command that is not a question")
    text = payload.decode("utf-8", "surrogatepass")
    found = ask(text)
    said = (
        ""
        if isinstance(found, Query)
        else " ".join([*(one.name for one in found.choices), getattr(found, "fault", "") or ""])
    )
    assert not [part for part in row.get("must_not", ()) if part in said]
    if row["expect"] == "suggest" and row["name"] != "two typos":
        assert not isinstance(found, Query)
    if row["expect"] == "handled" and row["category"] == "countries":
        assert isinstance(found, Query) or found.choices


@pytest.mark.parametrize(
    ("typed", "topic", "questions"),
    [
        ("august 5", "kashmir", ("ask Kashmir", "ask on 2026-08-05")),
        ("India 5th Aug", "kashmir", ("ask India Kashmir", "ask India on 2026-08-05")),
        ("5 august 2019 by:baloch", "kashmir", ("ask Kashmir by:baloch", "ask on 2019-08-05 by:baloch")),
        ("october 7", "palestine_gaza", ("ask Palestine and Gaza", "ask on 2026-10-07")),
    ],
)
def test_days_that_are_names(typed: str, topic: str, questions: tuple[str, str]) -> None:
    """The day an event is called by is asked about: the topic or the day, each with the rest of the question."""
    found = ask(typed)
    assert isinstance(found, Ambiguous)
    assert [choice.code for choice in found.choices] == [topic, ""]
    assert tuple(choice.question for choice in found.choices) == questions
    assert isinstance(ask(questions[1].removeprefix("ask ")), Query)


@pytest.mark.parametrize("typed", ["on 5 august", "US since august 5", "india august 5 2025", "on:2026-08-05", "5-7 august"])
def test_days_that_are_days(typed: str) -> None:
    """With a preposition, as an option, in a stretch or with another year it is a day of the calendar."""
    assert query(typed).since is not None
    assert query(typed).topics == ()
