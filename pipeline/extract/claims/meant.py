"""What a section means by a name that it uses again: 支出总计 for what the tables call 本年支出合计."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.extract.claims.drafts import Draft
from pipeline.vocabulary import ClaimSpec


@dataclass
class Meant:
    """The indicators that amounts were found to be of, by what their section calls them."""

    spec: ClaimSpec
    codes: dict[tuple[object, ...], str] = field(default_factory=dict)

    def hear(self, draft: Draft, section: str, code: str) -> None:
        """Remember what the figure of an amount was found to be."""
        if draft.kind == "amount" and code and (draft.code or self._is_side(draft)):
            self.codes[_named(draft, section)] = code

    def narrow(self, draft: Draft, section: str) -> None:
        """By how much 支出总计 changed is of the figure that its section calls so: where that is what
        本年支出合计 states, the change is of that."""
        meant = self.codes.get(_named(draft, section))
        indicator = self.spec.by_id(draft.code)
        if draft.kind != "change" or not meant:
            return
        is_side = not (draft.code or draft.apart) and self._is_side(draft)
        if is_side or (indicator is not None and meant in indicator.narrower):
            draft.code = meant

    def _is_side(self, draft: Draft) -> bool:
        """Whether it is called by a side of the accounts alone: 支出, which may be all that is spent."""
        return draft.words in self.spec.bare_sides


def _named(draft: Draft, section: str) -> tuple[object, ...]:
    return section, draft.words, draft.fund, draft.period, draft.phase
