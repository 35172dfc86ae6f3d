"""Where the collections of real laws lie; they are no part of the project."""

import os
import tarfile
from pathlib import Path

import pytest

from fazhi.env import ROOT

MANY = "laws-corpus"  # 3,423 laws and regulations in marked notes
IN_FORCE = "laws-in-force"  # 311 laws in bold numbers


def unpacked(name: str, folder: Path) -> Path:
    """The folder of a collection, unpacked below ``folder``; skips where its archive is absent."""
    data = Path(os.environ.get("FAZHI_CORPORA") or ROOT.parent / "shared" / "data")
    archive = data / f"{name}.tar.xz"
    if not archive.is_file():
        pytest.skip(f"no collection of laws: {archive.name} is not in {data}")
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    return folder / name
