"""Handouts: every page of the site as a tagged PDF for paper, every portal as a booklet.

Made from the finished HTML, after the build, by Typst. The way of a page::

    article.read     the built page, its white space tidied, anything unknown refused (vocabulary)
    convert, inline  its elements as Typst code; references numbers what lies outside
    compose          cover lines, dates, QR code, end notes: a whole document's source
    engine           PDF/UA-1, fonts embedded, no warning left
    collect, build   what there is to make, and making of them, from the cache where nothing changed
    links            length and size beside every link of the site
"""

from panduan.handouts.collect import Collection
from panduan.handouts.links import with_link
from panduan.handouts.plan import slug_of
from panduan.handouts.problems import HandoutError
from panduan.handouts.serve import on_request

__all__ = ["Collection", "HandoutError", "on_request", "slug_of", "with_link"]
