"""Small named pieces that the parser's regular expressions are put together from."""

from __future__ import annotations


def any_of(*pieces: str) -> str:
    """A group that matches one of the pieces, tried in their order."""
    return f"(?:{'|'.join(pieces)})"


#: A month, full or cut short ("mar", "march").
MONTH = any_of(
    *("jan(?:uary)?", "feb(?:ruary)?", "mar(?:ch)?", "apr(?:il)?", "may", "june?"),
    *("july?", "aug(?:ust)?", "sept?(?:ember)?", "oct(?:ober)?", "nov(?:ember)?", "dec(?:ember)?"),
)
#: A weekday.
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
#: A month with a day in either order, with or without a year: "November 7", "7th of November 2024".
DATED = (
    r"(?:(?P<m1>[A-Z][a-z]{2,8})\.?\s+(?P<d1>\d{1,2})(?:st|nd|rd|th)?"
    r"|(?P<d2>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m2>[A-Z][a-z]{2,8}))\b"
    r"(?:,?\s+(?P<year>\d{4}))?"
)
#: A date in figures, the year first or last.
IN_FIGURES = (
    r"(?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b|(?P<f1>\d{1,2})(?P<sep>[/.-])(?P<f2>\d{1,2})(?P=sep)(?P<fyear>(?:19|20)\d\d)\b"
)
#: So many: "two", "12", "a few".
COUNT = (
    r"(?:an?\s+couple\s+of|couple\s+of|an?\s+few|few|several|an?|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|\d{1,3})"
)
#: "two weeks ago", "a day earlier", "a fortnight back".
AGO = rf"{COUNT}\s+(?:days?|weeks?|fortnights?|months?|years?)\s+(?:ago|earlier|before|back)\b"
