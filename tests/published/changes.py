"""What the tests of the checkers share: sound facts of which one is changed, and the failure that is found then."""

import copy
import json
import tempfile
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def folder_of(files, seed):
    """A folder that holds facts by the names of their files, and beside them the seed as `a.txt`."""
    with tempfile.TemporaryDirectory() as folder:
        for name, facts in files.items():
            (Path(folder) / name).write_text(json.dumps(facts), encoding="utf-8")
        (Path(folder) / "a.txt").write_text(seed, encoding="utf-8")
        yield folder


class OneChange:
    """For a test that has `sound()`, facts by the names of their files, and `failures(files)`, what is found in them."""

    def found(self, name, change):
        """The first failure that a change to a file's facts makes; it is one of that file."""
        files = copy.deepcopy(self.sound())
        change(files[name])
        found = self.failures(files)
        self.assertNotEqual(found, [], name)
        self.assertTrue(found[0].startswith(f"{name}: "), found[0])
        return found[0]
