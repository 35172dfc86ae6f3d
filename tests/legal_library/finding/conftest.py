from tests.search.conftest import forgotten_shelves, laws

__all__ = ["forgotten_shelves", "laws"]
