"""make bench: every page on SQLite and, where a server can be started, PostgreSQL."""

import json
import os
import secrets
import shutil
import subprocess
import sys
from pathlib import Path

from bench.goals import verdicts

VAR = Path("var")
BABIES = os.environ.get("BENCH_BABIES", "100000")
COLUMNS = (
    "name", "database", "queries", "bytes", "rps", "p50_ms", "p99_ms", "cpu_ms", "ratio",
)  # fmt: skip


def run(
    database: str, environment: dict[str, str], command: list[str]
) -> dict[str, object]:
    """The report of one database, made in a process of its own."""
    target = VAR / f"bench-{database}.json"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "bench.settings",
        "PLAIN_HTTP": "on",
        "SECRET_KEY": secrets.token_urlsafe(64),
        **environment,
    }
    arguments = [sys.executable, "-m", "bench.one", database, BABIES, str(target)]
    subprocess.run([*command, *arguments], check=True, env=environment)
    found: dict[str, object] = json.loads(target.read_text())
    target.unlink()
    return found


def on_sqlite() -> dict[str, object]:
    """A file of its own, made anew."""
    file = VAR / "bench.sqlite3"
    for path in VAR.glob("bench.sqlite3*"):
        path.unlink()
    try:
        return run("sqlite", {"DATABASE_URL": f"sqlite:///{file.resolve()}"}, [])
    finally:
        for path in VAR.glob("bench.sqlite3*"):
            path.unlink()


def on_postgresql() -> dict[str, object]:
    """A throwaway server."""
    url = "postgres://$PGUSER:$PGPASSWORD@$PGHOST:$PGPORT/postgres"
    shell = f'DATABASE_URL={url} exec "$@"'
    command = ["pg_virtualenv", "-t", "-o", "fsync=off", "bash", "-c", shell, "bench"]
    return run("postgresql", {}, command)


def main() -> None:
    """Measure, print, and write var/bench.json."""
    VAR.mkdir(exist_ok=True)
    reports = [on_sqlite()]
    if shutil.which("pg_virtualenv"):
        reports.append(on_postgresql())
    rows = [row for report in reports for row in report["rows"]]  # type: ignore[attr-defined]  # JSON
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
