#!/usr/bin/env bash
# The engine and the usual Python pipeline make the same photo of the same upload, in turn and each on one core, at both sizes.
# scripts/bench_beside.sh TARGET [ROUNDS]: the reference is installed into TARGET/reference, about 1 GB. Linux only.
set -euo pipefail
cd "$(dirname "$0")/.."
reference=$1/reference
rounds=${2:-3}

if [ ! -x "$reference/bin/python" ]; then
    python3 -m venv "$reference"
    "$reference/bin/pip" install --quiet mediapipe==0.10.21 pymatting==1.1.15 pillow==13.0.0 ai-edge-litert==2.3.0
fi
upload=$reference/upload.jpg
"$reference/bin/python" scripts/pipeline_reference.py upload var/fixtures/astronaut.png "$upload"
cargo build --quiet --release -p portrait --example develop_often

for round in $(seq "$rounds"); do
    for scale in 1 2; do
        echo "── round $round, $((480 * scale))×$((640 * scale)): the engine"
        taskset -c 0 "$1/release/examples/develop_often" "$upload" 20 1 "$scale" | tail -n 2
        echo "── round $round, $((480 * scale))×$((640 * scale)): the reference"
        taskset -c 0 "$reference/bin/python" scripts/pipeline_reference.py photo "$upload" \
            $((480 * scale)) $((40000 * scale * scale)) 3 2>/dev/null | tail -n 2
    done
done
