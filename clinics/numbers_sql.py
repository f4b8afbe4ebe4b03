"""The statements behind the clinic's numbers: each counts babies, cell by cell."""

from functools import cache
from typing import Final

from django.db import connection

from clinics.parts import parts_sql

DAY_OF: Final = {"sqlite": "date({})", "postgresql": "CAST({} AS date)"}
DAYS_FROM: Final = {
    "sqlite": "CAST(julianday({1}) - julianday({0}) AS integer)",
    "postgresql": "({1} - {0})",
}

# The start of each is the worklist's own: `watched` babies and their standing `flags`.
OPEN: Final = """
SELECT CASE WHEN since >= %(open0)s THEN 0 WHEN since >= %(open1)s THEN 1
  WHEN since >= %(open2)s THEN 2 ELSE 3 END AS cell, COUNT(*)
FROM (
  SELECT baby_id, MIN(since) AS since FROM flags
  WHERE state <> 'closed' GROUP BY baby_id
) AS waiting GROUP BY 1
"""
# Each reason of which the clinic knew in the past year, whether or not anybody acted,
# from the day on which it could: a share made later begins later.
LOOPS: Final = """,
known AS (
  SELECT baby_id, {from_day} AS from_on FROM (
    SELECT baby_id, MIN(from_at) AS from_at FROM clinics_share
    WHERE clinic_id = %(clinic)s GROUP BY baby_id
  ) AS given
),
reasons AS (
  SELECT c.baby_id, c.kind, c.since, c.id AS case_id
  FROM clinics_case c WHERE c.clinic_id = %(clinic)s
  UNION ALL
  SELECT DISTINCT w.baby_id, f.kind, f.since, CAST(NULL AS uuid)
  FROM watched w
  JOIN known k ON k.baby_id = w.baby_id
  JOIN milestones_flagdays f ON f.baby_id = w.baby_id AND f.from_on <= %(today)s
    AND (f.until_on IS NULL OR f.until_on > k.from_on)
    AND w.parts LIKE CASE f.kind {parts} END
  WHERE NOT EXISTS (
    SELECT 1 FROM clinics_case c WHERE c.clinic_id = %(clinic)s
      AND c.baby_id = w.baby_id AND c.kind = f.kind AND c.since = f.since
  )
),
begun AS (
  SELECT r.*, CASE WHEN r.since > k.from_on THEN r.since ELSE k.from_on END AS begun_on
  FROM reasons r JOIN known k ON k.baby_id = r.baby_id
),
loops AS (
  SELECT * FROM (
    SELECT b.*, ROW_NUMBER() OVER (
      PARTITION BY baby_id ORDER BY begun_on, since, kind
    ) AS place
    FROM begun b WHERE begun_on > %(year_ago)s AND begun_on <= %(until)s
  ) AS placed_loops WHERE place = 1
)
"""
LOOKED: Final = """
SELECT CASE WHEN looked_on IS NULL THEN 3 WHEN {waited} <= %(look0)s THEN 0
  WHEN {waited} <= %(look1)s THEN 1 ELSE 2 END AS cell, COUNT(*)
FROM (
  SELECT o.begun_on, (
    SELECT MIN({look_day}) FROM clinics_look l JOIN clinics_share s ON s.id = l.share_id
    WHERE l.baby_id = o.baby_id AND s.clinic_id = %(clinic)s
      AND {look_day} >= o.begun_on
  ) AS looked_on
  FROM loops o
) AS looked GROUP BY 1
"""
OUTCOMES: Final = """
SELECT CASE
  WHEN EXISTS (
    SELECT 1 FROM clinics_casestep st WHERE st.case_id = o.case_id
      AND st.action = 'closed' AND {closed_after} <= %(days)s
  ) THEN 0
  WHEN NOT EXISTS (
    SELECT 1 FROM milestones_flagdays f WHERE f.baby_id = o.baby_id
      AND f.kind = o.kind AND f.since = o.since
      AND (f.until_on IS NULL OR {gone_after} > %(days)s)
  ) THEN 1 ELSE 2 END AS cell, COUNT(*)
FROM loops o GROUP BY 1
"""
REFERRED: Final = """
SELECT CASE step WHEN 'seen' THEN 0 WHEN 'declined' THEN 2 WHEN 'not_eligible' THEN 2
  ELSE 1 END AS cell, COUNT(*)
FROM (
  SELECT r.step, ROW_NUMBER() OVER (
    PARTITION BY r.baby_id ORDER BY r.made_at DESC, r.id
  ) AS place
  FROM clinics_referral r
  WHERE r.clinic_id = %(clinic)s AND {made_day} > %(year_ago)s
) AS sent WHERE place = 1 GROUP BY 1
"""
LATE: Final = """
SELECT CASE WHEN said = 1 THEN 0 WHEN silent = 1 THEN 1 ELSE 2 END AS cell, COUNT(*)
FROM (
  SELECT w.baby_id,
    MAX(CASE WHEN f.evidence <> 'nothing_logged' THEN 1 ELSE 0 END) AS said,
    MAX(CASE WHEN f.evidence = 'nothing_logged'
      AND (f.until_on IS NULL OR f.until_on > %(today)s) THEN 1 ELSE 0 END) AS silent
  FROM watched w
  LEFT JOIN milestones_flagdays f ON f.baby_id = w.baby_id
    AND f.kind = 'social_smile_late' AND f.from_on <= %(today)s
  WHERE w.zero_on <= %(late_if_zero_on)s AND w.parts LIKE '%%"smiles"%%'
  GROUP BY w.baby_id
) AS judged GROUP BY 1
"""


@cache
def statements() -> dict[str, str]:
    """Each statement by its table's name, in the words of the database in use."""
    day_of, days_from = DAY_OF[connection.vendor], DAYS_FROM[connection.vendor]
    loops = LOOPS.format(from_day=day_of.format("from_at"), parts=parts_sql())
    look_day, step_day = day_of.format("l.at"), day_of.format("st.at")
    return {
        "open": OPEN,
        "looked": loops
        + LOOKED.format(
            look_day=look_day, waited=days_from.format("begun_on", "looked_on")
        ),
        "outcomes": loops
        + OUTCOMES.format(
            closed_after=days_from.format("o.begun_on", step_day),
            gone_after=days_from.format("o.begun_on", "f.until_on"),
        ),
        "referred": REFERRED.format(made_day=day_of.format("r.made_at")),
        "late": LATE,
    }
