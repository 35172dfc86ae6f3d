import factory

from fazhi.accounts.models import User

PASSWORD = "a-long-pass-phrase-1"


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User

    username = factory.Sequence(lambda n: f"user{n}")
    name = factory.Sequence(lambda n: f"示例{n}")
    email = factory.LazyAttribute(lambda o: f"{o.username}@example.test")
    password = factory.django.Password(PASSWORD)


class AdministratorFactory(UserFactory):
    username = factory.Sequence(lambda n: f"administrator{n}")
    is_staff = True
    is_superuser = True
