"""What is no page is signed in the same way."""

from typing import Any

import pytest

from fazhi.departments.models import Role
from fazhi.signoff import signing
from fazhi.signoff.errors import NotSigned, Refused
from fazhi.signoff.signing import Ticket
from fazhi.signoff.snapshot import version_of
from fazhi.signoff.steps import Openness, Step
from fazhi.signoff.submitting import current_step, submit
from fazhi.signoff.verifying import live_faults
from fazhi.signoff.withdrawing import withdraw
from tests.factories.media import DocumentFactory
from tests.fazhi.signoff.conftest import Office
from tests.fazhi.signoff.leaflet.models import Leaflet

pytestmark = pytest.mark.django_db


@pytest.fixture
def leaflet(office: Office) -> Leaflet:
    row = Leaflet.objects.create(
        title="反诈明白纸",
        text="<p>陌生来电不轻信。</p>",
        responsible_department=office.bureau,
        file=DocumentFactory.create(),
        live=False,
    )
    row.save_revision(user=office.author)
    return row


def sign(office: Office, leaflet: Leaflet, by: Any = None) -> None:
    leaflet = Leaflet.objects.get(pk=leaflet.pk)
    state = current_step(leaflet.current_workflow_state)
    ticket = Ticket(
        leaflet, state.pk, version_of(leaflet.latest_revision), by or office.people[state.step]
    )
    signing.sign(ticket, declares=True, openness=Openness.ACTIVE)


def test_it_goes_live_after_its_last_step(office: Office, leaflet: Leaflet) -> None:
    with pytest.raises(NotSigned):
        leaflet.latest_revision.publish()
    submit(leaflet, office.author, version=version_of(leaflet.latest_revision))
    with pytest.raises(Refused):
        sign(office, leaflet, office.author)
    for _step in (Step.COPY, Step.DEPARTMENT, Step.PUBLICATION):
        assert not Leaflet.objects.get().live
        sign(office, leaflet)
    assert Leaflet.objects.get().live
    assert list(live_faults()) == []


def test_its_public_words_change_by_signing_alone(office: Office, leaflet: Leaflet) -> None:
    submit(leaflet, office.author, version=version_of(leaflet.latest_revision))
    for _step in range(3):
        sign(office, leaflet)
    row = Leaflet.objects.get()
    row.title = "偷偷换上"
    row.save()
    assert Leaflet.objects.get().title == "反诈明白纸"
    with pytest.raises(Refused):
        row.unpublish()
    withdraw(row, office.people[Step.PUBLICATION], reason="内容已过时。")
    assert not Leaflet.objects.get().live


def test_who_may_not_edit_it_does_not_submit_it(
    office: Office, leaflet: Leaflet, member: Any
) -> None:
    stranger = member(Role.AUTHOR, office.justice)
    with pytest.raises(Refused):
        submit(leaflet, stranger, version=version_of(leaflet.latest_revision))
