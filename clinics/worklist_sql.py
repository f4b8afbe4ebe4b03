"""The statements behind the worklist: they compare days, and judge no baby."""

from functools import cache
from typing import Final

from django.db import connection

from clinics.parts import parts_sql

#: SQLite keeps days as text, and would make a number of them.
AS_DAY: Final = {"sqlite": "{}", "postgresql": "CAST({} AS date)"}
OPEN: Final = "open"
#: What became of a reason; `open` is what nobody has dealt with, all of which it was.
STATES: Final = (
    OPEN, "acknowledged", "advised", "snoozed", "referred", "closed",
)  # fmt: skip

# By hand: they are asked at every visit of the list, and compare days over three
# tables, which the mapper would put together anew each time.
WATCHED: Final = """
  s.clinic_id = %(clinic)s AND s.mode = 'watch' AND s.accepted_at IS NOT NULL
    AND s.ended_at IS NULL AND s.from_at <= %(now)s AND s.until_at > %(now)s
"""
#: The zones of the watched babies, and whether all there were judged by their facts.
ZONES: Final = f"""
SELECT b.time_zone, MIN(CASE WHEN j.facts_number = b.facts_number
  AND j.rules_version = %(rules)s THEN 1 ELSE 0 END)
FROM clinics_share s
JOIN babies_baby b ON b.id = s.baby_id
LEFT JOIN milestones_judged j ON j.baby_id = b.id
WHERE {WATCHED} GROUP BY b.time_zone
"""  # noqa: S608 -- nothing but our own words
# What is carried through sorting is narrow: of each baby only the number of its first
# flag, behind the place, the day and the kind by which it is the first.
FLAGS: Final = """
WITH watched AS (
  SELECT s.id AS share_id, s.baby_id, b.zero_on, b.time_zone,
    CAST(s.parts AS text) AS parts
  FROM clinics_share s
  JOIN babies_baby b ON b.id = s.baby_id
  WHERE {watched}
),
flags AS (
  SELECT w.share_id, w.baby_id, f.id AS flag_id, f.kind, f.since, f.rank,
    CASE
      WHEN c.id IS NULL OR c.action IN ('taken', 'handed_over')
        OR f.urgency > c.covers_urgency OR f.newest_on > c.covers_newest_on
        OR f.facts > c.covers_facts
        OR (c.action = 'snoozed' AND c.snoozed_until <= {today})
      THEN 'open' ELSE c.action
    END AS state
  FROM watched w
  JOIN milestones_flagdays f ON f.baby_id = w.baby_id
    AND f.from_on <= {today} AND (f.until_on IS NULL OR f.until_on > {today})
    AND w.parts LIKE CASE f.kind {parts} END
  LEFT JOIN clinics_case c ON c.baby_id = w.baby_id AND c.clinic_id = %(clinic)s
    AND c.kind = f.kind AND c.since = f.since
),
firsts AS (
  SELECT share_id, state, COUNT(*) AS reasons,
    MIN(CAST(100 + rank AS text) || CAST(since AS text)
      || substr(kind || '                    ', 1, 20) || CAST(flag_id AS text)
    ) AS first
  FROM flags GROUP BY share_id, state
),
counts AS (SELECT {counts} FROM firsts)
"""
COUNTS: Final = f"SELECT {', '.join(STATES)} FROM counts"  # noqa: S608 -- our own words
ROWS: Final = """
SELECT counts.*, s.id, b.name, b.birth_on, b.zero_on, b.time_zone,
  COALESCE(u.language, ''), f.kind, f.level, f."when", f.since, f.status, f.evidence,
  f.rank, c.action, c.outcome, c.snoozed_until, st.name, g.reasons
FROM counts CROSS JOIN firsts g
JOIN clinics_share s ON s.id = g.share_id
JOIN babies_baby b ON b.id = s.baby_id
LEFT JOIN accounts_user u ON u.id = s.made_by_id
JOIN milestones_flagdays f ON f.id = CAST(substr(g.first, 34) AS bigint)
LEFT JOIN clinics_case c ON c.baby_id = b.id AND c.clinic_id = %(clinic)s
  AND c.kind = f.kind AND c.since = f.since
LEFT JOIN clinics_staff st ON st.id = c.taken_by_id
WHERE g.state = %(state)s {limits}
ORDER BY f.rank, f.since, b.name, s.id LIMIT %(limit)s
"""
#: Behind a row by its share; once that is gone, its like come again rather than never.
AFTER: Final = """(f.rank, f.since, b.name, s.id) > (%(rank)s, %(since)s, COALESCE((
  SELECT p.name FROM clinics_share o JOIN babies_baby p ON p.id = o.baby_id
  WHERE o.id = %(share)s AND o.clinic_id = %(clinic)s
), ''), %(share)s)"""
#: The referrals that wait too long, of babies that are still shared.
OVERDUE: Final = """
SELECT COUNT(*) FROM clinics_referral r
WHERE r.clinic_id = %(clinic)s AND r.due_on < %(today)s AND EXISTS (
  SELECT 1 FROM clinics_share s WHERE s.baby_id = r.baby_id
    AND s.clinic_id = %(clinic)s AND s.ended_at IS NULL
    AND s.from_at <= %(now)s AND s.until_at > %(now)s
)
"""


@cache
def flags_sql(zones: int) -> str:
    """The start for as many time zones; their names and days stay values."""
    cases = "".join(f" WHEN %(zone{n})s THEN %(day{n})s" for n in range(1, zones))
    today = "%(day0)s"
    if cases:
        today = f"(CASE w.time_zone{cases} ELSE %(day0)s END)"
    today = AS_DAY[connection.vendor].format(today)
    counts = ", ".join(
        f"COUNT(CASE WHEN state = '{state}' THEN 1 END) AS {state}" for state in STATES
    )
    return FLAGS.format(
        # What a family does not share is no reason here.
        watched=WATCHED, today=today, parts=parts_sql(), counts=counts,
    )  # fmt: skip
