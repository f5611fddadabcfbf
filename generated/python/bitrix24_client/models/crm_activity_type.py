# Generated from spec/methods/crm.activity.type.yaml by "make generate". Do not edit.
"""Models: Custom activity types."""

from typing import Annotated

from pydantic import Field

from bitrix24_client._runtime.model import ClosedModel, Model
from bitrix24_client._runtime.values import Int, Json, Str, YesNo


class CustomTypeFields(ClosedModel):
    """A custom activity type to register."""

    type_id: Annotated[Str, Field(alias="TYPE_ID")]
    """Identifier of the type, chosen by the application. Activities refer to it in
    `PROVIDER_TYPE_ID`; it is not the number that `crm.activity.add` calls
    `TYPE_ID`.
    """

    name: Annotated[Str | None, Field(alias="NAME")] = None
    """Name of the type. Left out, the server takes `""`."""

    icon_file: Annotated[Json | None, Field(alias="ICON_FILE")] = None
    """Icon of the type, a file (`attached_diskfile`). The page does not say in which
    form the content is sent; its example value is an idiom of `curl` that means
    nothing in JSON.
    """

    is_configurable_type: Annotated[
        YesNo | None, Field(alias="IS_CONFIGURABLE_TYPE")
    ] = None
    """Whether the type is for configurable activities, which name it in `typeId`.
    With `N` they cannot use it. Left out, the server takes `"N"`.
    """


class CustomType(Model):
    """A registered custom activity type."""

    type_id: Annotated[Str, Field(alias="TYPE_ID")]
    """Identifier of the type."""

    name: Annotated[Str | None, Field(alias="NAME")] = None
    """Name of the type."""

    is_configurable_type: Annotated[
        YesNo | None, Field(alias="IS_CONFIGURABLE_TYPE")
    ] = None
    """Whether configurable activities use the type."""

    icon_id: Annotated[Int | None, Field(alias="ICON_ID")] = None
    """Identifier of the icon. Only the printed answer has this key."""
