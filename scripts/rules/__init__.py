"""What must hold within and across tables: each rule a named claim."""

from scripts.rules import articles, dates, events, evidence, keys, people, quotes, spans
from scripts.rules.models import COLUMNS, FILLED, MODEL_RULES, by_its_model
from scripts.rules.rule import RULES, Finding, Package

__all__ = ["MODEL_RULES", "RULES", "Finding", "Package", "findings"]

# Importing a module of rules registers them.
MODULES = (articles, dates, events, evidence, keys, people, quotes, spans)


def findings(package: Package) -> list[Finding]:
    """Return all that breaks a rule, sorted; with wrong columns or empty mandatory cells, only the models speak."""
    found = [finding for table, frame in package.tables.items() for finding in by_its_model(table, frame)]
    if not any(finding.rule in (COLUMNS, FILLED) for finding in found):
        found += [Finding(name, *broken) for name, check in RULES.items() for broken in check(package)]
    return sorted(set(found))
