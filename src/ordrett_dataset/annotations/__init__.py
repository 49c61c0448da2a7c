"""From a folder of annotations (YAML) to entities with evidence."""

from ordrett_dataset.annotations.load import Annotations, load_annotations

__all__ = ["Annotations", "load_annotations"]
