from tests.search.conftest import forgotten_shelves, home, laws

__all__ = ["forgotten_shelves", "home", "laws"]
