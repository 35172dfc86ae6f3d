"""How much one address may register, look up and miss: counted in the database, without Redis."""

from fazhi.allowances.spending import Limit

# A village hall shares one address: two hundred people register in an hour before a popular lecture.
REGISTRATIONS = Limit("events.register", per_hour=200, per_day=5000)
# More than that many and the form asks the browser for a proof of work (`challenge`).
WITHOUT_PROOF = Limit("events.register_freely", per_hour=40)
# Wrong codes, and private links that lead nowhere: guessing eight signs and four digits takes ages.
MISSES = Limit("events.miss", per_hour=20)
