"""What stands around and between an article's paragraphs, taken out of the page's tree.

    tree -> elements that never hold the story -> blocks named as something else -> boxes under a heading of their own
         -> lists of links -> marks of footnotes

Nothing goes that holds the headline or most of the story: a wrapper called "content-with-sidebar" is no sidebar.
"""

from __future__ import annotations

import re
from collections import Counter

from lxml.html import HtmlElement

from bot.sources.neighbourhood import words

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

#: A heading over a box of other stories.
_OTHERS = re.compile(
    r"^related(?: (?:stories|news|articles|posts|topics|content|links?|coverage|reading))?$"
    r"|^(?:more (?:on|from|about)|read (?:more|also|next)|also (?:read|in)|recommended|most (?:read|popular|viewed)|trending"
    r"|latest (?:news|stories)|top stories|popular (?:posts|news|stories)|you (?:may|might) (?:also )?like|don[’']t miss"
    r"|editor[’']?s[’']? picks?|more stories|next story|previous story)\b.{0,40}$",
    re.IGNORECASE,
)

#: What a raised mark of a footnote says; a raised "th" says something else, and so does what is raised behind a unit.
_FOOTNOTE = re.compile(r"[\s\d\[\](){},*†‡]*")
_UNIT = re.compile(r"\b[kcm]?m$")

#: A block whose words are links for the most part is a list of other stories.
_LINK_SHARE = 0.8
#: A longer block is prose, whatever share of it is linked, and so is a paragraph that ends as a sentence does.
_LIST_OF_LINKS, _LINKED_SENTENCE = 200, 60
#: A block with this share of a page's paragraphs is the story, whatever it is called.
_STORY_SHARE = 0.6
#: A box around a form or under a heading has at most this share of them and so many characters.
_BOX_SHARE, _LONGEST_BOX = 0.25, 600
#: A form with more characters holds the page, as some servers have it.
_LONGEST_FORM = 2_000


def take_out(tree: HtmlElement, top: HtmlElement | None, *, by_name: bool = True) -> None:
    """Take the furniture out, in place.

    Args:
        tree: the whole page.
        top: the element in it that shows the headline; what holds it stays.
        by_name: whether a block's name counts.
    """
    kept = set(top.iterancestors()) if top is not None else set()
    prose = _prose(tree)
    for quote in tree.xpath("//figure/descendant::blockquote[contains(@class, 'twitter-tweet')]"):
        figure = next(quote.iterancestors("figure"))  # where a template puts what it embeds
        figure.addprevious(quote)
    for element in tree.xpath(_FURNITURE):
        if element not in kept:
            _drop(element)
    for form in tree.xpath("//form"):
        _drop_with_box(form, kept, prose)
    if by_name:
        _take_out_named(tree, kept, prose)
        _take_out_boxes(tree, kept, prose)
        _take_out_above(top, prose)
        _take_out_next_stories(top, prose)
    _take_out_footnotes(tree)
    _take_out_signatures(tree)
    _take_out_lists_of_links(tree)


def _prose(tree: HtmlElement) -> Counter[HtmlElement]:
    """How many characters of paragraphs stand in each element."""
    found: Counter[HtmlElement] = Counter()
    for paragraph in tree.iter("p"):
        length = len(words(paragraph))
        for element in (paragraph, *paragraph.iterancestors()):
            found[element] += length
    return found


def _share(element: HtmlElement, prose: Counter[HtmlElement]) -> float:
    whole = max(prose.values(), default=0)
    return prose[element] / whole if whole else 0.0


def _drop_with_box(form: HtmlElement, kept: set[HtmlElement], prose: Counter[HtmlElement]) -> None:
    """A form goes, and with it the few words around it that ask for it to be filled in."""
    box = form.getparent()
    if form in kept or _share(form, prose) >= _STORY_SHARE or len(words(form)) > _LONGEST_FORM:
        return
    if _is_box(box, kept, prose) and form.xpath(".//input[not(@type) or @type='email' or @type='text']"):
        _drop(box)
    _drop(form)


def _is_box(element: HtmlElement | None, kept: set[HtmlElement], prose: Counter[HtmlElement]) -> bool:
    if element is None or element in kept or element.tag not in ("div", "section", "td", "li"):
        return False
    return prose[element] <= _BOX_SHARE * max(prose.values(), default=0) and len(words(element)) <= _LONGEST_BOX


def _take_out_named(tree: HtmlElement, kept: set[HtmlElement], prose: Counter[HtmlElement]) -> None:
    for element in tree.xpath("//body//*[@class or @id or @data-testid or @data-component or @data-gu-name]"):
        if element.tag in ("article", "main") or element in kept:
            continue
        label = " ".join(element.get(name, "") for name in ("class", "id", "data-testid", "data-component", "data-gu-name"))
        if _NAMED.search(_CAMEL.sub("-", label)) and (element.tag == "p" or _share(element, prose) < _STORY_SHARE):
            _drop(element)


def _take_out_boxes(tree: HtmlElement, kept: set[HtmlElement], prose: Counter[HtmlElement]) -> None:
    """Boxes under a heading that links to another story or speaks of several; else the list right below it."""
    for heading in tree.xpath("//body//*[self::h2 or self::h3 or self::h4 or self::h5 or self::h6]"):
        around, below = heading.getparent(), heading.getnext()
        line = words(heading)
        is_link = len(line) > 0 and sum(len(words(link)) for link in heading.iter("a")) == len(line)
        if around is None or not (is_link or _OTHERS.search(line)):
            continue
        if around.index(heading) == 0 and _is_box(around, kept, prose):
            _drop(around)
        elif not is_link and below is not None and (below.tag in ("ul", "ol") or _is_box(below, kept, prose)):
            _drop(below)


def _take_out_above(top: HtmlElement | None, prose: Counter[HtmlElement]) -> None:
    """Paragraphs above the headline, and in the block that is marked as its header, are not the story's."""
    if top is None:
        return
    above = top.xpath("preceding::p | ancestor::header[1]//p")
    if sum(prose[one] for one in above) < (1 - _STORY_SHARE) * max(prose.values(), default=0):
        for one in above:
            _drop(one)


def _take_out_next_stories(top: HtmlElement | None, prose: Counter[HtmlElement]) -> None:
    """Stories that a page goes on with below its own: blocks like the one that holds it, which begin with a headline."""
    if top is None:
        return
    holding = {top, *top.iterancestors()}
    for headline in top.xpath("following::h1"):
        block = headline
        while (parent := block.getparent()) is not None and parent not in holding:
            block = parent
        own = next((one for one in block.itersiblings(preceding=True) if one in holding), None)
        if own is None or own.tag != block.tag or own.get("class") != block.get("class"):
            continue
        if next(block.iter("h1", "p")) is headline and prose[block]:
            _drop(block)


def _take_out_footnotes(tree: HtmlElement) -> None:
    for mark in tree.xpath("//body//sup"):
        if _FOOTNOTE.fullmatch(mark.text_content()) and _UNIT.search(_before(mark)) is None:
            _drop(mark)
        else:
            mark.drop_tag()  # of a small page trafilatura would make it a paragraph of its own


def _take_out_signatures(tree: HtmlElement) -> None:
    """Below an embedded post, whose words stay."""
    for quote in tree.xpath("//blockquote[contains(@class, 'twitter-tweet')]"):
        for inner in quote.xpath(".//p"):
            inner.tail = None
        for link in quote.xpath("./a"):
            _drop(link)


def _take_out_lists_of_links(tree: HtmlElement) -> None:
    blocks = "//body//*[self::p or self::center or self::li or self::td or self::h2 or self::h3 or self::h4][.//a]"
    for anchor in tree.xpath("//body//a[not(normalize-space())]"):
        anchor.drop_tag()  # a place to jump to, which trafilatura takes for a link
    for block in tree.xpath(blocks):
        line = words(block)
        if block.tag == "p" and len(line) >= _LINKED_SENTENCE and _is_sentence(line):
            for link in block.xpath(".//a"):
                link.drop_tag()
        elif len(line) < _LIST_OF_LINKS and sum(len(words(link)) for link in block.iter("a")) >= _LINK_SHARE * len(line):
            _drop(block)


def _is_sentence(line: str) -> bool:
    return line.endswith((".", ".”", '."', "۔")) and not line.endswith("...") and ":" not in line[:16]


def _before(element: HtmlElement) -> str:
    """The text right before an element, within its parent."""
    previous = element.getprevious()
    around = element.getparent().text if previous is None else previous.tail
    return around or ""


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()
