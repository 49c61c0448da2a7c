"""Print the configurations that the library `datasets` finds in a folder with a dataset card, and their rows."""

# mypy: disable-error-code="import-not-found"
# ^ datasets is in an environment of its own.

import json
import sys
from tempfile import TemporaryDirectory

import datasets
from huggingface_hub import DatasetCard

datasets.disable_progress_bars()
tables = {}
with TemporaryDirectory() as cache:
    for table in datasets.get_dataset_config_names(sys.argv[1]):
        rows = datasets.load_dataset(sys.argv[1], table, split="train", cache_dir=cache)
        tables[table] = {
            "types": {name: feature.dtype for name, feature in rows.features.items()},
            "rows": [list(row.values()) for row in rows],
        }
card = DatasetCard.load(f"{sys.argv[1]}/README.md").data.to_dict()
print(json.dumps({"card": card, "tables": tables}, default=str))
