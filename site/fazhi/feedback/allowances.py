"""How much of each kind one address, and the whole site, may send (`fazhi.allowances`).

One address is seldom one person: in a lecture sixty people look at four pages each, and a third of
them write. The whole site gets what the departments of a town could still read, and more than
residents ever wrote in a day.
"""

from fazhi.allowances.spending import Limit

TEXTS = Limit("feedback.text", per_hour=20, per_day=2000)
VOTES = Limit("feedback.vote", per_hour=240)
MISSES = Limit("feedback.miss", per_hour=30)  # codes that do not exist
