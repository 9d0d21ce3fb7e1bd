"""Build step: every spelling of the knowledge files and of CLDR -> the tables that `spellings` reads.

A value says what a spelling means: `US`, `#trade`, both at once `#refugees+AF`, or one of several `CD CG`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from bot.gazetteer.keys import joined, key, set_key, soft

#: Languages whose names of territories are understood; Urdu and its neighbours first, then the world's press.
LANGUAGES = (
    "ur", "ar", "fa", "ps", "sd", "pa", "hi", "bn", "ks", "ne", "si", "ta", "te", "ml", "mr", "gu", "zh", "zh_Hant",
    "ja", "ko", "ru", "uk", "be", "bg", "sr", "sr_Latn", "hr", "bs", "sl", "mk", "pl", "cs", "sk", "hu", "ro", "de",
    "fr", "es", "pt", "it", "nl", "sv", "nb", "nn", "da", "fi", "et", "lv", "lt", "tr", "az", "uz", "kk", "ky", "tg",
    "tk", "id", "ms", "fil", "vi", "th", "my", "km", "lo", "ka", "hy", "he", "am", "sw", "so", "ha", "zu", "af", "sq",
    "el", "is", "ga", "cy", "eu", "ca", "gl", "mn", "ug", "ku", "ckb", "eo", "lb", "rm", "mt", "ur_IN", "fa_AF",
    "pa_Arab", "ar_SA", "ar_EG", "ar_LY", "ks_Deva", "sd_Deva", "bal_Latn", "kn", "or", "as", "brx", "dz", "bo", "tt", "ce",
    "os", "yue", "yue_Hans", "zh_Hant_HK", "pt_PT", "es_MX", "fr_CA", "de_CH", "bs_Cyrl", "az_Cyrl", "uz_Cyrl", "uz_Arab",
    "kk_Arab",
    "yi", "ti", "om", "ig", "yo", "rw", "mg", "wo", "ln", "xh", "br", "gd", "fo", "fy", "oc", "ast", "fur", "sc", "szl",
    "vec", "gsw", "hsb", "dsb", "smn", "se", "ia", "qu", "gn", "mi", "to", "pcm", "su", "jv", "ceb", "lij",
)  # fmt: skip
#: Of these a misspelt name is understood as well: scripts that leave their vowels out are spelt in several ways.
_SPELT_FREELY = ("ur", "ar", "fa")
_SPELLINGS = ("names", "exact", "demonyms", "capitals", "metonyms", "query", "roman", "urdu")
#: A misspelling is looked for only near names this long, and near longer ones among a country's other names.
_NEAR_NAME, _NEAR_ALIAS = 4, 6


def tables(
    countries: Mapping[str, Any], bodies: Mapping[str, Any], topics: Mapping[str, Any], ordinary: Collection[str]
) -> dict[str, Any]:
    """The look-up tables, all by folded key.

    Args:
        countries: the entries of `countries.yaml`; bodies and topics likewise.
        ordinary: words that no foreign name may take.
    """
    places = {**countries, **bodies}
    exact = _gather((spelling, code) for code, entry in places.items() for spelling in _spellings(entry))
    named = _gather((one, code) for code, entry in countries.items() for one in (entry["name"], *entry.get("demonyms", ())))
    for spelling, meaning in _topic_spellings(topics, named):
        exact.setdefault(key(spelling), meaning)
    near = _near(places, topics, exact)
    near |= _near_foreign(countries, exact)
    sets = _sets(places, exact)
    alone = _gather((one, code) for code, entry in places.items() for one in entry.get("alone", ()))
    alone |= {key(one): f"#{id}" for id, entry in topics.items() for one in entry.get("alone", ())}
    alone |= _shared_codes(countries, exact)
    for spelling, code in _cldr(countries):
        folded = key(spelling)
        if folded not in ordinary and folded not in exact:
            # In our letters a foreign name may be somebody's: beside other words it is not read ("Turki al-Faisal").
            for name, meaning in _foreign(folded, code, near).items():
                (alone if name.isascii() else exact).setdefault(name, meaning)
    return {
        "exact": exact,
        "alone": alone,
        "maybe": _gather((one, code) for code, entry in places.items() for one in entry.get("maybe", ())),
        "sets": sets,
        "soft": _soft(places, exact),
        "near": near,
    }


def _spellings(entry: Mapping[str, Any]) -> Iterator[str]:
    yield entry["name"]
    for field in _SPELLINGS:
        yield from entry.get(field, ())


def _gather(pairs: Iterator[tuple[str, str]]) -> dict[str, str]:
    """A spelling given to two codes means either: the bot will ask."""
    found: dict[str, list[str]] = {}
    for spelling, code in pairs:
        codes = found.setdefault(key(spelling), [])
        if code not in codes:
            codes.append(code)
    found.pop("", None)
    return {spelling: " ".join(codes) for spelling, codes in found.items()}


def _shared_codes(countries: Mapping[str, Any], exact: Mapping[str, str]) -> dict[str, str]:
    """Codes that mean something else as well, typed alone: NAM is Namibia and the Non-Aligned Movement."""
    codes = ((one.lower(), code) for code, entry in countries.items() for one in (code, entry["iso3"]))
    return {one: f"{exact[one]} {code}" for one, code in codes if exact.get(one, code) != code}


def _topic_spellings(topics: Mapping[str, Any], named: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """A topic's phrase that holds a country's name or people asks for it too ("afghan refugees"), Kashmir's excepted.

    The name that lists and buttons give a topic asks for the topic alone: "Palestine and Gaza".
    """
    for id, entry in topics.items():
        if " " in entry["name"]:
            yield entry["name"], f"#{id}"
        for spelling in (*entry["query"], *entry.get("urdu", ())):
            words = key(spelling).split()
            codes = {code for word in words if (code := named.get(word)) and " " not in code} - {"PK"}
            both = len(words) > 1 and len(codes) == 1 and id != "kashmir"
            yield spelling, f"#{id}+{codes.pop()}" if both else f"#{id}"


def _near(places: Mapping[str, Any], topics: Mapping[str, Any], exact: Mapping[str, str]) -> dict[str, str]:
    near: dict[str, str] = {}

    def add(spelling: str, least: int) -> None:
        folded = key(spelling)
        if spelling.isupper() and spelling.isascii():
            return  # an acronym is a letter or two from too much
        if len(joined(folded)) >= least and not any(char.isdigit() for char in folded) and folded in exact:
            near.setdefault(folded, exact[folded])

    for entry in places.values():
        for field in ("names", "demonyms", "capitals"):
            for spelling in entry.get(field, ()):
                add(spelling, _NEAR_NAME)
        add(entry["name"], _NEAR_NAME)
        for field in ("metonyms", "roman", "urdu"):
            for spelling in entry.get(field, ()):
                add(spelling, _NEAR_ALIAS)
    for entry in topics.values():
        for spelling in (*entry["query"], *entry.get("urdu", ())):
            add(spelling, _NEAR_ALIAS)
    return near


def _near_foreign(countries: Mapping[str, Any], exact: Mapping[str, str]) -> dict[str, str]:
    """Names of other scripts that a misspelling may be near to: CLDR's of the region, and the curated ones."""
    named = [(name, code) for name, code in _cldr(countries, _SPELT_FREELY) if not name.isascii()]
    named += [(one, code) for code, entry in countries.items() for one in entry.get("query", ()) if not one.isascii()]
    forms = ((key(name), code) for name, code in named)
    return {form: exact.get(form, code) for form, code in forms if not form.isascii() and len(joined(form)) >= _NEAR_ALIAS}


def _sets(places: Mapping[str, Any], exact: Mapping[str, str]) -> dict[str, str]:
    owners: dict[str, set[str]] = {}
    for entry in places.values():
        for spelling in _spellings(entry):
            folded = key(spelling)
            owners.setdefault(set_key(folded.split()), set()).add(exact[folded])
    return {
        form: exact.get(form, codes.pop()) for form, codes in owners.items() if form and (len(codes) == 1 or form in exact)
    }


def _soft(places: Mapping[str, Any], exact: Mapping[str, str]) -> dict[str, str]:
    sounds: dict[str, set[str]] = {}
    for entry in places.values():
        for spelling in map(key, _spellings(entry)):
            sounds.setdefault(soft(joined(spelling)), set()).add(exact[spelling])
    return {sound: meanings.pop() for sound, meanings in sounds.items() if len(meanings) == 1 and len(sound) >= 5}


def _foreign(name: str, code: str, near: Mapping[str, str]) -> dict[str, str]:
    """A foreign name's entry: none for short ones in our letters, a question where another country is a slip away."""
    if not name.isascii():
        return {name: code}
    if len(joined(name)) < 4:
        return {}
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    close = process.extract(name, near.keys(), scorer=OSA.distance, score_cutoff=1, limit=None)
    codes = dict.fromkeys([code, *sorted(one for spelling, _, _ in close for one in near[spelling].split())])
    return {name: " ".join(codes)}


def _cldr(countries: Mapping[str, Any], languages: Sequence[str] = LANGUAGES) -> Iterator[tuple[str, str]]:
    """CLDR's names of territories; a name that two territories share is left to the curated files."""
    from babel import Locale

    owners: dict[str, set[str]] = {}
    for language in languages:
        for code, name in Locale.parse(language).territories.items():
            if code in countries:
                owners.setdefault(name, set()).add(code)
    yield from ((name, codes.pop()) for name, codes in sorted(owners.items()) if len(codes) == 1)
