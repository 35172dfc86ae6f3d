"""Whether something costs anything, and what."""

from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils.translation import pgettext_lazy

from cms_pages.services.exchange.fields.base import Columns, stored
from cms_pages.services.exchange.fields.lines import (
    BASIS,
    UNVERIFIED,
    Line,
    LinesColumn,
    Part,
)
from cms_pages.services.exchange.known import Known
from cms_pages.services.exchange.remarks import Remarks
from cms_pages.services.exchange.saying import Saying
from cms_pages.services.exchange.wording import NO, YES, as_flag, is_nothing, meaning
from fazhi.spreadsheets import Column

if TYPE_CHECKING:
    from cms_pages.services.models import ServiceGuidePage

REDUCTION = Part("reduction", pgettext_lazy("part of a line", "Reduction"))
FEE = Line("name", "amount", alone="amount", parts=(REDUCTION, BASIS, UNVERIFIED))


class FeeColumns(Columns):
    """Yes or no, and a line for each fee. A word such as “free” among the fees says no as well."""

    def __init__(self, charged: Column, fees: Column) -> None:
        self.columns = (charged, fees)
        self._fees = LinesColumn(fees, "fees", FEE)

    def write(self, guide: "ServiceGuidePage", known: Known) -> dict[str, str]:
        is_charged = YES if stored(guide, "fees") else ""
        charged = str(NO if guide.is_free else is_charged)
        return {self.columns[0].key: charged, **self._fees.write(guide, known)}

    def read(self, said: Saying, guide: "ServiceGuidePage", known: Known, remarks: Remarks) -> None:
        charged, fees = (said.get(column.key) for column in self.columns)
        if fees:
            is_free = bool(meaning("Free", fees.text))
            listed = replace(fees, text="") if is_free else fees
            guide.is_free = is_free or (guide.is_free and is_nothing(fees.text))
            self._fees.take_over({self.columns[1].key: listed}, guide, known, remarks)
        if charged:
            try:
                guide.is_free = bool(charged.text) and not as_flag(charged.text)
            except ValueError as problem:
                remarks.wrong(charged, str(problem))
