"""What must hold within and across tables: each rule a named claim."""

from importlib import import_module
from pkgutil import iter_modules

from ordrett_dataset.rules.csv_injection import cell_is_not_a_formula
from ordrett_dataset.rules.parallel import in_turn
from ordrett_dataset.rules.registry import EVIDENCE_RULES, NEED_TEXTS, RULES, EvidenceBatch, Issue, Issues, Package
from ordrett_dataset.rules.schema_check import COLUMNS, FILLED, MODEL_RULES, by_its_model
from ordrett_dataset.rules.without_cycles import without_cycles

__all__ = ["ALL_RULES", "NEED_TEXTS", "NOTICES", "Issue", "Issues", "Package", "all_findings", "findings"]

# Importing a module of rules registers them.
for module in iter_modules(__path__):
    import_module(f"{__name__}.{module.name}")
# What is told, and makes no package invalid.
NOTICES = frozenset({cell_is_not_a_formula.__name__})
ALL_RULES = frozenset({*RULES, *EVIDENCE_RULES, *MODEL_RULES}) - NOTICES


def findings(package: Package) -> Issues:
    """Return all that breaks a rule, sorted; with wrong columns or empty mandatory cells, only the models speak."""
    return all_findings(package).only(ALL_RULES)


def all_findings(package: Package) -> Issues:
    """Return what `findings` does, and what is only worth knowing."""
    with without_cycles():
        return _all_findings(package)


def _all_findings(package: Package) -> Issues:
    found = Issues()
    for table in package.tables:
        if table != "evidence":
            found.extend(by_its_model(table, package.tables[table]))
    well = not {COLUMNS, FILLED} & found.counts.keys()
    for of_stretch in in_turn(package.stretches(), lambda stretch: _of_stretch(package, stretch, others_well=well)):
        found.extend(of_stretch)
    if {COLUMNS, FILLED} & found.counts.keys():
        found = found.only(MODEL_RULES)
    else:
        for name, rule in RULES.items():
            found.extend(Issue(name, *broken) for broken in rule(package))
    found.sort()
    return found


def _of_stretch(package: Package, stretch: EvidenceBatch, *, others_well: bool) -> Issues:
    found = Issues(by_its_model("evidence", stretch.rows))
    if others_well and not {COLUMNS, FILLED} & found.counts.keys():
        for name, check in EVIDENCE_RULES.items():
            found.extend(Issue(name, *broken) for broken in check(package, stretch))
    return found
