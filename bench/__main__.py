"""make bench: every page on SQLite and, where a server can be started, PostgreSQL."""

import json
import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.goals import verdicts

VAR = Path("var")
BABIES = os.environ.get("BENCH_BABIES", "100000")
#: The measured clinic among so few babies, to see that the others do not slow it.
FEW_BABIES = "1000"
GROWS = "worklist_50"
COLUMNS = (
    "name", "database", "queries", "bytes", "rps", "p50_ms", "p99_ms", "cpu_ms", "ratio",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Build:
    """How many babies to build, and which pages to measure; all, if none is named."""

    babies: str = BABIES
    pages: tuple[str, ...] = ()


def run(
    database: str, environment: dict[str, str], command: list[str], build: Build
) -> dict[str, Any]:
    """The report of one database, made in a process of its own."""
    target = VAR / f"bench-{database}.json"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "bench.settings",
        "PLAIN_HTTP": "on",
        "SECRET_KEY": secrets.token_urlsafe(64),
        **environment,
    }
    arguments = [sys.executable, "-m", "bench.one", database, build.babies, str(target)]
    subprocess.run([*command, *arguments, *build.pages], check=True, env=environment)
    found: dict[str, Any] = json.loads(target.read_text())
    target.unlink()
    return found


def on_sqlite(build: Build) -> dict[str, Any]:
    """A file of its own, made anew."""
    file = VAR / "bench.sqlite3"
    for path in VAR.glob("bench.sqlite3*"):
        path.unlink()
    try:
        url = {"DATABASE_URL": f"sqlite:///{file.resolve()}"}
        return run("sqlite", url, [], build)
    finally:
        for path in VAR.glob("bench.sqlite3*"):
            path.unlink()


def on_postgresql(build: Build) -> dict[str, Any]:
    """A throwaway server."""
    url = "postgres://$PGUSER:$PGPASSWORD@$PGHOST:$PGPORT/postgres"
    shell = f'DATABASE_URL={url} exec "$@"'
    command = ["pg_virtualenv", "-t", "-o", "fsync=off", "bash", "-c", shell, "bench"]
    return run("postgresql", {}, command, build)


def with_growth(on_database: Callable[[Build], dict[str, Any]]) -> dict[str, Any]:
    """A report, and how a clinic's list fares among many babies beside among few."""
    few = on_database(Build(FEW_BABIES, (GROWS,)))
    report = on_database(Build())
    small, large = (
        next(row for row in found["rows"] if row["name"] == GROWS)
        for found in (few, report)
    )
    # Beside the bare page, which takes out what else the machine was doing.
    ratio = round(large["ratio"] / small["ratio"], 2)
    report["rows"].append({**small, "name": f"{GROWS}_growth", "ratio": ratio})
    return report


def main() -> None:
    """Measure, print, and write var/bench.json."""
    VAR.mkdir(exist_ok=True)
    reports = [with_growth(on_sqlite)]
    if shutil.which("pg_virtualenv"):
        reports.append(with_growth(on_postgresql))
    rows = [row for report in reports for row in report["rows"]]
    print("  ".join(f"{name:>16}" for name in COLUMNS))
    for row in rows:
        print("  ".join(f"{row[name]:>16}" for name in COLUMNS))
    print("\n".join(verdicts(rows)))
    first_load = reports[0]["first_load"]
    print(f"first load of Today: {first_load} bytes")
    rows.append({"name": "first_load_bytes", "database": "sqlite", "bytes": first_load})
    (VAR / "bench.json").write_text(json.dumps(rows, indent=1))


if __name__ == "__main__":
    main()
