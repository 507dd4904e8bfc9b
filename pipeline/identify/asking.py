"""What is missing → one refusal that names every key to write, what was seen, and where to write it."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.model.refusal import Refusal

_EXAMPLES = {
    "division": '"130630"',
    "department": "涞源县医疗保障局",
    "unit": "涞源县医疗保障局（本级）",
    "fiscal_year": "2023",
    "kind": "budget",
}
"""Every key of an identity, in the order in which they are asked for, and how it is written."""


_TOLD = frozenset({"department", "fiscal_year", "kind"})
"""What every disclosure tells, in some form."""
_IS_IT = "check that it is the document itself, no error page, guide or page that leads to it; "


@dataclass(slots=True)
class Asking:
    """Collects what cannot be told; `sidecar_name` is the file in which it should be stated."""

    file: str
    sidecar_name: str
    missing: dict[str, str] = field(default_factory=dict)

    def ask(self, key: str, seen: str) -> None:
        """Note that a key is missing, and what was seen instead; the first reason stays."""
        self.missing.setdefault(key, seen)

    def raise_if_missing(self) -> None:
        """Raise one Refusal for all keys that were asked for."""
        if not self.missing:
            return
        keys = [key for key in _EXAMPLES if key in self.missing]
        seen = "; ".join(f"cannot tell its {key}: {self.missing[key]}" for key in keys)
        lines = [f"`{key}: {_EXAMPLES[key]}`" for key in keys]
        listed = " and ".join(filter(None, (", ".join(lines[:-1]), lines[-1])))
        check = _IS_IT if self.missing.keys() >= _TOLD else ""
        raise Refusal(
            self.file,
            seen,
            f"{check}if it is a department's budget or final account, write {listed} "
            f"into {self.sidecar_name} beside it",
        )

    def other(self, name: str, name_en: str, text: str, place: str) -> Refusal:
        """The refusal of what is no department's disclosure, by its own name."""
        return Refusal(
            place,
            f"it is {name_en}（{name}）, no department's budget or final account: “{text}”",
            "if it is a department's all the same, write `division:`, `department:`, "
            f"`fiscal_year:` and `kind:` into {self.sidecar_name} beside it",
        )
