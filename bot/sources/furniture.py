"""What stands around and between an article's paragraphs, taken out of the page's tree.

    tree -> elements that never hold the story -> blocks named as something else -> boxes under a heading of their own
         -> lists of links -> marks of footnotes

Nothing goes that holds the headline or most of the story: a wrapper called "content-with-sidebar" is no sidebar.
"""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from bot.sources.layout import Layout, drop, layout_of
from bot.sources.neighbourhood import words
from bot.sources.other_stories import take_out_boxes, take_out_lists_of_links, take_out_next_stories

#: Elements that never hold the article's own sentences.
_FURNITURE = (
    "//nav | //aside | //footer | //video | //audio | //figure | //figcaption | //script | //style | //noscript | //iframe"
    " | //template | //button | //comment() | //*[starts-with(local-name(), 'amp-')] | //*[@hidden or @aria-hidden='true']"
    " | //dialog | //*[@role='navigation' or @role='complementary' or @role='dialog' or @role='alertdialog']"
)

#: Words in a class, an id or a component's name that mark a block as something else than the article.
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:related\w*|jp-relatedposts|more-?(?:from|on)|next-?story\w*|read-?more(?!-?(?:content|text|wrap))|also-?read|most-?\w+|trending|ticker|marquee"
    r"|breaking|comments?(?:-(?:wrap|list|area|body))?|disqus\w*|share\w*|social|newsletters?|subscri\w+|sign-?up"
    r"|(?:pay|reg)-?wall|premium|sidebar|advert\w*|ads?|promo|sponsor\w*|caption\w*|cap2|(?:photo|image|img|picture)-?credits?|medium-insert-images"
    r"|featured-image\w*|cookie\w*|consent|gdpr|popup|modal|whatsapp\w*|excerpt|except|standfirst|sub-?title|sub-?head"
    r"|synopsis|breadcrumbs?|tags?|recommend\w*|outbrain\w*|taboola\w*|poll|(?:author|about)-?(?:bio|box|the-author)"
    r"|instagram-media|fb-post|copyright)(?=$|[\s_-])",
    re.IGNORECASE,
)
#: Where "signUp" parts into words, as components are named.
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")

#: What a raised mark of a footnote says; a raised "th" says something else, and so does what is raised behind a unit.
_FOOTNOTE = re.compile(r"[\s\d\[\](){},*†‡]*")
_UNIT = re.compile(r"\b[kcm]?m$")

#: A block with this share of a page's paragraphs is the story, whatever it is called.
_STORY_SHARE = 0.6
#: A form with more characters holds the page, as some servers have it.
_LONGEST_FORM = 2_000


def take_out(tree: HtmlElement, top: HtmlElement | None, *, by_name: bool = True) -> None:
    """Take the furniture out, in place.

    Args:
        tree: the whole page.
        top: the element in it that shows the headline; what holds it stays.
        by_name: whether a block's name counts.
    """
    layout = layout_of(tree, top)
    for quote in tree.xpath("//figure/descendant::blockquote[contains(@class, 'twitter-tweet')]"):
        figure = next(quote.iterancestors("figure"))  # where a template puts what it embeds
        figure.addprevious(quote)
    for element in tree.xpath(_FURNITURE):
        if element not in layout.kept:
            drop(element)
    for form in tree.xpath("//form"):
        _drop_with_box(form, layout)
    if by_name:
        _take_out_named(tree, layout)
        _take_out_above(top, layout)
        take_out_boxes(tree, layout)
        take_out_next_stories(top, layout)
    _take_out_footnotes(tree)
    _take_out_signatures(tree)
    take_out_lists_of_links(tree)


def _drop_with_box(form: HtmlElement, layout: Layout) -> None:
    """A form goes, and with it the few words around it that ask for it to be filled in."""
    box = form.getparent()
    if form in layout.kept or layout.share(form) >= _STORY_SHARE or len(words(form)) > _LONGEST_FORM:
        return
    if layout.is_box(box) and form.xpath(".//input[not(@type) or @type='email' or @type='text']"):
        drop(box)
    drop(form)


def _take_out_named(tree: HtmlElement, layout: Layout) -> None:
    for element in tree.xpath("//body//*[@class or @id or @data-testid or @data-component or @data-gu-name]"):
        if element.tag in ("article", "main") or element in layout.kept:
            continue
        label = " ".join(element.get(name, "") for name in ("class", "id", "data-testid", "data-component", "data-gu-name"))
        if _NAMED.search(_CAMEL.sub("-", label)) and (element.tag == "p" or layout.share(element) < _STORY_SHARE):
            drop(element)


def _take_out_above(top: HtmlElement | None, layout: Layout) -> None:
    """Paragraphs above the headline, and in the block that is marked as its header, are not the story's."""
    if top is None:
        return
    above = top.xpath("preceding::p | ancestor::header[1]//p")
    if sum(layout.share(one) for one in above) < 1 - _STORY_SHARE:
        for one in above:
            drop(one)


def _take_out_footnotes(tree: HtmlElement) -> None:
    for mark in tree.xpath("//body//sup"):
        if _FOOTNOTE.fullmatch(mark.text_content()) and _UNIT.search(_before(mark)) is None:
            drop(mark)
        else:
            mark.drop_tag()  # of a small page trafilatura would make it a paragraph of its own


def _take_out_signatures(tree: HtmlElement) -> None:
    """Below an embedded post, whose words stay."""
    for quote in tree.xpath("//blockquote[contains(@class, 'twitter-tweet')]"):
        for inner in quote.xpath(".//p"):
            inner.tail = None
        for link in quote.xpath("./a"):
            drop(link)


def _before(element: HtmlElement) -> str:
    """The text right before an element, within its parent."""
    previous = element.getprevious()
    around = element.getparent().text if previous is None else previous.tail
    return around or ""
