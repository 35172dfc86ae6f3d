"""How much one address may register, look up and miss: counted in the database, without Redis."""

from dataclasses import replace

from fazhi.allowances.spending import Limit

# A village hall shares one address: two hundred people register in an hour before a popular lecture.
REGISTRATIONS = Limit("events.register", per_hour=200, per_day=5000)
# The same counter: after that many the form asks the browser for a proof of work (`challenge`).
WITHOUT_PROOF = replace(REGISTRATIONS, per_hour=40)
# Wrong codes, and private links that lead nowhere: guessing eight signs and four digits takes ages.
MISSES = Limit("events.miss", per_hour=20)
