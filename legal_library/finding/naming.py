"""How many other laws name a law in 《》: the best sign of which laws everybody needs."""

import re
from collections import defaultdict
from collections.abc import Mapping

from django.db import transaction
from django.db.models import Q

from legal_library.finding.noting import note_laws
from legal_library.models import Law, LawAlias, LawVersion, Provision
from legal_library.titles import law_key

JOB = "legal_library.count_names"
_NAMED = re.compile(r"[《〈]([^《》〈〉]{2,100})[》〉]")
_CHUNK = 20_000


def count_names() -> int:
    """Counts anew for every law; gives how many numbers changed."""
    known = _known_names()
    named: dict[int, set[int]] = defaultdict(set)
    texts = Provision.objects.filter(
        Q(text__contains="《") | Q(text__contains="〈"),
        version__in=LawVersion.objects.public(),
    ).values_list("version__law_id", "text")
    # Without an order: to sort all texts by version is much work, and sets have none.
    for law, text in texts.order_by().iterator(chunk_size=_CHUNK):
        for name in _NAMED.findall(text):
            for other in known.get(law_key(name), ()):
                if other != law:
                    named[other].add(law)
    changed: list[Law] = []
    for one in Law.objects.only("pk", "named_by"):
        count = len(named[one.pk])
        if one.named_by != count:
            one.named_by = count
            changed.append(one)
    with transaction.atomic():
        Law.objects.bulk_update(changed, ["named_by"], batch_size=500)
        public = Law.objects.public().values_list("pk", flat=True)
        note_laws({law.pk for law in changed}.intersection(public))
    return len(changed)


def _known_names() -> Mapping[str, set[int]]:
    known: dict[str, set[int]] = defaultdict(set)
    for pk, name in Law.objects.values_list("pk", "normalised_title"):
        known[name].add(pk)
    for pk, name in LawAlias.objects.values_list("law_id", "normalised"):
        known[name].add(pk)
    return known
