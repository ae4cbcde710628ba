"""What a new page or portal adds to a site: files to write and files to change, decided before anything is touched."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from semak.scaffold import texts, yamltext

if TYPE_CHECKING:
    from collections.abc import Mapping

    from semak.sites.site import Site

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


class ScaffoldError(Exception):
    """The page or portal cannot be made as asked; the message is one line and says why."""


@dataclass
class Plan:
    """Texts by path. ``notes`` say what is left to do by hand."""

    new: dict[Path, str] = field(default_factory=dict)
    changed: dict[Path, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def apply(self) -> None:
        """Write everything. Raises ``OSError``, after taking back what it wrote."""
        before = {path: path.read_bytes() for path in self.changed}
        written: list[Path] = []
        try:
            for path, text in {**self.new, **self.changed}.items():
                path.parent.mkdir(parents=True, exist_ok=True)
                written.append(path)
                path.write_text(text, encoding="utf-8")
        except BaseException:
            for path in written:
                path.write_bytes(before[path]) if path in before else path.unlink(missing_ok=True)
            raise


def topic(site: Site, folder: str, name: str, titles: Mapping[str, str], today: date) -> Plan:
    """A page ``folder/name`` in every language. ``titles`` is per locale; one that is missing is made from ``name``."""
    maker = _Maker(site, folder, today)
    maker.require_name(name)
    if not maker.exists(f"{folder}/"):
        raise ScaffoldError(f"there is no portal '{folder}': make it first with 'semak new {folder}'")
    maker.require_free(f"{folder}/{name}")
    for locale in titles:
        if len(maker.locales) > 1 and locale not in maker.locales:
            raise ScaffoldError(f"the site has no language '{locale}': it has {', '.join(maker.locales)}")
    for locale in maker.locales:
        title = _one_line(titles.get(locale, "")) or _as_title(name)
        body = texts.words(texts.TOPIC, locale).format(title=title, id=name, cite=maker.cite(f"{folder}-{name}"))
        maker.page(locale, f"{folder}/{name}.md", title, f"{folder}-{name}", body)
    maker.source(f"{folder}-{name}", _one_line(titles.get("en", "")) or _as_title(name))
    maker.nav(yamltext.topic_in_nav, folder, f"{folder}/{name}.md")
    return maker.plan


def portal(site: Site, folder: str, name: str, address: str, today: date) -> Plan:
    """A portal in ``folder``: its index and its page of problems in every language, and what the register needs.

    ``name`` is the portal's own, ``address`` its official one or nothing.
    """
    maker = _Maker(site, folder, today)
    if maker.exists(f"{folder}/"):
        raise ScaffoldError(f"there is a folder '{folder}' already: add pages to it with 'semak new {folder}/TOPIC'")
    maker.require_free(folder)
    host = _host(address) if address else ""
    name, source, problem = _one_line(name) or folder.upper(), f"{folder}-portal", f"{folder}-first-problem"
    for locale in maker.locales:
        where = texts.words(texts.ADDRESS, locale).format(address=address) if address else ""
        values = {"title": name, "cite": maker.cite(source), "address": where}
        body = texts.words(texts.INDEX, locale).format(id=folder, **values).replace(" \n", "\n")
        maker.page(locale, f"{folder}/index.md", name, source, body)
        shown = texts.words(texts.PROBLEM, locale).format(title=name)
        body = texts.words(texts.PROBLEMS, locale).format(id=problem, problem=shown, **values)
        title = texts.words(texts.PROBLEMS_TITLE, locale).format(title=name)
        maker.page(locale, f"{folder}/problems.md", title, source, body)
    maker.source(source, name)
    maker.problem(problem, name, source)
    maker.portal(name, address, host)
    maker.nav(yamltext.portal_in_nav, name, [f"{folder}/index.md", f"{folder}/problems.md"])
    return maker.plan


def _host(address: str) -> str:
    """The host of a portal's official address, which is one that a reader can open."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        host = ""
    if (
        not address.startswith("https://")
        or not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", host)
        or re.search(r"[\s<>]", address)
    ):
        raise ScaffoldError(f"'{_one_line(address)}' is no address that begins with https://")
    return host


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _as_title(name: str) -> str:
    return name.replace("-", " ").capitalize()


class _Maker:
    """Collects one plan."""

    def __init__(self, site: Site, folder: str, today: date) -> None:
        self.plan, self.locales = Plan(), site.config.locales.codes
        self._site, self._folder, self._today = site, folder, today
        self._register = site.register_folder
        self.require_name(folder)

    def require_name(self, name: str) -> None:
        if not _NAME.fullmatch(name):
            raise ScaffoldError(
                f"'{name}' is no good as an address: use small letters, digits and hyphens, as pay-levy"
            )
        if len(name) == 2:
            # static-i18n takes every folder and suffix of two letters for a language, and drops the files in it.
            raise ScaffoldError(f"'{name}' would be taken for a language: use three letters or more")

    def require_free(self, name: str) -> None:
        """``name`` would have the address of a page that is there, as ``name.md`` or ``name/index.md``."""
        if self.exists(f"{name}.md") or self.exists(f"{name}/index.md"):
            raise ScaffoldError(f"there is a page at '{name}/' already")

    def exists(self, prefix: str) -> bool:
        return any(file.norm.startswith(prefix) for file in self._site.page_files)

    def cite(self, source: str) -> str:
        return f"[^unconfirmed: {source}]" if self._site.has_register else ""

    def page(self, locale: str, norm: str, title: str, source: str, body: str) -> None:
        description = texts.words(texts.DESCRIPTION, locale).format(title=title)
        front = [f"title: {yamltext.scalar(title)}", f"description: {yamltext.scalar(description)}"]
        if self._site.has_register:
            front += [f"verified: {self._today}", "review_every: 3 months", f"sources: [{source}]"]
        self._create(self._site.config.docs_dir / self._path(locale, norm), "\n".join(["---", *front, "---", body]))

    def source(self, name: str, title: str) -> None:
        title = yamltext.scalar(texts.SOURCE_TITLE.format(title=title))
        publisher = yamltext.scalar(texts.SOURCE_PUBLISHER)
        self._append(
            "sources.yml",
            f"{name}: {{title: {title}, publisher: {publisher}, kind: secondary, seen: {self._today}}}\n",
        )

    def problem(self, name: str, portal: str, source: str) -> None:
        shown = ", ".join(
            f"{locale}: {yamltext.scalar(texts.words(texts.PROBLEM, locale).format(title=portal))}"
            for locale in self.locales
        )
        self._append(
            "errors.yml",
            f"{name}:\n  portal: {self._folder}\n  message: {{{shown}}}\n  exact: false\n  confidence: unofficial\n"
            f"  sources: [{source}]\n  checked: {self._today}\n  how: sources\n",
        )

    def portal(self, name: str, address: str, host: str) -> None:
        """What is known of the portal as a whole; files that this site does not keep stay away."""
        where = f", address: {yamltext.scalar(address)}" if address else ""
        if (self._register / "portals.yml").is_file():
            self._append("portals.yml", f"{self._folder}: {{name: {yamltext.scalar(name)}{where}}}\n")
        if host and host not in self._site.register.sites and self._site.has_register:
            self._append("sites.yml", f"- {{host: {host}, owner: {yamltext.scalar(name)}, kind: official}}\n")
        terms = self._register / "terms.yml"
        if terms.is_file():
            self._change(
                terms,
                yamltext.added_to(self._text(terms), "portals", f"{self._folder}: [{yamltext.scalar(name.lower())}]"),
                f"add '{self._folder}' under portals:",
            )

    def nav(self, add: object, *arguments: object) -> None:
        """Put the pages where ``nav`` lists its like."""
        config = self._site.config
        if config.nav is None:
            return
        text = add(self._text(config.file), config.nav, *arguments)  # type: ignore[operator]
        self._change(config.file, text, f"add {arguments[-1]} to nav:")

    def _path(self, locale: str, norm: str) -> str:
        locales = self._site.config.locales
        if locales.structure == "folder" and locales.several:
            return f"{locale}/{norm}"
        if locales.structure == "suffix" and (locale != locales.default or self._default_has_suffix()):
            return f"{norm.removesuffix('.md')}.{locale}.md"
        return norm

    def _default_has_suffix(self) -> bool:
        """Whether pages in the default language are called page.ms.md here, or just page.md."""
        mine = [file.localized for file in self._site.page_files if file.locale == self._site.config.locales.default]
        return not mine or any(mine)

    def _append(self, file: str, block: str) -> None:
        if self._site.has_register:
            path = self._register / file
            self._change(path, yamltext.appended(self._text(path), block), "")

    def _text(self, path: Path) -> str:
        if path in self.plan.changed:
            return self.plan.changed[path]
        return path.read_text(encoding="utf-8") if path.exists() else self.plan.new.get(path, "")

    def _change(self, path: Path, text: str | None, by_hand: str) -> None:
        if text is None:
            self.plan.notes.append(f"{path.name}: {by_hand}")
        elif path.exists():
            self.plan.changed[path] = text
        else:
            self.plan.new[path] = text

    def _create(self, path: Path, text: str) -> None:
        if path.exists():
            raise ScaffoldError(f"{path.name} exists already")
        self.plan.new[path] = text
