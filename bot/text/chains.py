"""Sentences that make up one statement: a quotation opened again and again, with its source at the end."""

from __future__ import annotations

from bot.text.acceptance import Sentence, accepted
from bot.text.frames import Frame


def chains(paragraph: list[Sentence]) -> list[list[Sentence]]:
    """The paragraph's sentences one by one, save that a quotation opened again until its source comes is one.

    Where the source does not come, no later start can find it either: each is then on its own. So one pass is enough.
    """
    out: list[list[Sentence]] = []
    at = 0
    while at < len(paragraph):
        run = _run(paragraph, at)
        best = accepted(run[-1]) if len(run) > 1 else None
        out += [run] if len(run) == 1 or (best is not None and best.trailing) else [[sentence] for sentence in run]
        at += len(run)
    return out


def _run(paragraph: list[Sentence], at: int) -> list[Sentence]:
    """From a quotation without source or closing mark on: the sentences that open it again, up to its source or end."""
    run = [paragraph[at]]
    if not _whole_quote(run[0][0]) or accepted(run[0]) is not None or _closed(run[0][0]):
        return run
    for sentence in paragraph[at + 1 :]:
        if not (sentence[0].quotes and sentence[0].quotes[0].continued):
            break
        run.append(sentence)
        if accepted(sentence) is not None or _closed(sentence[0]):
            break
    return run


def is_open_quotation(frame: Frame) -> bool:
    """Whether a sentence is nothing but a quotation that is not closed."""
    return _whole_quote(frame) and not _closed(frame)


def _closed(frame: Frame) -> bool:
    return bool(frame.quotes) and frame.quotes[-1].closed


def _whole_quote(frame: Frame) -> bool:
    return bool(frame.outer) and all(token.kind in "qp" for token in frame.outer)
