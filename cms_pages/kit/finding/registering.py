"""What the kit registers with the search."""

from cms_pages.kit.finding import file_jobs, files, following, hotlines, pages


def register() -> None:
    """Called once, when the apps are ready."""
    pages.register()
    files.register()
    file_jobs.register()
    hotlines.register()
    following.connect()
