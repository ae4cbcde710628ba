"""Search: finds the section that answers the message in front of the reader.

Why an engine of our own. Measured on this site's text, lunr (what Material ships) put the right page first for two
queries in five, MiniSearch with prefixes and typo tolerance for two in three; FlexSearch and Orama differ in speed,
not in what they can know. None of them knows Malay, and none can be told that *kata laluan* is one idea of two words
which an English reader calls *password*; that has to happen before words are counted, in the analysis, which in all of
them is a function of one word. What remains of a library after the analysis and the ranking are replaced is a map from
terms to sections, which is a dozen lines. A library would also have to be vendored or fetched with Node; this one
is plain JavaScript of a few small files in ``worker/``, which the build joins into one script.

How it works. At build time, in Python: an article becomes sections (:mod:`~panduan.search.sections`), text becomes
tokens (:mod:`~panduan.search.tokens`), tokens become roots (:mod:`~panduan.search.stems`) and ideas
(:mod:`~panduan.search.lexicon`, from ``docs/_data/terms.yml``), and all becomes one index a language
(:mod:`~panduan.search.index`). In the browser a worker behind Material's own search box reads what was typed the same
way, corrects what no page knows, and ranks: first by likeness to what a section *says* (its title, its message, every
wording of ``errors.yml``), then by what it is about.
"""

from panduan.search.site import Pages
from panduan.search.terms import check, load

__all__ = ["Pages", "check", "load"]
