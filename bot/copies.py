"""Which of two articles that print the same is the copy: by the outlets' standing, then by which was there first."""

from __future__ import annotations

from collections.abc import Iterable

from bot.archive.protocol import ALONE, Kin
from bot.gazetteer.outlets import Outlets, host_of
from bot.likeness import share
from bot.model import Article, Wording

#: Share of an article's runs of words in another from which it is a copy. One that is spun, with one word in five replaced,
#: keeps half of them; two newsrooms' own reports of one briefing have a tenth in common (measured on real articles).
_COPIED = 0.4

_STANDING = {"mirror": 0, "unknown": 1, "wire": 2, "trusted": 2}
_NEWSROOM = 2


def kin_of(article: Article, alike: Iterable[Article], outlets: Outlets) -> Kin:
    """How an article that comes in stands to stored ones.

    Only an outlet that nobody vouches for is ever taken for a copyist. Most of its text has to be the other's: one that
    prints a ministry's statement in full among words of its own is no copy.

    Args:
        article: what comes in.
        alike: stored articles that may print the same, the likeliest first.
        outlets: the outlets that are known.
    """
    if article.wording is Wording.SUMMARY:
        return ALONE
    standing = _standing(article, outlets)
    others = [one for one in alike if _is_another_s(one, article)]
    original = next((one for one in others if _is_copy(article, standing, one, _standing(one, outlets))), None)
    if original is not None:
        return Kin(copy_of=original.id)
    return Kin(copies=tuple(one.id for one in others if _is_outdone(one, _standing(one, outlets), article, standing)))


def _is_copy(article: Article, standing: int, original: Article, its: int) -> bool:
    return standing < _NEWSROOM and its >= standing and share(article.text, original.text) >= _COPIED


def _is_outdone(stored: Article, standing: int, article: Article, its: int) -> bool:
    """Whether a stored article is a copy after all, as its original comes in only now."""
    return standing < _NEWSROOM and its > standing and share(stored.text, article.text) >= _COPIED


def _is_another_s(one: Article, article: Article) -> bool:
    """Another outlet's, printed: an outlet's own second version is no copy."""
    same_site = one.url is not None and host_of(one.url) == host_of(article.url)
    same_name = one.outlet is not None and one.outlet == article.outlet
    return one.wording is not Wording.SUMMARY and not (same_site or same_name)


def _standing(article: Article, outlets: Outlets) -> int:
    name = outlets.at(article.url) or outlets.named(article.outlet)
    return _STANDING[outlets.kinds.get(name, "trusted") if name is not None else "unknown"]
