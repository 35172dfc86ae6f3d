"""The journeys of the demonstration, in the order of the list. Chinese data, not interface."""

from cms_pages.services.demo.journeys import (
    after_a_death,
    build_house,
    divorce,
    get_wages,
    neighbour_dispute,
    newborn,
    open_restaurant,
)

JOURNEYS = tuple(
    module.JOURNEY
    for module in (
        newborn,
        divorce,
        after_a_death,
        build_house,
        open_restaurant,
        get_wages,
        neighbour_dispute,
    )
)
