"""Every clinical number the rules use, once, with where it comes from.

Ages are whole days; "C" is corrected age. Rows marked RULE are this product's own
choices, informed by the sources named and not published cut-offs.
"""

from typing import Final

# Term and preterm: AAP 2004; WHO definition of preterm birth (C.1, C.2).
TERM_DAYS: Final = 280
PRETERM_BEFORE_DAYS: Final = 259

# Gestations accepted at birth, and those asked about again (C.3, RULE).
SHORTEST_GESTATION_DAYS: Final = 154
LONGEST_GESTATION_DAYS: Final = 314
STAFF_ONLY_WEEKS: Final = 21
CONFIRM_BELOW_DAYS: Final = 168
CONFIRM_ABOVE_DAYS: Final = 300
LITTLE_EARLY_BEFORE_DAYS: Final = 273
POST_TERM_FROM_DAYS: Final = 294
WEEKS_ONLY_SLACK_DAYS: Final = 6

# Correction stops at the second birthday: common practice (C.1, S26, S31).
CORRECTION_MONTHS: Final = 24
OLDEST_MONTHS: Final = 72

# A responsive smile counts as social from here: a quarter of babies show one by
# about day 24, half by about day 33 (A.3 row 7; B.1, S11).
SOCIAL_FROM_DAYS: Final = 28
# An awake smile that nobody set off stops being called reflex (A.3 row 12, RULE).
UNCLEAR_ALONE_FROM_DAYS: Final = 84
# Days with a smile that it takes to call it confirmed (A.4, RULE).
DAYS_TO_CONFIRM: Final = 2

# The smile window: 6 to 8 weeks, day 56 included (B.3, RULE; S0, S13, S15).
WINDOW_OPENS_DAY: Final = 42
WINDOW_CLOSING_DAY: Final = 49
WINDOW_LAST_DAY: Final = 56
LATE_FROM_DAY: Final = 57
CALL_FROM_DAY: Final = 70
CLEARLY_LATE_FROM_DAY: Final = 84

# The two-month visit, and how near it must be to wait for it (B.3, RULE).
VISIT_MONTHS: Final = 2
VISIT_WITHIN_DAYS: Final = 14

# Checklists (D.1, E.2): when a list may be answered, and how many items are several.
CHECKLIST_OPENS_DAYS_BEFORE: Final = 14
SEVERAL_ITEMS: Final = 2
# Losing any skill before this corrected age is same-day advice (E.2).
LOST_SKILL_URGENT_MONTHS: Final = 12

# Advice with a time is given a last day, so that it does not move with every look:
# a fortnight and a week (E.2, RULE).
DAYS_WITHIN_2_WEEKS: Final = 14
DAYS_THIS_WEEK: Final = 7

# Fever at 38 degrees or over before this age from birth is same-day advice (E.2).
FEVER_URGENT_MONTHS: Final = 3
# Eyes that never fix on anything are same-day advice from here (B.3, RULE).
EYES_FIX_BY_DAY: Final = 56

# Odd laughs and spells (F.3, RULE).
LONG_SPELL_SECONDS: Final = 300
OFTEN_A_DAY: Final = 3
PATTERN_IN_ONE_EPISODE: Final = 3
PATTERN_IN_EACH_OF_SEVERAL: Final = 2
SEVERAL_EPISODES: Final = 2

# Tips (H.1, RULE): the corrected days they are for, from the earliest birth to the
# first birthday, and how long one that was tried rests while another fits.
TIPS_FIRST_DAY: Final = -126
TIPS_LAST_DAY: Final = 365
TIP_RESTS_DAYS: Final = 7

# Bedtimes (G.4): from day 56 a rhythm starts, from day 84 it is expected (S58, S59).
RHYTHM_STARTS_DAY: Final = 56
RHYTHM_SETTLED_DAY: Final = 84
# An evening lasts until noon of the next day (G.4, RULE).
EVENING_TURNS_HOUR: Final = 12
# How many evenings a view holds and how many of them it needs (G.4, RULE; S53, S54).
SHORT_VIEW_EVENINGS: Final = 7
SHORT_VIEW_NEEDS: Final = 5
LONG_VIEW_EVENINGS: Final = 14
LONG_VIEW_NEEDS: Final = 10
# Minutes of spread up to which a bedtime is very, or fairly, steady (G.4, RULE).
VERY_STEADY_MINUTES: Final = 30
FAIRLY_STEADY_MINUTES: Final = 60
# Steps that make an evening one with a routine (G.4, RULE).
ROUTINE_STEPS: Final = 3

# Safe sleep: the steepest surface (G.5, S57) and the nearest white noise (G.5, S60).
STEEPEST_DEGREES: Final = 10
NOISE_DISTANCE_CM: Final = 200
# From which age on bedtime routines were studied (G.2, S48).
ROUTINES_STUDIED_FROM_MONTHS: Final = 7
# A longer single sleep is asked about: more likely a forgotten timer (RULE).
LONG_SLEEP_HOURS: Final = 16

# Of a thousand term babies seen from day 57 on, how many did not smile back: a week
# earlier or later moves it between 6 and 15 (B.1, SMOCC). For clinics, as a whole.
COHORT_LATE_FROM_PERMILLE: Final = 6
COHORT_LATE_TO_PERMILLE: Final = 15
