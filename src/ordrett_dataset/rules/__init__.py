"""What must hold within and across tables: each rule a named claim."""

from importlib import import_module
from pkgutil import iter_modules

from ordrett_dataset.rules.csv_injection import cell_is_not_a_formula
from ordrett_dataset.rules.parallel import map_ordered
from ordrett_dataset.rules.registry import (
    BATCH_RULES,
    RULES,
    RULES_NEEDING_ARTICLES,
    EvidenceBatch,
    Issue,
    Issues,
    Package,
)
from ordrett_dataset.rules.schema_check import COLUMNS, FILLED, MODEL_RULES, check_schema
from ordrett_dataset.rules.without_cycles import without_cycles

__all__ = [
    "ERROR_RULES",
    "RULES_NEEDING_ARTICLES",
    "WARNING_RULES",
    "Issue",
    "Issues",
    "Package",
    "check_all_rules",
    "check_package",
]

# Importing a module of rules registers them.
for module in iter_modules(__path__):
    import_module(f"{__name__}.{module.name}")
# What is told, and makes no package invalid.
WARNING_RULES = frozenset({cell_is_not_a_formula.__name__})
ERROR_RULES = frozenset({*RULES, *BATCH_RULES, *MODEL_RULES}) - WARNING_RULES


def check_package(package: Package) -> Issues:
    """Return all that breaks a rule, sorted; with wrong columns or empty mandatory cells, only the models speak."""
    return check_all_rules(package).with_rules(ERROR_RULES)


def check_all_rules(package: Package) -> Issues:
    """Return what `issues` does, and what is only worth knowing."""
    with without_cycles():
        return _all_findings(package)


def _all_findings(package: Package) -> Issues:
    found = Issues()
    for table in package.tables:
        if table != "evidence":
            found.extend(check_schema(table, package.tables[table]))
    well = not {COLUMNS, FILLED} & found.counts.keys()
    for of_stretch in map_ordered(package.stretches(), lambda stretch: _of_stretch(package, stretch, others_well=well)):
        found.extend(of_stretch)
    if {COLUMNS, FILLED} & found.counts.keys():
        found = found.with_rules(MODEL_RULES)
    else:
        for name, rule in RULES.items():
            found.extend(violation.to_issue(name) for violation in rule(package))
    found.sort()
    return found


def _of_stretch(package: Package, stretch: EvidenceBatch, *, others_well: bool) -> Issues:
    found = Issues(check_schema("evidence", stretch.rows))
    if others_well and not {COLUMNS, FILLED} & found.counts.keys():
        for name, check in BATCH_RULES.items():
            found.extend(violation.to_issue(name) for violation in check(package, stretch))
    return found
