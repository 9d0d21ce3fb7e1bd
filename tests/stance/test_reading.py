"""Words -> countries and topics: slips, names of several words, other scripts, and when a question is asked back."""

from __future__ import annotations

import pytest

from bot.gazetteer.spellings import load_spellings
from bot.stance.cleaning import words_in
from bot.stance.reading import Reading, read


def reading(text: str) -> Reading:
    return read(words_in(text), load_spellings(), home="PK")


def offered(text: str) -> list[str]:
    """The countries offered, the likeliest first; where there are any, the bot asks."""
    return list(dict.fromkeys(code for meaning in reading(text).choices for code in meaning.countries))


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("us virgin slands", "VI"), ("hong kong special adminstrative region of china", "HK"), ("noth korea", "KP"),
        ("saint vincent and the grenadnes", "VC"), ("guinea bisau", "GW"), ("papua new guniea", "PG"),
        ("sudani", "SD"), ("bartanvi", "GB"), ("falasteeni", "PS"), ("jaapani", "JP"), ("muttahida arab amarat", "AE"),
        ("دولتِ مشترکہ آسٹریلیا", "AU"), ("جمہوریہ ایل سیلواڈور", "SV"), ("اماراتِ انڈورا", "AD"), ("الدنمارك", "DK"),
        ("КОРОЛЕВСТВО ИСПАНИЯ", "ES"), ("Suomen tasavalta", "FI"), ("Bruxelles, Belgique", "BE"),
        ("alger", "DZ"), ("Den Haag", "NL"), ("Farnesina", "IT"), ("gaimusho", "JP"), ("Berlaymont", "EU"),
    ],
)  # fmt: skip
def test_one_name(typed: str, code: str) -> None:
    """Slips in names of several words, adjectives in Roman Urdu, states' own forms, foreign capitals and offices."""
    found = reading(typed)
    assert (found.countries, found.choices) == ([code], [])


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("republic of cina", {"CN", "TW"}),  # China, or the Republic of China misspelt
        ("america samoans", {"AS", "US", "WS"}),  # two names, or one a letter away
        ("maldian", {"ML", "MV"}),  # Malian with a letter more, Maldivian cut short
        ("NAM", {"NA", "NAM"}),  # Namibia's code, the Non-Aligned Movement
        ("Внешние малые острова США", {"US"}),  # more than the United States, and nothing to search for
        ("holy land", {"IL", "PS"}),
        ("Bangla", {"BD"}),
        ("xi", {"CN"}),
    ],
)
def test_several_readings_are_asked_about(typed: str, codes: set[str]) -> None:
    """What may be one country or another is asked back."""
    assert set(offered(typed)) == codes


@pytest.mark.parametrize("typed", ["uuguuay", "moldvo", "nigeiaa"])
def test_two_mistakes_in_a_short_name_are_asked_about(typed: str) -> None:
    """With two letters wrong of seven, another country is hardly further away."""
    assert len(offered(typed)) == 1


@pytest.mark.parametrize(
    "typed",
    [
        "Pindi",
        "Rawalpindi",
        "GHQ",
        "las",
        "car",
        "opt",
        "asteroid",
        "barman",
        "covet",
        "prairies",
        "republic",
        "the kingdom of",
    ],
)
def test_no_country(typed: str) -> None:
    """Garrisons speak for no foreign ministry, articles and ordinary words are no body and no slip."""
    assert reading(typed).countries == []


@pytest.mark.parametrize(
    "typed",
    [
        "Kashmir",
        "IIOJ&K",
        "held kashmir",
        "masla e kashmir",
        "مقبوضہ جموں و کشمیر",
        "Indian Occupied Kashmir",
        "Ladakh",
        "Siachen",
    ],
)
def test_kashmir_is_a_topic_and_no_country(typed: str) -> None:
    """However it is called, and whoever's adjective stands before it."""
    found = reading(typed)
    assert (found.topics, found.countries, found.choices) == (["kashmir"], [], [])


@pytest.mark.parametrize("typed", ["uk usa kenya", "mali malawi", "niger nigeria", "guinea bissau, guyana", "oman jordan"])
def test_names_side_by_side_are_all_read(typed: str) -> None:
    """Names that look alike are none of them a slip of the next."""
    assert len(reading(typed).countries) == len(typed.replace("guinea bissau", "bissau").split())


def test_no_question_has_too_many_words() -> None:
    """Long names side by side make stretches of more words than any name has; a slip among them is read all the same."""
    long = "saint vincent and the grenadines democratic republic of sao tome and principe taiwan province of china"
    assert {"VC", "ST", "TW", "AF"} <= set(reading(f"{long} afganistan {long}").countries)


@pytest.mark.parametrize(
    ("typed", "countries", "topics"),
    [
        ("usterrorism", ["US"], ["terrorism"]),
        ("indiawatertreaty", ["IN"], ["water"]),
        ("uschina trade", ["US", "CN"], ["trade"]),
        ("usindiachina", ["US", "IN", "CN"], []),
        ("north and south korea", ["KP", "KR"], []),
        ("south/north korea", ["KR", "KP"], []),
        ("sudan and south sudan", ["SD", "SS"], []),
        ("india commonwealth", ["IN", "COMMONWEALTH"], []),
        ("india islamic republic", ["IN", "IR"], []),
        ("pakistan islamic republic", ["PK"], []),
        ("commonwealth of the bahamas", ["BS"], []),
        ("sao rome and principe", ["ST"], []),
    ],
)
def test_no_country_is_dropped(typed: str, countries: list[str], topics: list[str]) -> None:
    """Names typed together, sharing words, or beside words that states call themselves by are each read."""
    found = reading(typed)
    assert (found.countries, found.topics, found.words, found.choices) == (countries, topics, [], [])


@pytest.mark.parametrize(
    ("typed", "codes"),
    [("ssudan", {"SS", "SD"}), ("indiaus", {"IN", "US"}), ("niger and nigera", {"NE", "NG"})],
)
def test_joined_or_a_slip_is_asked_about(typed: str, codes: set[str]) -> None:
    """What is two names or one a letter away, an abbreviation or a letter doubled, is asked back."""
    assert set(offered(typed)) == codes


@pytest.mark.parametrize("typed", ["uneconomic", "callus", "unsanctioned", "englishwomen", "usage", "indiana"])
def test_english_words_are_not_taken_apart(typed: str) -> None:
    """A prefix or an ending before or behind a topic's word is no body and no country."""
    assert reading(typed).countries == []
