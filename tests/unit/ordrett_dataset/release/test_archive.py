import hashlib
import io
import zipfile
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from ordrett_dataset.release.archive import build_zip, format_checksums

PATHS: Final = st.text(st.characters(categories=["Ll", "Nd"]), min_size=1, max_size=8)
FILES: Final = st.dictionaries(PATHS, st.binary(max_size=64), max_size=5)


@given(FILES)
def test_a_zip_has_the_same_bytes_in_any_order_of_the_files(files: dict[str, bytes]) -> None:
    content = build_zip(files)
    assert build_zip(dict(reversed(files.items()))) == content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == files


@given(FILES)
def test_checksums_are_those_of_the_files(files: dict[str, bytes]) -> None:
    checksums = {line[66:]: line[:64] for line in format_checksums(files).decode().splitlines()}
    assert checksums == {path: hashlib.sha256(content).hexdigest() for path, content in files.items()}
