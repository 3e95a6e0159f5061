#!/usr/bin/env python3
"""Closed-form matting by pymatting, as the reference for docs/matte.md.

    cargo run --release -p portrait --example matte_truth -- FOLDER
    python3 -m venv VENV && VENV/bin/pip install pymatting==1.1.16 pillow
    VENV/bin/python scripts/matte_reference.py FOLDER
    cargo run --release -p portrait --example matte_truth -- FOLDER

For every NAME-photo.png with NAME-trimap.png in FOLDER it writes NAME-reference.png, and prints the seconds it took.
The second run of the example scores those files with the same code as our own matte.
"""

import sys
import time
from pathlib import Path

import numpy as np
from PIL import Image
from pymatting import estimate_alpha_cf


def read(path: Path, mode: str) -> np.ndarray:
    return np.asarray(Image.open(path).convert(mode), dtype=np.float64) / 255.0


def main(folder: Path) -> None:
    for photo in sorted(folder.glob("*-photo.png")):
        name = photo.name.removesuffix("-photo.png")
        picture, trimap = read(photo, "RGB"), read(folder / f"{name}-trimap.png", "L")
        start = time.perf_counter()
        alpha = estimate_alpha_cf(picture, trimap)
        print(f"{name:28} {time.perf_counter() - start:7.2f} s", flush=True)
        pixels = np.clip(np.rint(alpha * 255), 0, 255).astype(np.uint8)
        Image.fromarray(pixels).save(folder / f"{name}-reference.png")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
