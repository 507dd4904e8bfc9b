#!/usr/bin/env bash
# Dask's scheduler, which runs none of the work, has to be able to import it.
#
# Versions: distributed 2026.8.0.
# Guess:    a client sends calls, workers run them: the functions' modules have to be importable where
#           the workers run. The scheduler only passes the pickled calls on.
# Seen:     the scheduler unpickles what is submitted. With a worker that can import the module and a
#           scheduler that cannot, every call fails, with RuntimeError "Error during deserialization of the
#           task graph"; with the module on the scheduler's path the same call runs.
# Matters:  a cluster whose workers have the right checkout and whose scheduler was started anywhere (as a
#           service, or in a stock container) runs nothing, and the error blames the versions.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq --disable-pip-version-check distributed==2026.8.0
mkdir "$folder/code"
echo 'def total(rows): return sum(rows)' > "$folder/code/budget_work.py"
cd "$folder"
dask="$folder/venv/bin/dask"

start() { # a scheduler with PYTHONPATH=$2, and a worker that can import the code; both of cluster $1
    PYTHONPATH="$2" "$dask" scheduler --host tcp://127.0.0.1 --port 0 --no-dashboard \
        --scheduler-file "$folder/$1.json" > "$folder/$1.log" 2>&1 &
    while [ ! -s "$folder/$1.json" ]; do sleep 0.2; done
    PYTHONPATH="$folder/code" "$dask" worker --scheduler-file "$folder/$1.json" --nthreads 1 \
        --no-dashboard >> "$folder/$1.log" 2>&1 &
}
start without ""
start with "$folder/code"
PYTHONPATH="$folder/code" "$folder/venv/bin/python" - <<'PYTHON'
from budget_work import total
from distributed import Client


def asked(cluster: str) -> object:
    with Client(scheduler_file=f"{cluster}.json", timeout=30) as client:
        client.wait_for_workers(1, timeout=60)
        try:
            return client.submit(total, [1, 2, 3]).result(timeout=60)
        except RuntimeError as error:
            return str(error).partition(".")[0]


seen = {cluster: asked(cluster) for cluster in ("without", "with")}
print(seen)
assert seen["with"] == 6
assert "deserialization of the task graph" in str(seen["without"])
print("as found: the scheduler has to import what only workers run")
PYTHON
