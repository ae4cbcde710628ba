"""Typst: source in, PDF/UA-1 out, or a clear error. The only module that knows the engine and the fonts."""

from __future__ import annotations

import hashlib
import io
import re
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Literal

import font_source_sans_pro
import pikepdf
import typst

from panduan.handouts.code import call, string
from panduan.handouts.compose import Source
from panduan.handouts.files import write
from panduan.handouts.problems import HandoutError

FACES = ("Regular", "It", "Semibold", "Bold", "BoldIt")
"""The faces that the template asks for: roman and italic, and the weights of labels and headings."""

FONT = "Source Sans Pro"

STANDARD: Literal["ua-1"] = "ua-1"

HEAD, FOOT = 777, 88
"""Where the text of a page begins and ends: points above the lower edge, as ``template.typ`` sets them."""

TAKEN_IN, LONGEST_SCRAP = 79, 227
"""Points that a closer setting takes in on each page, and beyond which it is not worth a try: 28 and 80 mm."""

_HEIGHT = re.compile(rb"1 0 0 -1 [-\d.]+ ([\d.]+) cm")
_NO_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")
_UNDERLINED = re.compile(r"^\d+ │ (.*)\n *│ ( *)(\^+)$", re.MULTILINE)


class MissingGlyphError(HandoutError):
    """The font has no form for ``text``."""

    def __init__(self, text: str) -> None:
        shown = text if text.isprintable() else " ".join(f"U+{ord(character):04X}" for character in text)
        super().__init__(f'the handouts\' font has no form for "{shown}"')
        self.text = text


@dataclass
class Engine:
    """One compiler for many documents. ``root`` is the site, from which images are read; ``scratch`` a folder of ours."""

    root: Path
    scratch: Path

    @cached_property
    def fingerprint(self) -> str:
        """Changes with everything but the source that decides what comes out: the packages, and how we use them."""
        packages = [f"{name} {version(name)}" for name in ("typst", "pikepdf", "font-source-sans-pro")]
        return " ".join([*packages, hashlib.sha256(Path(__file__).read_bytes()).hexdigest()])

    def key(self, source: Source) -> str:
        """What names the PDF of ``source``: the same key, the same bytes."""
        digest = hashlib.sha256(f"{self.fingerprint}\n{source.code}".encode())
        for path in source.images:
            digest.update(path.encode() + b"\0" + (self.root / path.lstrip("/")).read_bytes())
        return digest.hexdigest()

    def pdf(self, source: Source) -> bytes:
        """The document, set a little closer if that saves a last page of a few lines.

        Raises :class:`HandoutError` for whatever the engine reports, warnings included.
        """
        made = self._compiled(source, {})
        if _ends_in_a_scrap(made):
            made = min(made, self._compiled(source, {"snug": ""}), key=pages_in)
        return _shrunk(made)

    def fault_of(self, image: str) -> str:
        """What keeps the site's file ``image`` from being printed; empty if nothing does."""
        shown = call("image", string(image), alt=string("-"))
        try:
            self._compiled(
                Source(f"#set document(title: [-])\n#set text(font: {string(FONT)})\n#{shown}", (image,)), {}
            )
        except HandoutError as problem:
            return str(problem)
        return ""

    def _compiled(self, source: Source, inputs: dict[str, str]) -> bytes:
        try:
            made, warnings = self._compiler.compile_with_warnings(
                input=source.code.encode(), format="pdf", pdf_standards=[STANDARD], sys_inputs=inputs
            )
        except typst.TypstError as problem:
            glyph = _NO_GLYPH.search(problem.message)
            if glyph:
                raise MissingGlyphError(_ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), glyph[1])) from None
            raise HandoutError(_in_short(problem)) from None
        if warnings:
            raise HandoutError("; ".join(dict.fromkeys(_in_short(warning) for warning in warnings)))
        if not isinstance(made, bytes):
            raise HandoutError("the engine made no document")
        return made

    @cached_property
    def _compiler(self) -> typst.Compiler:
        return typst.Compiler(
            root=str(self.root),
            font_paths=[str(self._fonts())],
            ignore_system_fonts=True,
            package_path=str(self.scratch),  # no package of whoever builds gets in
        )

    def _fonts(self) -> Path:
        """A folder with the faces we use and no other: the package holds each of them in two formats."""
        folder = self.scratch / f"fonts-{version('font-source-sans-pro')}"
        for face in FACES:
            name = f"SourceSansPro-{face}.otf"
            source = Path(font_source_sans_pro.font_directory) / name
            copy = folder / name
            if not copy.is_file():
                write(copy, source.read_bytes())
        return folder


def pages_in(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return len(document.pages)


def _ends_in_a_scrap(pdf: bytes) -> bool:
    """True if the last page goes down no further than a closer setting of those before it can take in."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        before = len(document.pages) - 1
        heights = [float(height) for height in _HEIGHT.findall(document.pages[-1].Contents.read_bytes())]
    lowest = min((height for height in heights if height > FOOT), default=HEAD)
    return 0 < HEAD - lowest < min(before * TAKEN_IN, LONGEST_SCRAP)


def _in_short(problem: typst.TypstError | typst.TypstWarning) -> str:
    """What the engine says, and the code that it says it of, on one line of ours."""
    marked = _UNDERLINED.search(problem.diagnostic)
    code = marked[1][len(marked[2]) :][: len(marked[3])].strip() if marked else ""
    return f"{problem.message} (in {code[:120]})" if code else problem.message


def _shrunk(pdf: bytes) -> bytes:
    """The same document in fewer bytes, and the same bytes each time."""
    smaller = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        del document.Root.MarkInfo["/Suspects"]  # false, as without it; Poppler takes it for a fault
        document.save(
            smaller,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
        )
    return smaller.getvalue()
