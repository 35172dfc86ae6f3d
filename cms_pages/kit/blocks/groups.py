"""Under which headings the editor offers the blocks."""

from django.utils.translation import pgettext_lazy

WORDS = pgettext_lazy("group of blocks", "Words")
PICTURES = pgettext_lazy("group of blocks", "Pictures and films")
SERVICES = pgettext_lazy("group of blocks", "Getting things done")
FACTS = pgettext_lazy("group of blocks", "Facts and sources")
