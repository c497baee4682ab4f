"""Prints the table: every page at 300 and 3 000 participants (30 000 with --large).

Each size has its own embedded database under build/bench/, made anew and removed afterwards.
Ends with 1 when a budget is broken.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.pages import MOST_GROWTH, MOST_KIB, PAGES, Page

FOLDER = Path(__file__).resolve().parent.parent / "build" / "bench"
Result = dict[str, float]


def measure(participants: int) -> dict[str, Result]:
    """The results by page title, from a process of its own."""
    data = FOLDER / f"{os.getpid()}-{participants}"
    # Invented people, as in the demo: signing in takes one step.
    invented = {"NYTTIGA_EVERY_PROJECT": "1", "NYTTIGA_DEMO": "1"}
    environment = {**os.environ, "NYTTIGA_DATA": str(data), **invented}
    environment.pop("DATABASE_URL", None)  # never load thousands of people into a real server
    environment.pop("DATABASE_OWNER_URL", None)
    print(f"Mäter med {participants} deltagare …", file=sys.stderr)
    try:
        run = subprocess.run(  # noqa: S603 (ours)
            [sys.executable, "-m", "benchmarks.measure", str(participants)],
            cwd=FOLDER.parent.parent,
            env=environment,
            stdout=subprocess.PIPE,
            check=False,
        )
    finally:
        remove(data)
    if run.returncode:
        sys.exit(f"Mätningen med {participants} deltagare gick inte att göra.")
    return {row.pop("title"): row for row in map(json.loads, run.stdout.splitlines())}


def remove(data: Path) -> None:
    """Delete the data once the embedded server has stopped, which it does by itself."""
    running = data / "postgres" / "cluster" / "postmaster.pid"
    deadline = time.monotonic() + 30
    while running.exists() and time.monotonic() < deadline:
        time.sleep(0.2)
    shutil.rmtree(data, ignore_errors=True)


def broken(page: Page, results: dict[int, Result]) -> list[str]:
    """The budgets that the page does not hold, in words."""
    queries, ms, ms_large = page.budget
    small, large = results[300], results[3000]
    found = []
    most_queries = max(result["queries"] for result in results.values())
    if queries is not None and most_queries > queries:
        found.append(f"{most_queries} frågor > {queries}")
    if large["p50"] > ms:
        found.append(f"{large['p50']:.0f} ms > {ms}")
    if 30000 in results and results[30000]["p50"] > ms_large:
        found.append(f"{results[30000]['p50']:.0f} ms > {ms_large}")
    most_kib = max(result["kib"] for result in results.values())
    if most_kib > MOST_KIB:
        found.append(f"{most_kib:.0f} KiB > {MOST_KIB}")
    if large["p50"] / small["p50"] > MOST_GROWTH:
        found.append(f"växer {large['p50'] / small['p50']:.2f}×")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--large", action="store_true", help="mät 30 000 deltagare också")
    load = os.getloadavg()[0]
    sizes = [300, 3000, 30000] if parser.parse_args().large else [300, 3000]
    by_size = {size: measure(size) for size in sizes}
    columns = "".join(f"{f'p50/p95 ms, {size}':>20}" for size in sizes)
    if load > 1:
        print(f"Maskinen var upptagen (last {load:.1f}), så tiderna är längre än de borde.")
    print(f"{'sida':<24}{'frågor':>7}{columns}{'KiB':>6}{'växer':>7}  budget")
    faults = 0
    for page in PAGES:
        results = {size: by_size[size][page.title] for size in sizes}
        found = broken(page, results)
        faults += len(found)
        times = "".join(f"{r['p50']:>12.1f} /{r['p95']:>6.1f}" for r in results.values())
        largest = results[sizes[-1]]
        growth = results[3000]["p50"] / results[300]["p50"]
        print(
            f"{page.title:<24}{largest['queries']:>7.0f}{times}{largest['kib']:>6.1f}"
            f"{growth:>6.2f}×  {'; '.join(found) or 'håller'}"
        )
    print(f"\n{faults} budgetar sprack." if faults else "\nAlla budgetar håller.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
