#!/usr/bin/env python3
"""The usual Python pipeline for an ID photo, as the reference for docs/performance.md.

`make bench-beside` installs what it needs and runs it and the engine in turn. By itself, in that environment:

    VENV/bin/python scripts/pipeline_reference.py upload var/fixtures/astronaut.png UPLOAD.jpg
    taskset -c 0 VENV/bin/python scripts/pipeline_reference.py photo UPLOAD.jpg 480 40000 [TIMES]
    taskset -c 0 VENV/bin/python scripts/pipeline_reference.py networks var/models [TIMES]

`upload` enlarges the public-domain portrait to a phone's picture, as the engine's benchmark does.

`photo` makes a photo of WIDTH px with at most BYTES bytes from an upload: Pillow decodes at a reduced scale, MediaPipe's
face mesh (with attention) finds the face and its selfie segmentation the person, pymatting's closed form solves the band
between, Pillow saves at the best quality that fits. There is no verdict. It prints the median of each step and of the
whole, in wall and in processor time, and the peak resident memory.

`networks` times the engine's own model files in the reference interpreter on one thread. The landmark model with
attention has operators of MediaPipe's own which the interpreter lacks; its predecessor without attention stands in.
"""

import io
import os
import resource
import statistics
import sys
import time
from pathlib import Path

# Before any of the libraries starts its threads.
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS"):
    os.environ[variable] = "1"

import numpy as np
from PIL import Image, ImageOps

# The engine's working size and the photo that its benchmark makes (spec degree-blue).
WORKING_SIDE = 1600
ASPECT = 4 / 3
DPI = 300
BACKGROUND = (100, 197, 255)
FACE_WIDTH = 0.44
EYE_LINE = 0.42
LEAST_QUALITY, BEST_QUALITY = 60, 98
# Mask values between these are the band; it is widened by a 48th of the photo's width on both sides, since the mask
# has 256 cells along it and hair reaches beyond.
SURE_BACKGROUND, SURE_PERSON = 0.1, 0.9
WIDENED = 1 / 48
# Of the portrait the head and shoulders, and the pixels of a phone's main camera.
PORTRAIT_BOX, PHONE_SIZE, PHONE_QUALITY = (90, 0, 360, 360), (3024, 4032), 90
# Points of the mesh: cheeks, and the eyes' outer corners.
CHEEKS, EYES = (234, 454), (33, 263)


class Steps:
    """Wall and processor time of each step of one run, ms."""

    def __init__(self):
        self.times = {}
        self.last = (time.perf_counter(), time.process_time())

    def end(self, name):
        now = (time.perf_counter(), time.process_time())
        self.times[name] = [1000 * (after - before) for after, before in zip(now, self.last)]
        self.last = now


def decoded(upload):
    picture = Image.open(io.BytesIO(upload))
    shrink = max(k for k in (1, 2, 4, 8) if max(picture.size) / k >= WORKING_SIDE or k == 1)
    picture.draft("RGB", (picture.width // shrink, picture.height // shrink))
    ImageOps.exif_transpose(picture, in_place=True)
    return picture if picture.mode == "RGB" else picture.convert("RGB")


def cropped(picture, landmarks, width):
    """The photo's section, taken so that face and eyes lie where the spec has them."""
    points = [(p.x * picture.width, p.y * picture.height) for p in landmarks]
    middle = sum(points[k][0] for k in CHEEKS) / 2
    eyes = sum(points[k][1] for k in EYES) / 2
    across = abs(points[CHEEKS[1]][0] - points[CHEEKS[0]][0]) / FACE_WIDTH
    down = across * ASPECT
    box = (middle - across / 2, eyes - EYE_LINE * down, middle + across / 2, eyes + (1 - EYE_LINE) * down)
    box = (max(box[0], 0), max(box[1], 0), min(box[2], picture.width), min(box[3], picture.height))
    return picture.resize((width, round(width * ASPECT)), Image.BICUBIC, box=box, reducing_gap=2.0)


def trimap(mask, width):
    # OpenCV comes with MediaPipe.
    import cv2

    element = np.ones((2 * round(width * WIDENED) + 1,) * 2, np.uint8)
    person = cv2.erode((mask > SURE_PERSON).astype(np.uint8), element) > 0
    background = cv2.erode((mask < SURE_BACKGROUND).astype(np.uint8), element) > 0
    return np.where(person, 1.0, np.where(background, 0.0, 0.5))


def saved(photo, most):
    low, high, best = LEAST_QUALITY, BEST_QUALITY, None
    while low <= high:
        quality, file = (low + high) // 2, io.BytesIO()
        photo.save(file, "JPEG", quality=quality, subsampling=0, dpi=(DPI, DPI))
        if file.tell() <= most:
            low, best = quality + 1, file.getvalue()
        else:
            high = quality - 1
    return best


def made(upload, width, most, mesh, segmentation):
    from pymatting import estimate_alpha_cf, estimate_foreground_ml

    steps = Steps()
    picture = decoded(upload)
    steps.end("decode")
    landmarks = mesh.process(np.asarray(picture)).multi_face_landmarks[0].landmark
    steps.end("landmarks")
    crop = np.asarray(cropped(picture, landmarks, width))
    steps.end("crop")
    mask = segmentation.process(crop).segmentation_mask
    steps.end("segmentation")
    band = trimap(mask, width)
    steps.end("trimap")
    colours = crop / 255.0
    alpha = estimate_alpha_cf(colours, band)
    steps.end("closed form")
    foreground = estimate_foreground_ml(colours, alpha)
    steps.end("foreground")
    blended = alpha[..., None] * foreground + (1 - alpha[..., None]) * (np.array(BACKGROUND) / 255.0)
    photo = Image.fromarray(np.clip(np.rint(blended * 255), 0, 255).astype(np.uint8))
    steps.end("compose")
    file = saved(photo, most)
    steps.end("save")
    return steps.times, file, float((band == 0.5).mean())


def photo(upload, width, most, times):
    import cv2
    import mediapipe

    cv2.setNumThreads(1)
    upload = Path(upload).read_bytes()
    mesh = mediapipe.solutions.face_mesh.FaceMesh(static_image_mode=True, max_num_faces=1, refine_landmarks=True)
    segmentation = mediapipe.solutions.selfie_segmentation.SelfieSegmentation(model_selection=0)
    # The first run compiles and loads; it is not counted.
    runs = [made(upload, width, most, mesh, segmentation) for _ in range(times + 1)][1:]
    file, band = runs[-1][1], runs[-1][2]
    if file is None:
        sys.exit("no quality fits")
    for name in runs[0][0]:
        wall, processor = (statistics.median(run[0][name][k] for run in runs) for k in (0, 1))
        print(f"{name:14} {wall:8.1f} ms, {processor:8.1f} ms of processor time")
    wall, processor = (statistics.median(sum(t[k] for t in run[0].values()) for run in runs) for k in (0, 1))
    print(f"{'whole':14} {wall:8.1f} ms, {processor:8.1f} ms of processor time")
    most_memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{width} px wide, {len(file)} bytes, band {band:.1%} of the photo; at most {most_memory:.0f} MB resident")
    return file


def upload_of(portrait, file):
    picture = Image.open(portrait).convert("RGB").crop(PORTRAIT_BOX).resize(PHONE_SIZE, Image.BILINEAR)
    picture.save(file, "JPEG", quality=PHONE_QUALITY, subsampling=0)


def networks(folder, times):
    from ai_edge_litert.interpreter import Interpreter

    for name in ("face_detection_full_range", "face_detection_short_range", "face_landmark", "selfie_segmentation"):
        network = Interpreter(str(Path(folder) / f"{name}.tflite"), num_threads=1)
        network.allocate_tensors()
        shape = network.get_input_details()[0]
        network.set_tensor(shape["index"], np.random.default_rng(1).random(shape["shape"], dtype=np.float32))
        spent = []
        for _ in range(times + 1):
            before = time.process_time()
            network.invoke()
            spent.append(1000 * (time.process_time() - before))
        print(f"{name:28} {statistics.median(spent[1:]):6.2f} ms of processor time")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["photo", upload, width, most, *rest]:
            photo(upload, int(width), int(most), int(rest[0]) if rest else 11)
        case ["upload", portrait, file]:
            upload_of(portrait, file)
        case ["networks", folder, *rest]:
            networks(folder, int(rest[0]) if rest else 41)
        case _:
            sys.exit(__doc__)
