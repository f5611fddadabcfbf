"""Values that are one of several classes, told apart by a property with one value in each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self, cast, get_args

from pydantic import (
    GetCoreSchemaHandler,
    PrivateAttr,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
)
from pydantic_core import CoreSchema, core_schema

from .model import FROM_WIRE, Model, constants


class Unknown(Model):
    """An alternative that this package does not know.

    What the server sends is kept whole and goes back whole. To send one that is too new
    for this package, make it by hand: `Unknown(type="new", size=3)`. Nothing in it is
    checked.
    """

    _guess: bool = PrivateAttr(False)

    if TYPE_CHECKING:

        def __init__(self, **keys: Any) -> None: ...

        def __getattr__(self, name: str) -> Any: ...

    # Named like what belongs to Python: editors offer only what belongs to the user.
    @property
    def __guess__(self) -> bool:
        """Made of a mapping in a constructor: nobody asked for it, so it is checked."""
        return self._guess

    @classmethod
    def __read__(
        cls,
        value: Any,
        handler: ValidatorFunctionWrapHandler,
        info: ValidationInfo[dict[str, bool] | None],
    ) -> Self:
        """Read a value whose tag is unknown; a validator for pydantic."""
        made: Self = handler(value)
        if made is not value:
            made._guess = info.context is not FROM_WIRE
        return made


def expected(classes: Iterable[type[Model]]) -> str:
    """Return the rule that a value is of one of these classes.

    Args:
        classes: The alternatives, apart from `Unknown`.
    """
    names = ", ".join(cls.__name__ for cls in classes)
    return f"{names} or {Unknown.__name__} is expected"


@dataclass(frozen=True, slots=True)
class OneOf:
    """Reads a value as the class that its tag names, any other as `Unknown`.

    Attributes:
        by: Wire name of the property with the tag.
    """

    by: str

    def classes(self, union: Any) -> dict[str, type[Model]]:
        """Return the known classes by their tags.

        Args:
            union: The union of the classes.
        """
        return {
            cls.model_fields[name].default: cls
            for cls in cast("tuple[type[Model], ...]", get_args(union))
            for name, wire in constants(cls).items()
            if wire == self.by
        }

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        arms = cast("tuple[type[Model], ...]", get_args(source))
        names = {tag: cls.__name__ for tag, cls in self.classes(source).items()}

        def discriminate(value: object) -> str | None:
            if isinstance(value, Model):
                return next((c.__name__ for c in arms if isinstance(value, c)), None)
            if value == []:  # how PHP prints an empty object
                return Unknown.__name__
            if not isinstance(value, Mapping):
                return None
            tag = cast("Mapping[str, object]", value).get(self.by)
            known = names.get(tag) if isinstance(tag, str) else None
            return known or Unknown.__name__

        choices: dict[Any, CoreSchema] = {
            cls.__name__: handler.generate_schema(cls) for cls in arms
        }
        choices[Unknown.__name__] = core_schema.with_info_wrap_validator_function(
            Unknown.__read__, choices[Unknown.__name__]
        )
        return core_schema.tagged_union_schema(
            choices,
            discriminate,
            custom_error_type="alternative_expected",
            custom_error_message=expected(arm for arm in arms if arm is not Unknown),
        )


def one_of(by: str) -> OneOf:
    """Return the reader of alternatives.

    Use it as metadata: `Annotated[Circle | Group | Unknown, one_of("kind")]`.

    Args:
        by: Wire name of the property that has one value in each of them.
    """
    return OneOf(by)
