"""New entries behind those of people.yaml."""

import yaml

from ordrett.errors import InputError


def people_added(source: str, block: str) -> str:
    """Return the text of people.yaml with a block of new entries behind it; what is there stays to the letter.

    A file that holds no entry but `{}` gives it up. Raises InputError where the block cannot stand there, as behind
    entries in braces.
    """
    before = _keys(source)
    kept = "" if not before and source.strip() == "{}" else source
    grown = kept + ("\n" if kept and not kept.endswith("\n") else "") + block
    try:
        if _keys(grown) == before + _keys(block):
            return grown
    except yaml.YAMLError:
        pass
    found = "the entries there are not written one below the other"
    raise InputError("annotations/people.yaml", "people_file_is_editable", found, f"Add these yourself:\n{block}")


def _keys(source: str) -> list[str]:
    node = yaml.compose(source, yaml.CSafeLoader)
    return [str(key.value) for key, _ in node.value] if isinstance(node, yaml.MappingNode) else []
