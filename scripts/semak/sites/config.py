"""``mkdocs.yml`` as the checker needs it, read without MkDocs: folders, languages, navigation, extensions, settings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from semak.sites import settings as own
from semak.sites import yamldata


class ConfigError(Exception):
    """The configuration cannot be used at all; the message is one line and names the place."""


@dataclass(frozen=True, slots=True)
class Extension:
    """One entry of ``markdown_extensions``."""

    name: str
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NavEntry:
    """One target of the navigation as typed, and where it stands in ``mkdocs.yml``."""

    target: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Locales:
    """The languages of a site and how its files tell them apart (mkdocs-static-i18n)."""

    structure: str = "none"
    """``suffix`` (page.en.md), ``folder`` (en/page.md) or ``none``."""
    codes: tuple[str, ...] = ("en",)
    default: str = "en"
    known: tuple[str, ...] = ("en",)
    """Every language that is configured, built or not."""
    fallback: bool = True
    """Whether a page without translation is shown in the default language instead."""

    @property
    def several(self) -> bool:
        """True for a site in more than one language."""
        return len(self.codes) > 1


@dataclass(frozen=True, slots=True)
class Config:
    """A site's configuration. Paths are absolute."""

    file: Path
    texts: tuple[tuple[str, str], ...]
    """Path and text of ``mkdocs.yml`` and of what it inherits from."""
    docs_dir: Path
    site_dir: Path
    site_url: str = ""
    use_directory_urls: bool = True
    nav: tuple[NavEntry, ...] | None = None
    nav_titles: tuple[NavEntry, ...] = ()
    """Every title that is written down in ``nav``, in place of a target."""
    nav_translations: Mapping[str, tuple[NavEntry, ...]] = field(default_factory=dict)
    """The titles that each language of static-i18n translates (``nav_translations``), where it translates any."""
    extensions: tuple[Extension, ...] = ()
    plugins: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    theme_dir: Path | None = None
    """The folder of what the site changes in its theme (``theme.custom_dir``), if there is one."""
    versioned: bool = False
    """Whether other versions of the site are served beside this one (mike): a build knows nothing of them."""
    hooks: bool = False
    """Whether the site has hooks of its own, which may change anything."""
    locales: Locales = field(default_factory=Locales)
    generated: frozenset[str] = frozenset()
    """Pages, from the docs folder, that ``.gitignore`` names one by one: something writes them before each build."""
    exclude_docs: tuple[str, ...] = ()
    not_in_nav: tuple[str, ...] = ()
    absolute_from_docs: bool = False
    """Whether ``/path.md`` in a link is read from the docs folder (``validation.links.absolute_links``)."""
    settings: own.Settings = field(default_factory=own.Settings)
    problems: tuple[own.SettingProblem, ...] = ()
    codes: tuple[own.Code, ...] = ()
    """The rules that the settings name."""

    @property
    def root(self) -> Path:
        """The folder of ``mkdocs.yml``."""
        return self.file.parent

    def located(self, path: str) -> Path:
        """The file that a finding names: its ``path`` starts at the docs folder, or at ``mkdocs.yml`` if outside it."""
        inside, outside = self.docs_dir / path, self.root / path
        return outside if outside.exists() and not inside.exists() else inside


_TYPES: Mapping[str, tuple[type | tuple[type, ...], str]] = {
    "site_url": (str, "text, as https://guide.example.org/"),
    "docs_dir": (str, "text, the path of a folder"),
    "site_dir": (str, "text, the path of a folder"),
    "use_directory_urls": (bool, "true or false"),
    "theme": ((str, Mapping), "a name, or a mapping with name:"),
    "nav": (list, "a list, each item a page or a title with pages"),
    "markdown_extensions": ((list, Mapping), "a list"),
    "plugins": ((list, Mapping), "a list"),
    "hooks": (list, "a list of files"),
    "exclude_docs": (str, "text, one pattern a line (after a |)"),
    "not_in_nav": (str, "text, one pattern a line (after a |)"),
    "extra": (Mapping, "a mapping"),
}
"""The keys that are read here: their types, and what to write."""

_PAGE_NAMED = re.compile(r"/?[\w.-]+(?:/[\w.-]+)+\.md")
_DEFAULT_EXTENSIONS = ("toc", "tables", "fenced_code")
"""What MkDocs always adds."""


def load(file: Path) -> Config:
    """Read ``file``. Raises :class:`ConfigError` when nothing can be checked with it."""
    file = file.resolve()
    texts: dict[Path, str] = {}
    repeated: list[tuple[str, int, int]] = []
    raw = _read(file, texts, repeated)
    values = {key: yamldata.plain(value, file.parent) for key, value in raw.items() if key not in {"nav", "extra"}}
    _check_types(file, raw, values)
    extra = _mapping(raw.get("extra"))
    semak = extra.get("semak")
    settings, problems = own.read(semak, yamldata.value_place(extra, "semak"))
    if settings.register and not (file.parent / settings.register).is_dir():
        message, place = (
            f"the register's folder '{settings.register}' does not exist",
            yamldata.value_place(semak, "register"),
        )
        problems.append(own.SettingProblem(message, "correct the folder's path", *place))
    for key, line, column in repeated:
        problems.append(own.SettingProblem(f"'{key}' stands twice; only the last counts", "keep one", line, column))
    docs_dir = file.parent / _text(values, "docs_dir", "docs")
    if not docs_dir.is_dir():
        line, column = yamldata.value_place(raw, "docs_dir")
        typed = _text(values, "docs_dir", "docs")
        raise ConfigError(f"{file.name}:{line}:{column}: the docs folder '{typed}' does not exist")
    plugins = dict(_named_entries(values.get("plugins")))
    _list_languages(plugins.get("i18n"))
    languages = _mapping(plugins.get("i18n")).get("languages")
    if languages is not None and not _are_languages(languages):
        line, column = yamldata.value_place(raw, "plugins")
        raise ConfigError(f"{file.name}:{line}:{column}: 'languages' of i18n must be a list, each with its locale:")
    return Config(
        file=file,
        texts=tuple((str(path), text) for path, text in texts.items()),
        docs_dir=docs_dir.resolve(),
        site_dir=file.parent / _text(values, "site_dir", "site"),
        site_url=_site_url(file, raw, values),
        use_directory_urls=values.get("use_directory_urls") is not False,
        nav=_nav(raw, plugins),
        nav_titles=tuple(_titles(raw.get("nav"))),
        nav_translations=dict(_translations(raw.get("plugins"))),
        extensions=tuple(_extensions(values, docs_dir)),
        plugins=plugins,
        theme_dir=_theme_dir(file.parent, _mapping(values.get("theme"))),
        versioned="mike" in plugins or _mapping(_mapping(raw.get("extra")).get("version")).get("provider") == "mike",
        hooks=bool(values.get("hooks")) or "mkdocs-simple-hooks" in plugins,
        locales=_locales(plugins, _mapping(values.get("theme"))),
        generated=_generated(file.parent, docs_dir),
        exclude_docs=_patterns(values.get("exclude_docs")) + _patterns(values.get("draft_docs")),
        not_in_nav=_patterns(values.get("not_in_nav")),
        absolute_from_docs=_absolute_from_docs(_mapping(values.get("validation"))),
        settings=settings,
        problems=tuple(problems),
        codes=tuple(own.codes(semak)),
    )


def _check_types(file: Path, raw: Any, values: Mapping[str, Any]) -> None:
    """Stop at a setting that MkDocs would stop at as well."""
    for key, (kinds, wanted) in _TYPES.items():
        value = values.get(key, raw.get(key))
        if value is not None and not isinstance(value, kinds):
            line, column = yamldata.value_place(raw, key)
            raise ConfigError(f"{file.name}:{line}:{column}: '{key}' must be {wanted}")


def _are_languages(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(_mapping(each).get("locale", 0), (str, type(None))) for each in value
    )


def _list_languages(options: dict[str, Any] | None) -> None:
    """Bring languages as older versions of the plugin have them, ``{en: English}``, into the form of this one."""
    languages = (options or {}).get("languages")
    if options and isinstance(languages, Mapping) and languages:
        default = options.get("default_language") or next(iter(languages))
        options["languages"] = [{"locale": str(code), "default": code == default} for code in languages]


def _site_url(file: Path, raw: Any, values: Mapping[str, Any]) -> str:
    address = _text(values, "site_url", "")
    try:
        urlsplit(address)
    except ValueError as error:
        line, column = yamldata.value_place(raw, "site_url")
        raise ConfigError(f"{file.name}:{line}:{column}: site_url is no address: {error}") from None
    return address


def _read(file: Path, texts: dict[Path, str], repeated: list[tuple[str, int, int]]) -> Any:
    """The commented mapping in ``file``, merged over the one it inherits from.

    ``texts``, and ``repeated`` for ``file`` itself, are filled along the way.
    """
    if file in texts:
        raise ConfigError(f"{file.name}: inherits from itself")
    try:
        texts[file] = file.read_text(encoding="utf-8-sig")
        raw = yamldata.parse(texts[file], repeated)
    except FileNotFoundError:
        raise ConfigError(f"{file.name}: no such file") from None
    except OSError as error:
        raise ConfigError(f"{file.name}: cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{file.name}: cannot be read: it is not UTF-8 text") from None
    except yamldata.YamlError as problem:
        raise ConfigError(f"{file.name}:{problem.line}:{problem.column}: not valid YAML: {problem.message}") from None
    if not isinstance(raw, Mapping):
        raise ConfigError(f"{file.name}:1:1: must hold settings, as 'site_name: ...'")
    parent = raw.get("INHERIT")
    if isinstance(parent, str):
        inherited = _read((file.parent / parent).resolve(), texts, [])
        _merge(raw, inherited)
    return raw


def _merge(mine: Any, inherited: Any) -> None:
    """Add to ``mine``, in place, what only ``inherited`` has; mappings are merged key by key, as MkDocs does."""
    for key, value in inherited.items():
        if key not in mine:
            mine[key] = value
        elif isinstance(mine[key], Mapping) and isinstance(value, Mapping):
            _merge(mine[key], value)


def _extensions(values: Mapping[str, Any], docs_dir: Path) -> Iterator[Extension]:
    """Each extension once, in MkDocs' order: its own defaults, then the site's; later options win."""
    configured = dict(_named_entries(values.get("markdown_extensions")))
    for name, options in dict(_named_entries(values.get("mdx_configs"))).items():
        configured[name] = {**configured.get(name, {}), **options}
    for name in dict.fromkeys((*_DEFAULT_EXTENSIONS, *configured)):
        yield Extension(name, _with_docs_dir(configured.get(name, {}), str(docs_dir)))


def _with_docs_dir(value: Any, docs_dir: str) -> Any:
    """``value`` with the docs folder put where it is named."""
    if isinstance(value, str):
        return docs_dir + value.removeprefix(yamldata.DOCS_DIR) if value.startswith(yamldata.DOCS_DIR) else value
    if isinstance(value, dict):
        return {key: _with_docs_dir(item, docs_dir) for key, item in value.items()}
    return [_with_docs_dir(item, docs_dir) for item in value] if isinstance(value, list) else value


def _named_entries(raw: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Names with options from ``[name, {name: options}]`` or ``{name: options}``."""
    if isinstance(raw, Mapping):
        raw = [{name: options} for name, options in raw.items()]
    for entry in raw if isinstance(raw, list) else ():
        if isinstance(entry, str):
            yield entry, {}
        elif isinstance(entry, Mapping):
            for name, options in entry.items():
                yield str(name), dict(_mapping(options))


def _nav(raw: Any, plugins: Mapping[str, Mapping[str, Any]]) -> tuple[NavEntry, ...] | None:
    """Every target of ``nav``, and of the languages' own; None where the site has no navigation written down."""
    if not isinstance(raw.get("nav"), list):
        return None
    languages = _mapping(plugins.get("i18n")).get("languages")
    own_navs = [language.get("nav") for language in languages or () if isinstance(language, Mapping)]
    return (*_targets(raw["nav"]), *(entry for nav in own_navs if nav for entry in _targets(nav)))


def _targets(nav: Any) -> Iterator[NavEntry]:
    keys = nav.keys() if isinstance(nav, Mapping) else range(len(nav))
    for key in keys:
        item = yamldata.untagged(nav[key])
        if isinstance(item, str):
            yield NavEntry(str(item), *yamldata.value_place(nav, key))
        elif isinstance(item, (Mapping, list)):
            yield from _targets(item)


def _titles(nav: Any) -> Iterator[NavEntry]:
    """Every title in ``nav``."""
    if isinstance(nav, Mapping):
        yield from (NavEntry(str(title), *yamldata.key_place(nav, title)) for title in nav)
    for item in (nav.values() if isinstance(nav, Mapping) else nav) if isinstance(nav, (Mapping, list)) else ():
        yield from _titles(item)


def _translations(plugins: Any) -> Iterator[tuple[str, tuple[NavEntry, ...]]]:
    """Each language that translates titles of the navigation, with those it has."""
    entries = plugins if isinstance(plugins, list) else [plugins]
    options = next((each["i18n"] for each in entries if isinstance(each, Mapping) and "i18n" in each), None)
    for language in _mapping(options).get("languages") or ():
        titles = _mapping(language).get("nav_translations")
        if isinstance(titles, Mapping):
            places = [NavEntry(str(title), *yamldata.key_place(titles, title)) for title in titles]
            yield str(language.get("locale")), tuple(places)


def _locales(plugins: Mapping[str, Mapping[str, Any]], theme: Mapping[str, Any]) -> Locales:
    """The languages of the i18n plugin, or the theme's own where there is none."""
    options = plugins.get("i18n")
    languages = [each for each in (options or {}).get("languages") or () if isinstance(each, Mapping)]
    built = [each for each in languages if each.get("build") is not False and each.get("locale") not in {None, "null"}]
    if options is None or not built:
        code = str(theme.get("language") or theme.get("locale") or "en")
        return Locales(codes=(code,), default=code, known=(code,))
    codes = tuple(str(each["locale"]) for each in built)
    default = next((str(each["locale"]) for each in built if each.get("default")), codes[0])
    structure = "folder" if options.get("docs_structure") == "folder" else "suffix"
    known = tuple(str(each.get("locale")) for each in languages)
    return Locales(structure, codes, default, known, options.get("fallback_to_default") is not False)


def _generated(root: Path, docs_dir: Path) -> frozenset[str]:
    """The Markdown files within ``docs_dir`` that the ``.gitignore`` in ``root`` names without a wildcard."""
    try:
        lines = (root / ".gitignore").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return frozenset()
    named = (root / line.strip().lstrip("/") for line in lines if _PAGE_NAMED.fullmatch(line.strip()))
    return frozenset(path.relative_to(docs_dir).as_posix() for path in named if path.is_relative_to(docs_dir))


def _theme_dir(root: Path, theme: Mapping[str, Any]) -> Path | None:
    folder = _text(theme, "custom_dir", "")
    return (root / folder).resolve() if folder and (root / folder).is_dir() else None


def _absolute_from_docs(validation: Mapping[str, Any]) -> bool:
    links = _mapping(validation.get("links"))
    return "relative_to_docs" in (links.get("absolute_links"), validation.get("absolute_links"))


def _patterns(raw: Any) -> tuple[str, ...]:
    """The lines of a .gitignore-like setting."""
    return tuple(raw.splitlines()) if isinstance(raw, str) else ()


def _mapping(value: Any) -> Any:
    return value if isinstance(value, Mapping) else {}


def _text(values: Mapping[str, Any], key: str, default: str) -> str:
    value = values.get(key)
    return value if isinstance(value, str) and value else default
