"""Whose voice it is: the ministry's and nobody else's. Each case is named by its trap."""

from __future__ import annotations

from datetime import date

import pytest

from tests.text.reading import only, statements, table, voices

_LEAD = "ISLAMABAD: Foreign Office Spokesperson Mumtaz Zahra Baloch said on Thursday that talks with Tehran went on.\n"
_BALOCH = ("Mumtaz Zahra Baloch", "PK")

#: text -> (speaker, ministry) of each statement
ONE_VOICE: dict[str, tuple[str, list[tuple[str | None, str | None]]]] = {
    "the ministry's spokesperson with her title": (_LEAD, [_BALOCH]),
    "an unnamed spokesperson of the ministry": (
        "A Foreign Office spokesperson said that talks with Tehran went on.",
        [("Foreign Office", "PK")],
    ),
    "with where it spoke, without commas": (
        "The Foreign Office spokesman while talking to the media here said that talks with Tehran went on.",
        [("Foreign Office", "PK")],
    ),
    "a pronoun with where it spoke": (
        _LEAD + "She while addressing a briefing here on Friday said that trade went on.",
        [_BALOCH, _BALOCH],
    ),
    "the institution": ("The Foreign Office said that talks with Tehran went on.", [("Foreign Office", "PK")]),
    "its acronym": ("The FO said that talks with Tehran went on.", [("Foreign Office", "PK")]),
    "the capital as its seat": ("Islamabad rejected the report on Tehran.", [("Foreign Office", "PK")]),
    "a country as speaker": ("Pakistan on Thursday condemned the blast in Tehran.", [("Foreign Office", "PK")]),
    "another country as speaker": ("Iran on Thursday condemned the blast in Kabul.", [("Government of Iran", "IR")]),
    "the foreign minister": (
        "Foreign Minister Ishaq Dar said that talks with Tehran went on.",
        [("Ishaq Dar", "PK")],
    ),
    "the head of government": (
        "Prime Minister Shehbaz Sharif said that talks with Tehran went on.",
        [("Shehbaz Sharif", "PK")],
    ),
    "a defence minister": (
        "Defence Minister Khawaja Asif said that talks with Tehran were useless.",
        [("Khawaja Asif", None)],
    ),
    "a ceremonial president": (
        "President Asif Ali Zardari said that talks with Tehran went on.",
        [("Asif Ali Zardari", None)],
    ),
    "a party's leader": ("PTI leader Omar Roe said that talks with Tehran were useless.", [("Omar Roe", None)]),
    "a party's spokesperson": (
        "PPP spokesperson Jane Roe said that talks with Tehran were useless.",
        [("Jane Roe", None)],
    ),
    "an army's spokesperson": (
        "Army spokesperson Lt Gen Omar Roe said that the border was quiet.",
        [("Omar Roe", None)],
    ),
    "the Pentagon's spokesperson": (
        "Pentagon spokesperson Jane Roe said that the strikes on Iran were over.",
        [("Jane Roe", None)],
    ),
    "an unnamed Pentagon spokesperson": (
        "A Pentagon spokesperson said that the strikes on Iran were over.",
        [("Pentagon spokesperson", None)],
    ),
    "an analyst": ("Analyst Jane Roe said that talks with Tehran were useless.", [("Jane Roe", None)]),
    "a former foreign minister": (
        "Former foreign minister Bilawal Bhutto-Zardari said that talks with Tehran were useless.",
        [("Bilawal Bhutto Zardari", None)],
    ),
    "a minister outside the ministry": (
        "Information Minister Jane Roe said that talks with Tehran went on.",
        [("Jane Roe", None)],
    ),
    "unnamed officials": ("Officials said that talks with Tehran went on.", [("Officials", None)]),
    "sources close to the ministry": (
        "Sources privy to the development said that talks with Tehran went on.",
        [("Sources privy to the development", None)],
    ),
    "another country's spokesperson": (
        "Iranian Foreign Ministry spokesman Esmaeil Baghaei said that talks with Islamabad went on.",
        [("Esmaeil Baghaei", "IR")],
    ),
    "a person nobody knows, with a role and a nationality": (
        "Afghan acting commerce minister Haji Roe said that trade with Islamabad went on.",
        [("Haji Roe", None)],
    ),
    "a foreign minister nobody knows, with a nationality": (
        "Bolivian Foreign Minister Rudolf Roe said that talks with Tehran went on.",
        [("Rudolf Roe", "BO")],
    ),
    "an outlet": ("Reuters reported that talks with Tehran went on.", [("Reuters", None)]),
    "an outlet reporting what somebody said": (
        "Reuters reported that Foreign Minister Ishaq Dar said talks with Tehran went on.",
        [("Ishaq Dar", "PK")],
    ),
    "quoted as saying": (
        "State television quoted Iranian Foreign Minister Abbas Araghchi as saying that talks went on.",
        [("Abbas Araghchi", "IR")],
    ),
    "was quoted as saying": (
        "Foreign Minister Ishaq Dar was quoted as saying that talks with Tehran went on.",
        [("Ishaq Dar", "PK")],
    ),
    "a statement quoted somebody as saying": (
        "“Talks with Tehran go on,” a statement quoted Foreign Minister Ishaq Dar as saying.",
        [("Ishaq Dar", "PK")],
    ),
    "a capital's palace": ("The White House said that talks with Tehran went on.", [("White House", "US")]),
    "a presidency that is executive": (
        "Turkish President Recep Tayyip Erdogan said that talks with Tehran went on.",
        [("Recep Tayyip Erdogan", "TR")],
    ),
    "an embassy": ("The Iranian embassy said that the gate was open.", [("Iranian embassy", "IR")]),
    "an accredited ambassador": (
        "Iran’s ambassador in Islamabad, Reza Amiri Moghadam, said that the gate was open.",
        [("Reza Amiri Moghadam", "IR")],
    ),
    "an official of the ministry": (
        "A senior official of the Ministry of Foreign Affairs said that the gate was open.",
        [("Foreign Office", "PK")],
    ),
    "according to a person": (
        "According to Foreign Office Spokesperson Mumtaz Zahra Baloch, talks with Tehran went on.",
        [_BALOCH],
    ),
    "according to a person, behind the words": (
        "Talks with Tehran went on, according to Foreign Office Spokesperson Mumtaz Zahra Baloch.",
        [_BALOCH],
    ),
    "inverted": ("“Talks with Tehran go on,” said Foreign Office Spokesperson Mumtaz Zahra Baloch.", [_BALOCH]),
    "inverted with an apposition": (
        "“Talks with Tehran go on,” said Mumtaz Zahra Baloch, the Foreign Office spokesperson.",
        [_BALOCH],
    ),
    "an apposition between commas": (
        "The Foreign Office spokesperson, Mumtaz Zahra Baloch, said that talks with Tehran went on.",
        [_BALOCH],
    ),
    "a relative clause between commas": (
        "Mumtaz Zahra Baloch, who speaks for the Foreign Office, said that talks with Tehran went on.",
        [_BALOCH],
    ),
    "an institution's readout relays its own principal": (
        "Foreign Minister Ishaq Dar reaffirmed the country’s support for Palestine, the Foreign Office said.",
        [("Ishaq Dar", "PK")],
    ),
    "the ministry relaying a counterpart": (
        "The Foreign Office said that Iranian Foreign Minister Abbas Araghchi thanked Islamabad for its help.",
        [("Foreign Office", "PK")],
    ),
    "a joint statement": (
        "In a joint statement, Pakistan and China reaffirmed their friendship.",
        [("Pakistan and China", "PK")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), **table(ONE_VOICE))
def test_whose_voice_it_is(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    """Only the people and institutions that state a country's foreign policy speak for its ministry."""
    assert voices(text) == expected


_POLITICIANS = (
    "Defence Minister Khawaja Asif said in parliament that nobody would be spared.\n"
    "PTI leader Omar Roe said that the government had no plan at all.\n"
    "PPP leader Hasan Doe said that parliament had never been asked.\n"
    "“None of it will work,” said Mr Peter Poe, an analyst.\n"
)

#: behind a spokesperson's lead and other voices -> the voice of the last statement
LATER_VOICES: dict[str, tuple[str, tuple[str | None, str | None]]] = {
    "She, though other people stand between": (
        _LEAD + _POLITICIANS + "She said that the border would stay open.",
        _BALOCH,
    ),
    "a She whose nearest woman never spoke": (
        _LEAD + _POLITICIANS + "The trial of activist Jane Low goes on in Quetta.\nShe declined to comment on the trial.",
        _BALOCH,
    ),
    "the spokesperson, though other people stand between": (
        _LEAD + _POLITICIANS + "The spokesperson said that the border would stay open.",
        _BALOCH,
    ),
    "the Foreign Office spokesperson without a name": (
        _LEAD + _POLITICIANS + "The Foreign Office spokesperson said that the border would stay open.",
        _BALOCH,
    ),
    "the last name alone": (_LEAD + _POLITICIANS + "Ms Baloch said that the border would stay open.", _BALOCH),
    "the last name without a title": (_LEAD + _POLITICIANS + "Baloch said that the border would stay open.", _BALOCH),
    "he is the last man": (
        _LEAD + "Foreign Minister Ishaq Dar said that trade would grow.\nHe said that the border would stay open.",
        ("Ishaq Dar", "PK"),
    ),
    "he is never the spokeswoman": (
        "Defence Minister Khawaja Asif said that nobody would be spared.\n" + _LEAD + "He said that the border was quiet.",
        ("Khawaja Asif", None),
    ),
    "a named woman who speaks resets she": (
        _LEAD + "“None of it will work,” said Senator Ms Jane Low.\nShe said that the border would stay shut.",
        ("Jane Low", None),
    ),
    "it is the institution": (
        "The Foreign Office said that talks with Tehran went on.\nIt said that the border would stay open.",
        ("Foreign Office", "PK"),
    ),
    "they are the joint voice": (
        "Pakistan and China reaffirmed their friendship in a joint statement.\nThey condemned terrorism in all its forms.",
        ("Pakistan and China", "PK"),
    ),
    "the statement is the institution's": (
        "The Foreign Office said that talks with Tehran went on.\nThe statement added that the border would stay open.",
        ("Foreign Office", "PK"),
    ),
    "the foreign minister without a name": (
        "Foreign Minister Ishaq Dar met the envoys.\nThe foreign minister said that the border would stay open.",
        ("Ishaq Dar", "PK"),
    ),
    "the defence minister without a name": (
        "Defence Minister Khawaja Asif said that nobody would be spared.\n"
        + _LEAD
        + "The defence minister said that the border was quiet.",
        ("Khawaja Asif", None),
    ),
    "a quotation that is carried on": (
        _LEAD + "“The border will stay open.”",
        _BALOCH,
    ),
}


@pytest.mark.parametrize(("text", "expected"), **table(LATER_VOICES))
def test_who_a_later_phrase_means(text: str, expected: tuple[str | None, str | None]) -> None:
    """Pronouns, roles and last names mean who the article told before, by gender, role and who has spoken."""
    assert voices(text)[-1] == expected


def test_other_people_between_keep_their_own_names() -> None:
    """A defence minister, two politicians and an analyst between the spokesperson's paragraphs stay themselves."""
    found = voices(_LEAD + _POLITICIANS + "She said that the border would stay open.")
    assert found == [_BALOCH, ("Khawaja Asif", None), ("Omar Roe", None), ("Hasan Doe", None), ("Peter Poe", None), _BALOCH]


#: a sentence behind the spokesperson's lead that the ministry does not say
NOT_THE_MINISTRY: dict[str, str] = {
    "an outlet with a capital in its name": "The Washington Post reported that the gate was shut.",
    "an outlet with a country in its name": "India Today said that the gate was shut.",
    "a committee on foreign affairs": "The Senate Standing Committee on Foreign Affairs condemned the strikes.",
    "a parliament": "The National Assembly condemned the strikes in a resolution.",
    "an army with a country in its name": "Pakistan Army said that two men were killed.",
    "a cricket board": "Pakistan Cricket Board said that the tour went on.",
    "a banned group with a demonym": "The Pakistani Taliban said that the gate was shut.",
    "a demonym's officials": "Pakistani officials said that the gate was shut.",
    "a reporter's question in marks": "“Where were they?” a reporter asked the spokesperson.",
    "a reporter's question without marks": "A reporter asked whether the Foreign Office condemned the strikes.",
    "what is not clear": "It was not clear whether the spokesperson had said that the gate would be opened.",
    "a relative clause about words": "What the spokesperson said about Iran was not new.",
    "somebody's tweet about the spokesperson": "A tweet claimed that Baloch said “we will attack the port”.",
    "a demand on the ministry": "PTI demanded that the Foreign Office condemn the strikes.",
    "advice to the ministry": "The Foreign Office should condemn the strikes, the opposition said.",
    "a plan": "The Foreign Office is set to condemn the strikes.",
    "a court's order": "A court asked the Foreign Office to condemn the strikes.",
    "what an opponent says of its words": "PTI leader Omar Roe asked why the Foreign Office said that talks went on.",
    "what another state says of its words": "Iran said that the Foreign Office had denied the report.",
    "an answer to its statement": "Kabul rejected the Foreign Office’s statement, saying that the gate was shut.",
    "the spokesperson's brother": "The spokesperson’s brother said that she was well.",
    "a minister's own spokesperson": "Dar’s spokesperson said that he was well.",
    "a chief minister's spokesperson": "Spokesperson of the Chief Minister said that the gate was shut.",
    "a province's spokesperson": "Sindh government spokesperson Omar Roe said that the gate was shut.",
    "an opposition's spokesperson": "The opposition’s foreign affairs spokesperson Omar Roe said that the gate was shut.",
    "an interior ministry's spokesperson": "Interior ministry spokesperson Omar Roe said that two men were held.",
    "a government's spokesperson": "A government spokesperson said that two men were held.",
    "an institution's spokesperson": "A NATO spokesperson said that talks went on.",
    "a counterpart": "Her Iranian counterpart, Esmaeil Baghaei, said that the gate was shut.",
    "what her remarks came after": "The FO spokesperson’s remarks came after New Delhi said that the gate was shut.",
    "a minister without a name": "The minister, who said last week that the gate would stay shut, flew to Baku.",
    "nobody": "Nobody in the ministry said that the gate would be opened.",
    "a refusal to a question about it": "Asked if Pakistan had condemned the strikes, Omar Roe gave no answer.",
}


@pytest.mark.parametrize("sentence", **table(NOT_THE_MINISTRY))
def test_what_the_ministry_did_not_say(sentence: str) -> None:
    """Nobody else's words behind the spokesperson's become the ministry's."""
    text = _LEAD + sentence
    assert [one.span.of(text) for one in statements(text)[1:] if one.speaker.ministry == "PK"] == []


def test_a_namesake_abroad_is_not_the_spokesperson() -> None:
    """A Canadian MP who bears the spokesperson's name speaks under a role of his own."""
    found = only("Canadian MP Shafqat Ali said that talks with Tehran went on.", date(2025, 5, 2))
    assert found.speaker.ministry is None


@pytest.mark.parametrize("role", ["Police chief", "Analyst", "Lawyer", "Former foreign minister"])
def test_a_printed_role_beats_the_gazetteer(role: str) -> None:
    """Somebody printed with another role is not the ministry's though he bears its minister's name."""
    assert only(f"{role} Ishaq Dar said that the streets were quiet.").speaker.ministry is None


def test_namesakes_in_one_article_stay_two() -> None:
    """Two people who share a last name speak each under their own full name."""
    text = "Activist Jane Roe said that prices rose.\nPTI leader Omar Roe said that nobody cared."
    assert voices(text) == [("Jane Roe", None), ("Omar Roe", None)]


def test_a_pronoun_in_the_same_sentence_is_its_subject() -> None:
    """A second, parenthetical attribution does not make the sentence nobody's."""
    text = "The FO spokesperson also said that talks went on; the border, she added, would stay open."
    assert voices(text) == [("Foreign Office", "PK")]


def test_a_pronoun_tells_a_gender() -> None:
    """Once an analyst was "he", a later "she" is the spokesperson."""
    text = (
        _LEAD
        + "“None of it will work,” said analyst Peter Poe. He added that nobody would come.\n"
        + "She said that the border would stay open."
    )
    assert voices(text)[-1] == _BALOCH


def test_a_role_of_a_country_nobody_knows_is_not_the_home_ministrys() -> None:
    """A foreign minister of an unknown land is never taken for the home one."""
    assert only("Ruritanian Foreign Minister Rudolf Roe said that talks went on.").speaker.ministry != "PK"


#: (text, day of publication) -> ministry
TENURES: dict[str, tuple[str, date, str | None]] = {
    "a spokesperson in her time": ("Mumtaz Zahra Baloch said that talks with Tehran went on.", date(2024, 11, 8), "PK"),
    "a defence minister in his time as foreign minister": (
        "Khawaja Asif said that talks with Tehran went on.",
        date(2018, 3, 2),
        "PK",
    ),
    "the same man as defence minister": ("Khawaja Asif said that talks with Tehran went on.", date(2024, 11, 8), None),
    "a prime minister in his time": ("Imran Khan said that talks with Tehran went on.", date(2020, 3, 2), "PK"),
    "the same man in prison": ("Imran Khan said that talks with Tehran were useless.", date(2024, 11, 8), None),
}


@pytest.mark.parametrize(("text", "day", "expected"), **table(TENURES))
def test_an_office_is_held_on_a_day(text: str, day: date, expected: str | None) -> None:
    """Who speaks for the ministry depends on the day of publication."""
    assert only(text, day).speaker.ministry == expected


@pytest.mark.parametrize("name", ["Tasnim Aslam", "Mumtaz Zahra Baloch"])
def test_a_spokesperson_outside_the_known_tenure_is_flagged_and_held(name: str) -> None:
    """A former spokesperson printed as spokesperson waits for an editor."""
    found = only(f"Foreign Office Spokesperson {name} said that talks went on.", date(2026, 3, 6))
    assert found.flags == ("outside the known tenure",)
    assert found.status == "held"


def test_the_foreign_office_is_the_home_ministrys() -> None:
    """A London paper's Foreign Office is Britain's."""
    assert only("The Foreign Office said that talks with Tehran went on.", home="GB").speaker.ministry == "GB"


def test_a_source_and_its_cue_are_slices_of_the_text() -> None:
    """The source phrase and the cue that `--explain` marks are the printed ones."""
    text = "Foreign Office Spokesperson Mumtaz Zahra Baloch strongly condemned the blast in Kabul."
    found = only(text)
    assert found.source is not None
    assert found.cue is not None
    assert (found.source.of(text), found.cue.of(text)) == ("Foreign Office Spokesperson Mumtaz Zahra Baloch", "condemned")


def test_a_pronoun_has_no_source() -> None:
    """Where a pronoun stands for the speaker there is no source phrase to show."""
    assert statements(_LEAD + "She said that the border would stay open.")[-1].source is None
