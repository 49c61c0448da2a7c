import threading
import time
from pathlib import Path

import pytest

from ordrett_dataset.package import folder_lock
from ordrett_dataset.package.folder_lock import lock_folder


@pytest.mark.parametrize("can_lock_folders", [True, False], ids=["folder", "file"])
def test_second_lock_waits_for_the_first(
    can_lock_folders: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_lock, "CAN_LOCK_FOLDERS", can_lock_folders)
    events: list[str] = []

    def lock_too() -> None:
        with lock_folder(tmp_path) as lock:
            assert lock is not None
            events.append("second locks")

    with lock_folder(tmp_path) as lock:
        assert lock is not None
        (waiting := threading.Thread(target=lock_too)).start()
        time.sleep(0.2)
        events.append("first unlocks")
    waiting.join()
    assert events == ["first unlocks", "second locks"]
    assert list(tmp_path.iterdir()) == []


def test_folder_is_used_without_a_lock_where_there_are_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(descriptor: int) -> bool:
        raise OSError(folder_lock.CANNOT_LOCK[-1], f"cannot lock {descriptor}")

    monkeypatch.setattr(folder_lock, "lock_descriptor", fail)
    with lock_folder(tmp_path) as lock:
        assert lock is None
