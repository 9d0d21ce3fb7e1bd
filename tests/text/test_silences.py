"""Refusals told by no verb of speech, answers put off, and silence that nobody broke by asking."""

from __future__ import annotations

import pytest

from bot.model import Kind, Status
from bot.text.silences import UNASKED
from tests.text.reading import only, statements, table

_REFUSED: dict[str, str] = {
    "did not answer": "The Foreign Office did not answer a question on Nauru.",
    "didn't answer": "The Foreign Office didn’t answer questions about Nauru.",
    "gave no answer": "The Foreign Office gave no answer to a question on Nauru.",
    "left unanswered": "The Foreign Office left a question about Nauru unanswered.",
    "skipped": "The Foreign Office skipped a question on Nauru.",
    "no immediate comment": "The Foreign Office had no immediate comment on Nauru.",
    "not available": "The Foreign Office was not available for comment on Nauru.",
    "silent when asked": "The Foreign Office remained silent on Thursday when asked about Nauru.",
    "said nothing when asked": "Asked about Nauru, the Foreign Office said nothing.",
    "did not confirm": "The Foreign Office did not confirm the visit to Nauru.",
    "could not confirm": "Asked about Nauru, the Foreign Office said it could not confirm the visit.",
    "would get back": "Asked about Nauru, the Foreign Office said it had not seen the report and would get back.",
    "get back to you": "On Nauru, the Foreign Office said: “We will have to get back to you.”",
    "check and revert": "About Nauru, the Foreign Office said it would check and revert.",
    "not seen the report": "The Foreign Office said it had not seen the report on Nauru.",
}
_STATED: dict[str, str] = {
    "nothing would weaken": "The Foreign Office said nothing would weaken the friendship with Nauru.",
    "another was silent": "The Foreign Office said the world kept silent on Nauru.",
    "another gave no answer": "The Foreign Office said Nauru gave no answer to its question.",
    "get back what it lent": "The Foreign Office said Pakistan would get back the money that Nauru owed.",
    "revert to": "The Foreign Office said Pakistan would revert to the treaty with Nauru.",
    "said something after all": "The Foreign Office did not answer a question on Nauru, but said the port was open.",
    "the country did not": "The Foreign Office said Pakistan did not confirm any strike on Nauru and called it false.",
}
_UNASKED: dict[str, str] = {
    "said nothing": "On Nauru, the Foreign Office said nothing.",
    "issued no statement": "On Nauru, the Foreign Office issued no statement.",
    "kept quiet": "The Foreign Office kept quiet about Nauru.",
}


@pytest.mark.parametrize("text", **table(_REFUSED))
def test_refusals_of_all_wordings_are_found(text: str) -> None:
    """They are the ministry's, shown, and no position."""
    found = only(text)
    assert (found.kind, found.status, found.position) == (Kind.DECLINED, Status.SHOWN, False)
    assert (found.speaker.ministry, found.countries) == ("PK", ("NR",))


@pytest.mark.parametrize("text", **table(_STATED))
def test_what_was_stated_is_no_refusal(text: str) -> None:
    """Another's silence, and words that only look like a refusal."""
    found = only(text)
    assert (found.kind, found.status) == (Kind.PARAPHRASE, Status.SHOWN)


@pytest.mark.parametrize("text", **table(_UNASKED))
def test_silence_without_a_question_is_held(text: str) -> None:
    """Nobody is told to have asked: that is for an editor, and clouds nothing said behind it."""
    found, after = statements(f"{text} The Foreign Office said the port was open.")
    assert (found.status, found.flags) == (Status.HELD, (UNASKED,))
    assert after.status is Status.SHOWN
