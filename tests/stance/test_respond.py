"""From what was read to what is answered: names in filters, words that name nothing, misspelt words, other ministries."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.model import Speaker
from bot.stance.answers import Ambiguous, Found, Silent, Unknown
from bot.stance.command import Ask, Help, read_command
from bot.stance.present import Names, labels, message, understood
from bot.stance.respond import Desk, called, respond
from bot.stance.views import View
from tests.fakes import SAID, InMemoryArchive, record

TODAY = date(2030, 5, 9)
NAMES: Names = {"PK": "Pakistan", "US": "United States", "IN": "India", "CN": "China", "trade": "trade"}

_DAR = Speaker(name="Ilyas Marwat", role="Foreign Minister", ministry="PK")
_DELHI = Speaker(name="Leela Varma", role="Foreign Ministry Spokesperson", ministry="IN")
_REGATTA = record("The regatta with Washington would be held in mutual respect, she said.", topics=("trade",))
_MINISTER = record(
    "Mutual trust, not regattas, was what mattered, the minister said, with respect.",
    speaker=_DAR,
    outlet="The Northern Mail",
    said_on=SAID - timedelta(days=7),
)
_VARMA = record("Delhi saw no reason to talk, Ms Varma said.", speaker=_DELHI, countries=("PK",))
_ARCHIVE = InMemoryArchive((_REGATTA, _MINISTER, _VARMA))


def answer(text: str) -> object:
    read = read_command(text, today=TODAY, ministries=("IN", "PK"))
    return respond(read, Desk(archive=_ARCHIVE, ministry="PK", today=TODAY, names=NAMES))


def lead(text: str) -> Found:
    found = answer(text)
    assert isinstance(found, Found), found
    return found


def fault(text: str) -> str:
    found = answer(text)
    assert isinstance(found, Unknown), found
    return found.fault or ""


@pytest.mark.parametrize(
    "typed", ["US by:marwat", "by:ilyas", 'US by:"ilyas marwat"', "US outlet:northern", "outlet:mail by:marw"]
)
def test_a_speaker_and_an_outlet_by_part_of_their_names(typed: str) -> None:
    """Any words of a name, or their beginnings, find it, and the card names it in full."""
    found = lead(typed)
    assert found.lead == _MINISTER
    told = understood(found.context.query, NAMES)
    assert ("by Ilyas Marwat" in told) == ("by:" in typed)
    assert ("in The Northern Mail" in told) == ("outlet:" in typed)


def test_nobody_is_called_so() -> None:
    """The nearest names are offered, else those that speak most."""
    assert fault("US by:marwatt") == "No speaker of that ministry here is called “marwatt”. Did you mean Ilyas Marwat?"
    assert "There are" in fault("US by:zz")
    assert "Amina Farouk" in fault("US by:zz")
    assert "No outlet here is called “dawm”" in fault("US outlet:dawm")


def test_another_ministry_is_answered_as_itself_and_labelled() -> None:
    """Its words are never the followed ministry's, and the card says that this archive does not follow it."""
    found = lead("pakistan from:india")
    assert found.lead == _VARMA
    assert found.context.ministry == "IN"
    assert any("Not the ministry that this archive follows" in one for one in labels(found))
    assert message(found, NAMES).startswith("India's latest stated position on Pakistan: Leela Varma")
    assert isinstance(answer("US from:india"), Silent)


def test_the_ministrys_own_country_is_not_what_it_is_asked_about() -> None:
    """ "Pakistan US" is the stance on the US, and says no more."""
    found = lead("pakistan us")
    assert message(found, NAMES).startswith("Pakistan's latest stated position on the United States: ")


@pytest.mark.parametrize("typed", ["what does india say about pakistan", "india's position on china", "modi on pakistan"])
def test_whose_words_are_meant_is_asked(typed: str) -> None:
    """Prose about another ministry's position is not answered with the followed one's, as if it were that."""
    read = read_command(typed, today=TODAY, ministries=("IN", "PK"))
    assert isinstance(read, Ambiguous)
    theirs, ours = (read_command(one.question, today=TODAY, ministries=("IN", "PK")) for one in read.choices)
    assert isinstance(theirs, Ask)
    assert isinstance(ours, Ask)
    assert (theirs.query.ministry, ours.query.ministry) == ("IN", "")


@pytest.mark.parametrize(
    "typed", ["pakistan's stance on india", "india china", "india and china", "what did pakistan say on india"]
)
def test_whose_words_are_meant_is_plain(typed: str) -> None:
    """The followed ministry's, where it is named as the speaker or nobody is."""
    assert isinstance(read_command(typed, today=TODAY, ministries=("IN", "PK")), Ask)


def test_a_phrase_is_found_as_it_stands() -> None:
    """The same words apart, or in another order, are not the phrase."""
    assert lead('US "mutual respect"').lead == _REGATTA
    assert isinstance(answer('US "respect mutual"'), Silent)
    assert {one.article.id for one in (lead("US mutual respect").lead, *lead("US mutual respect").others)} == {
        _REGATTA.article.id,
        _MINISTER.article.id,
    }


def test_words_that_name_nothing_are_looked_for() -> None:
    """And the sentence says that they are no country or topic."""
    found = lead("mutual respect")
    assert message(found, NAMES).startswith("No country or topic is called “mutual respect”; Pakistan's latest statement")
    assert isinstance(answer("quantum looms"), Unknown)


def test_whoever_is_called_so_is_offered() -> None:
    """A voice's name is neither country nor topic; their statements are a click away."""
    found = answer("ilyas marwat")
    assert isinstance(found, Unknown)
    assert [one.question for one in found.choices] == ['by:"Ilyas Marwat"']
    assert lead(found.choices[0].question).lead == _MINISTER


def test_a_misspelt_word_is_read_as_its_neighbour_and_told() -> None:
    """Only where no statement holds it, and never in silence."""
    found = lead("US regata")
    assert found.lead == _REGATTA
    assert labels(found) == ("No statement holds “regata”; looked for “regatta”",)
    assert found.context.query.words == ("regatta",)
    assert isinstance(answer("US zeppelins"), Silent)


def test_a_named_event_is_answered_with_its_own_words_first() -> None:
    """Newer words on the same topic are no answer to whoever names the event; where nothing has it, the card says so."""
    archive = InMemoryArchive((
        record("The truce with Kabul holds, she said.", topics=("loc_ceasefire",)),
        record("Of Pulwama nothing was left to say.", topics=("loc_ceasefire",), said_on=SAID - timedelta(days=30)),
    ))  # fmt: skip

    def found(text: str) -> Found:
        told = respond(read_command(text, today=TODAY), Desk(archive=archive, ministry="PK", today=TODAY, names=NAMES))
        assert isinstance(told, Found)
        return told

    assert found("pulwama").lead.words == "Of Pulwama nothing was left to say."
    assert labels(found("pulwama")) == ()
    assert found("ceasefire").lead.words == "The truce with Kabul holds, she said."
    assert found("balakot").lead.words == "The truce with Kabul holds, she said."
    assert labels(found("balakot")) == ("No statement has “balakot”; this is on the wider topic",)


def test_dates_alone_are_a_question() -> None:
    """Whatever was said on those days."""
    assert lead(f"on {SAID.isoformat()}").lead == _REGATTA
    assert isinstance(answer("until:1999"), Silent)


def test_help_and_views_pass_through() -> None:
    """Neither is an answer to a question."""
    assert answer("help") == Help()
    assert isinstance(answer("history US"), View)
    assert "marwatt" in fault("history US by:marwatt")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("a b", ("A B", "B A C")),
        ("a", ("A B", "B A C")),
        ("ab", ("A B",)),
        ("x", ()),
        ("ro abe", ("Abel Ro",)),
        ("abe", ("Abel Ro",)),
    ],
)
def test_called(typed: str, found: tuple[str, ...]) -> None:
    """Whole words go before beginnings of words."""
    assert called(typed, ("A B", "Abel Ro", "B A C")) == found
