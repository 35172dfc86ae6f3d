"""The service guides of the demonstration, in the order of the list: help in need, birth to death,
houses and land, work and business, rights and disputes. Chinese data, not interface.
"""

from cms_pages.services.demo.guides import (
    administrative_reconsideration,
    after_death,
    birth_registration,
    disability_allowances,
    dog,
    elder_card,
    extreme_poverty,
    flexible_insurance,
    homestead,
    information_request,
    judicial_confirmation,
    land_dispute,
    land_transfer,
    legal_aid,
    marriage,
    mediation,
    medical_insurance,
    minimum_living,
    neighbour_noise,
    notary,
    old_age_allowance,
    real_estate,
    residence_permit,
    rural_building,
    small_food,
    sole_trader,
    stall,
    temporary_aid,
    unpaid_wages,
    veteran_card,
)

GUIDES = tuple(
    module.GUIDE
    for module in (
        # Help in need.
        minimum_living,
        temporary_aid,
        extreme_poverty,
        disability_allowances,
        # From birth to death.
        birth_registration,
        marriage,
        medical_insurance,
        residence_permit,
        old_age_allowance,
        elder_card,
        veteran_card,
        after_death,
        notary,
        # Houses and land.
        homestead,
        rural_building,
        real_estate,
        land_transfer,
        land_dispute,
        # Work and business.
        sole_trader,
        small_food,
        stall,
        flexible_insurance,
        unpaid_wages,
        # Rights and disputes.
        legal_aid,
        mediation,
        judicial_confirmation,
        neighbour_noise,
        dog,
        administrative_reconsideration,
        information_request,
    )
)
