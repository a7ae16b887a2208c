"""Load the configuration for a command: the file, checked against known names, plus the options."""

from collections.abc import Iterable
from dataclasses import replace

from mailguard.config import Config
from mailguard.config.load import Sources, load_config
from mailguard.config.values import Known, NotUsableError, domain
from mailguard.errors import ConfigError


def known() -> Known:
    """Return the facts that a configuration is checked against."""
    return Known(checks=check_names, is_public_suffix=_is_public_suffix)


def check_names() -> list[str]:
    """Return the names of all built-in checks and installed plugins."""
    from importlib.metadata import entry_points

    from mailguard.checks import all_checks

    return [check.name for check in all_checks()] + [entry.name for entry in entry_points(group="mailguard.checks")]


def _is_public_suffix(name: str) -> bool:
    from mailguard.names.domain import public_suffix

    return public_suffix(name) == name


def load_settings(path: str | None, protect: Iterable[str] = ()) -> tuple[Config, Sources]:
    """Return the configuration with the domains of `--protect` added, and its sources. Raises `ConfigError`."""
    config, sources = load_config(path, known=known())
    wanted = tuple(protected_domain(text) for text in protect)
    if not wanted:
        return config, sources
    domains = tuple(dict.fromkeys((*config.organization.domains, *wanted)))
    config = replace(config, organization=replace(config.organization, domains=domains))
    return config, replace(sources, options={**sources.options, "organization.domains": "--protect"})


def protected_domain(text: str) -> str:
    """Return a domain given to `--protect` as lower-case A-labels. Raises `ConfigError`."""
    try:
        return domain(text, known())
    except NotUsableError as error:
        raise ConfigError(f"--protect: {error}") from None
