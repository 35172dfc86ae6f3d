import factory

from fazhi.people.consents import give_consent
from fazhi.people.models import Channel, Person
from fazhi.people.purposes import CONTACT

_DIGITS = "甲乙丙丁戊己庚辛壬癸"


def fictional_name(number: int) -> str:
    """示例甲, 示例乙 and so on: no real person, and each number another name."""
    return "示例" + "".join(_DIGITS[int(d)] for d in str(number))


class PersonFactory(factory.django.DjangoModelFactory):
    """A person who agreed to be contacted; ``consent=False`` leaves the consent out."""

    class Meta:
        model = Person
        skip_postgeneration_save = True

    name = factory.Sequence(fictional_name)
    phone = factory.Sequence(lambda n: f"0523-{n:08d}")

    @factory.post_generation
    def consent(self, create, extracted, **kwargs):
        if create and extracted is not False:
            give_consent(self, extracted or CONTACT, Channel.PAPER)
