"""A column that holds only sealed bytes."""

from typing import Any

from django.db import models

from brolly.vault import rules


class SealedField(models.BinaryField):  # type: ignore[type-arg]
    """
    Ciphertext, or NULL. Reading it never decrypts: that is ``opening.open_sealed``.

    ``pad`` is the step, in bytes, to which lengths are rounded up: 64 for names and
    numbers, 1,024 for text.
    """

    def __init__(self, *args: Any, pad: int = rules.LONG, **kwargs: Any) -> None:
        kwargs.setdefault("null", True)
        kwargs.setdefault("editable", False)
        self.pad = pad
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, _, args, kwargs = super().deconstruct()
        if self.pad != rules.LONG:
            kwargs["pad"] = self.pad
        return name, "brolly.vault.fields.SealedField", args, kwargs
