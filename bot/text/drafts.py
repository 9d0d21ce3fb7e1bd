"""Which sentences are statements, and whose: attributions accepted, quotations carried on, speakers resolved in order.

sentences -> chains (one a statement) -> accepted attribution -> speaker -> Draft
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bot.model import Span
from bot.text.acceptance import Sentence, accepted
from bot.text.actors import named_before
from bot.text.chains import chains, is_open_quotation
from bot.text.clauses import Attribution
from bot.text.frames import Frame
from bot.text.hearsay import doubted_by_words
from bot.text.kinds import announces_more, own_quotes
from bot.text.leading import leading_voice
from bot.text.matters import turns_to
from bot.text.memory import Resolved
from bot.text.own_words import speakers_own
from bot.text.quotes import Quotation
from bot.text.readouts import Told, antecedent, are_two, host, passed_on, principal, relay, relays
from bot.text.seats import seated
from bot.text.silences import doubted_unless_asked
from bot.text.speakers import Speakers
from bot.text.spokespersons import is_bare_spokesperson
from bot.text.summons import is_conveyed
from bot.text.tokens import Token
from bot.text.windows import cue_window


class Draft(NamedTuple):
    """A statement before its countries, kind and day are known."""

    span: Span
    frames: list[Frame]
    resolved: Resolved
    attribution: Attribution | None
    quotes: tuple[Span, ...]
    rule: str
    #: Index of the paragraph it stands in.
    paragraph: int
    #: The words that tell when it was said; "" for a continuation.
    window: str
    #: Whether the words are another country's person's, whom the ministry only reports ("X thanked Pakistan, the FO said").
    relayed: bool = False

    @property
    def frame(self) -> Frame:
        """The sentence that its source stands in."""
        return self.frames[-1] if self.rule.startswith("chain") else self.frames[0]

    @property
    def cue(self) -> Token | None:
        """The attributing word; None for a continuation."""
        return None if self.attribution is None else self.frame.outer[self.attribution.cue]

    @property
    def source(self) -> Span | None:
        """The source phrase; None for a pronoun or a continuation."""
        if self.attribution is None or self.attribution.voice.sort == "pronoun":
            return None
        voice = self.attribution.voice
        return Span(start=self.frame.outer[voice.start].start, end=self.frame.outer[voice.end - 1].end)

    @property
    def outer(self) -> list[Token]:
        """The words outside quotations, all sentences."""
        return [token for frame in self.frames for token in frame.outer]


UNTOLD = "whose words these are is not told"
#: A quotation with no source of its own carries on at most this many sentences behind its speaker's last words.
_CARRY = 2
#: What "the statement" may mean.
_DOCUMENTS = frozenset({"statement", "communique", "communiqué", "readout", "declaration"})
#: A sentence that is nothing but a quotation has at most this many words of the outlet's beside it.
_ASIDE = 9


def drafts(text: str, attributed: list[list[Sentence]], speakers: Speakers) -> list[Draft]:
    """The statements of an article in order, speakers resolved.

    Args:
        text: the article's text.
        attributed: its sentences with their attributions, a list a paragraph.
        speakers: the article's memory; it is used up.
    """
    found: list[Draft] = []
    silence = _CARRY + 1  # sentences since the last statement; before the first one nothing is carried on
    for index, paragraph in enumerate(_joined(attributed)):
        for chain in chains(paragraph):
            draft = _attributed(text, chain, index, speakers) or _carried_on(text, chain, index, speakers, silence)
            if draft is None:
                _remember_subject(chain[-1], speakers)
                silence += 1
            else:
                found.append(draft)
                silence = 0
    return found


def _joined(attributed: list[list[Sentence]]) -> list[list[Sentence]]:
    """Paragraphs over which one quotation runs, each opening it again, as one."""
    out: list[list[Sentence]] = []
    for paragraph in attributed:
        quotes = paragraph[0][0].quotes if paragraph else []
        if out and out[-1] and quotes and quotes[0].continued and is_open_quotation(out[-1][-1][0]):
            out[-1] = [*out[-1], *paragraph]
        else:
            out.append(paragraph)
    return out


def _attributed(text: str, chain: list[Sentence], paragraph: int, speakers: Speakers) -> Draft | None:
    """A statement by its own source; the memory moves on to its speaker."""
    (frame, found), best = chain[-1], accepted(chain[-1])
    if best is None:
        return None
    cue = frame.outer[best.cue].start
    named, body = named_before(frame, cue)
    goes_back = best.voice.sort == "pronoun" or (best.voice.sort == "role" and is_bare_spokesperson(best.voice.name))
    if goes_back and turns_to(text, frame.span):
        speakers.resume()
    if best.rule == "summons":
        issuer = host(best.voice, named, cue, speakers)
    else:
        speakers.around(named, body)
        issuer = speakers.resolve(seated(frame, antecedent(frame, best, found)), cue)
    told = Told(frame, best, found)
    resolved = passed_on(told, principal(told, issuer, speakers), speakers)
    resolved = doubted_by_words(told, resolved, frame.span.of(text))
    if issuer is not resolved:
        speakers.spoke(issuer)
    speakers.spoke(resolved, shared=are_two(told, resolved), recalled=best.perfect)
    if resolved.sort == "institution":
        relay(told, speakers)
    rule = best.rule if len(chain) == 1 else f"chain {best.rule}"
    resolved = doubted_unless_asked(resolved, frame, best, frame.span.of(text))  # of this sentence alone: not remembered
    draft = _drafted(text, chain, paragraph, resolved, best, rule, speakers)
    return draft._replace(relayed=relays(told, resolved))


def _carried_on(text: str, chain: list[Sentence], paragraph: int, speakers: Speakers, silence: int) -> Draft | None:
    """A quotation, or an announcement right behind one, with no source of its own: the last speaker goes on."""
    last = speakers.last
    if last is None or silence > _CARRY:
        return None
    going_on = _drafted(text, chain, paragraph, last, None, "continued-quotation", speakers)
    if going_on.quotes and _is_quotation(chain[-1][0]):
        return _unless_anothers(going_on, chain[-1][0], speakers) if not _asks(chain[-1][0]) else None
    ministry, words = last.speaker.ministry, going_on.span.of(text)
    if silence or ministry is None:
        return None
    if last.sort != "joint" and is_conveyed(chain[-1][0], words, ministry):
        return going_on._replace(rule="conveyed")
    return going_on._replace(rule="free-continuation") if announces_more(words) else None


def _unless_anothers(draft: Draft, frame: Frame, speakers: Speakers) -> Draft:
    """A continued quotation; in doubt where words beside it may name another source, or somebody else came between."""
    beside = any(token.kind == "w" for token in frame.outer)
    if not beside and not speakers.interrupted:
        return draft
    return draft._replace(resolved=draft.resolved.doubted(UNTOLD))


def _drafted(
    text: str,
    chain: list[Sentence],
    paragraph: int,
    resolved: Resolved,
    attribution: Attribution | None,
    rule: str,
    speakers: Speakers,
) -> Draft:
    frames = [frame for frame, _ in chain]
    earlier = [quote for frame in frames[:-1] for quote in frame.quotes]
    code = speakers.home if resolved.speaker.ministry == speakers.home else ""
    quotes = own_quotes(text, [*earlier, *_theirs(*chain[-1], attribution, code)])
    span = Span(start=frames[0].span.start, end=frames[-1].span.end)
    window = cue_window(text, frames[-1], attribution) if attribution is not None else ""
    return Draft(span, frames, resolved, attribution, quotes, rule, paragraph, window)


def _theirs(frame: Frame, found: Sequence[Attribution], attribution: Attribution | None, code: str) -> list[Quotation]:
    return frame.quotes if attribution is None else speakers_own(frame, attribution, found, code)


def _asks(frame: Frame) -> bool:
    """Whether somebody asks the quoted question; then it is no answer going on."""
    return any(token.low in ("asked", "asks", "wondered", "queried", "enquired", "inquired") for token in frame.outer)


def _remember_subject(sentence: Sentence, speakers: Speakers) -> None:
    """Whom a sentence that is no statement is about may be the next one's pronoun."""
    frame, found = sentence
    subject = found[0].voice if found else leading_voice(frame)
    if subject is not None:
        speakers.mention(subject, frame.span.start, spoke=bool(found))
    if any(token.low in _DOCUMENTS for token in frame.outer):
        author = subject or leading_voice(frame, bodies=True)
        if author is not None:
            speakers.tell_of_document(author, frame.span.start)


def _is_quotation(frame: Frame) -> bool:
    """Whether the sentence is nothing but a quotation (a few words of the outlet's aside)."""
    words = [token for token in frame.outer if token.kind == "w"]
    return bool(frame.outer) and frame.outer[0].kind == "q" and len(words) <= _ASIDE
