"""Functions that run by the clock or after a request, registered once and recorded each time.

Celery runs them where there is Redis, a small process beside the site where there is none; see
`docs/jobs.md`.
"""
