"""Articles from whose text the rules extract something that no package may hold."""

from collections.abc import Collection, Iterable

from ordrett.errors import InputError
from ordrett_dataset.rules.issue import Issue


def find_broken_articles(issues: Iterable[Issue], extracted: Collection[str]) -> dict[str, InputError]:
    """Return an error for each extracted article in whose rows the issues are; none if one is anywhere else."""
    broken: dict[str, InputError] = {}
    for issue in issues:
        key = issue.row.split("/")[1] if issue.table == "evidence" and "/" in issue.row else issue.row
        article_id = next((i for i in extracted if key == i or key.startswith(f"{i}.")), None)
        if article_id is None:
            return {}
        problem = f"what was extracted breaks the rule {issue.rule}: {issue.message}"
        hint = "Annotate the article, or leave it out, and report this error of ordrett."
        broken.setdefault(article_id, InputError(issue.location, "extraction_passes_rules", problem, hint))
    return broken
