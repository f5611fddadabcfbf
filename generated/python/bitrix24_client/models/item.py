# Generated from spec/types/item.yaml by "make generate". Do not edit.
"""Models: CRM items."""

from typing import Annotated

from pydantic import Field

from bitrix24_client._open_enums.enums import OwnerTypeValue
from bitrix24_client._runtime.model import Model
from bitrix24_client._runtime.values import DateTime, Float, Int, Json, Str, YesNo


class Multifield(Model):
    """A telephone number, e-mail address, website or messenger of a CRM item."""

    id: Int
    """Identifier of the value, needed to change or delete it."""

    value_type: Annotated[Str | None, Field(alias="valueType")] = None
    """Use of the value: `WORK`, `MOBILE`, `HOME`, `MAILING`, `OTHER`."""

    value: Str | None = None
    """The number or address."""

    type_id: Annotated[Str | None, Field(alias="typeId")] = None
    """Kind of the value: `PHONE`, `EMAIL`, `WEB`, `IM`."""


class Item(Model):
    """A CRM item, whatever its type. The keys are those of the documented lead;
    other types have others. An absent link is `0`, null or an empty string,
    depending on the field. Custom fields and links to smart processes differ from
    portal to portal.
    """

    id: Int
    """Identifier of the item."""

    created_time: Annotated[DateTime | None, Field(alias="createdTime")] = None
    """When the item was created."""

    date_create_short: Annotated[Json | None, Field(alias="dateCreateShort")] = None
    """Short form of the creation date; the documentation shows only null."""

    updated_time: Annotated[DateTime | None, Field(alias="updatedTime")] = None
    """When the item was last changed."""

    date_modify_short: Annotated[Json | None, Field(alias="dateModifyShort")] = None
    """Short form of the date of change; the documentation shows only null."""

    created_by: Annotated[Int | None, Field(alias="createdBy")] = None
    """The creator; the identifier of a user."""

    updated_by: Annotated[Int | None, Field(alias="updatedBy")] = None
    """Identifier of the user who last changed the item."""

    assigned_by_id: Annotated[Int | None, Field(alias="assignedById")] = None
    """Identifier of the user in charge."""

    opened: YesNo | None = None
    """Whether the item is open to everybody."""

    company_id: Annotated[Int | None, Field(alias="companyId")] = None
    """Identifier of the linked company."""

    contact_id: Annotated[Int | None, Field(alias="contactId")] = None
    """Identifier of a linked contact; `contactIds` has all of them."""

    stage_id: Annotated[Str | None, Field(alias="stageId")] = None
    """Code of the stage."""

    is_convert: Annotated[Json | None, Field(alias="isConvert")] = None
    """Mark of a converted lead; the documentation shows only null."""

    status_description: Annotated[Str | None, Field(alias="statusDescription")] = None
    """Further text about the stage."""

    stage_semantic_id: Annotated[Str | None, Field(alias="stageSemanticId")] = None
    """Group of the stage: `P` in progress, `S` success, `F` failure."""

    product_id: Annotated[Json | None, Field(alias="productId")] = None
    """Identifier of a product; the documentation shows only null."""

    opportunity: Float | None = None
    """Amount."""

    currency_id: Annotated[Str | None, Field(alias="currencyId")] = None
    """Code of the currency."""

    source_id: Annotated[Str | None, Field(alias="sourceId")] = None
    """Code of the source that the item came from."""

    source_description: Annotated[Str | None, Field(alias="sourceDescription")] = None
    """Further text about the source."""

    title: Str | None = None
    """Title of the item."""

    name: Str | None = None
    """First name."""

    last_name: Annotated[Str | None, Field(alias="lastName")] = None
    """Last name."""

    second_name: Annotated[Str | None, Field(alias="secondName")] = None
    """Middle name."""

    short_name: Annotated[Json | None, Field(alias="shortName")] = None
    """Short form of the name; the documentation shows only null."""

    company_title: Annotated[Str | None, Field(alias="companyTitle")] = None
    """Name of the company, as text."""

    post: Str | None = None
    """Job title."""

    address: Str | None = None
    """Postal address."""

    comments: Str | None = None
    """Comment, with BB codes."""

    webform_id: Annotated[Int | None, Field(alias="webformId")] = None
    """Identifier of the web form that the item came from."""

    originator_id: Annotated[Str | None, Field(alias="originatorId")] = None
    """Identifier of the external source of the data."""

    origin_id: Annotated[Str | None, Field(alias="originId")] = None
    """Identifier of the item in the external source."""

    date_closed: Annotated[DateTime | None, Field(alias="dateClosed")] = None
    """When the item was closed."""

    birthdate: DateTime | None = None
    """Date of birth, with a time of day."""

    honorific: Str | None = None
    """Code of the form of address."""

    has_phone: Annotated[YesNo | None, Field(alias="hasPhone")] = None
    """Whether there is a telephone number."""

    has_email: Annotated[YesNo | None, Field(alias="hasEmail")] = None
    """Whether there is an e-mail address."""

    has_imol: Annotated[YesNo | None, Field(alias="hasImol")] = None
    """Whether an open channel is linked."""

    login: Json | None = None
    """Login name; the documentation shows only null."""

    is_return_customer: Annotated[YesNo | None, Field(alias="isReturnCustomer")] = None
    """Whether the customer came back."""

    search_content: Annotated[Str | None, Field(alias="searchContent")] = None
    """Text that a search looks through."""

    is_manual_opportunity: Annotated[
        YesNo | None, Field(alias="isManualOpportunity")
    ] = None
    """Whether the amount is set by hand."""

    moved_by: Annotated[Int | None, Field(alias="movedBy")] = None
    """Identifier of the user who brought the item to its stage."""

    moved_time: Annotated[DateTime | None, Field(alias="movedTime")] = None
    """When the item came to its stage."""

    last_activity_by: Annotated[Int | None, Field(alias="lastActivityBy")] = None
    """Identifier of the user behind the last activity."""

    last_activity_time: Annotated[DateTime | None, Field(alias="lastActivityTime")] = (
        None
    )
    """When the last activity was."""

    phone_mobile: Annotated[Str | None, Field(alias="phoneMobile")] = None
    """First telephone number of the kind `MOBILE` in `fm`."""

    phone_work: Annotated[Str | None, Field(alias="phoneWork")] = None
    """First telephone number of the kind `WORK` in `fm`."""

    phone_mailing: Annotated[Str | None, Field(alias="phoneMailing")] = None
    """First telephone number of the kind `MAILING` in `fm`."""

    email_home: Annotated[Str | None, Field(alias="emailHome")] = None
    """First e-mail address of the kind `HOME` in `fm`."""

    email_work: Annotated[Str | None, Field(alias="emailWork")] = None
    """First e-mail address of the kind `WORK` in `fm`."""

    email_mailing: Annotated[Str | None, Field(alias="emailMailing")] = None
    """First e-mail address of the kind `MAILING` in `fm`."""

    skype: Json | None = None
    """Skype name; the documentation shows only null."""

    icq: Json | None = None
    """ICQ number; the documentation shows only null."""

    imol: Str | None = None
    """Open channel; an empty string stands for none."""

    email: Str | None = None
    """First e-mail address in `fm`."""

    phone: Str | None = None
    """First telephone number in `fm`."""

    fm: list[Multifield] | None = None
    """All telephone numbers, e-mail addresses, websites and messengers."""

    uf_crm_1720019876534: Annotated[Str | None, Field(alias="ufCrm_1720019876534")] = (
        None
    )
    """Custom field of the documented portal; every portal has its own."""

    parent_id1222: Annotated[Int | None, Field(alias="parentId1222")] = None
    """Identifier of the linked item of type 1222, a smart process of the documented
    portal.
    """

    parent_id1226: Annotated[Int | None, Field(alias="parentId1226")] = None
    """Identifier of the linked item of type 1226, a smart process of the documented
    portal.
    """

    parent_id1228: Annotated[Int | None, Field(alias="parentId1228")] = None
    """Identifier of the linked item of type 1228, a smart process of the documented
    portal.
    """

    parent_id1236: Annotated[Int | None, Field(alias="parentId1236")] = None
    """Identifier of the linked item of type 1236, a smart process of the documented
    portal.
    """

    parent_id1238: Annotated[Int | None, Field(alias="parentId1238")] = None
    """Identifier of the linked item of type 1238, a smart process of the documented
    portal.
    """

    parent_id1240: Annotated[Int | None, Field(alias="parentId1240")] = None
    """Identifier of the linked item of type 1240, a smart process of the documented
    portal.
    """

    parent_id1244: Annotated[Int | None, Field(alias="parentId1244")] = None
    """Identifier of the linked item of type 1244, a smart process of the documented
    portal.
    """

    parent_id1246: Annotated[Int | None, Field(alias="parentId1246")] = None
    """Identifier of the linked item of type 1246, a smart process of the documented
    portal.
    """

    parent_id1254: Annotated[Int | None, Field(alias="parentId1254")] = None
    """Identifier of the linked item of type 1254, a smart process of the documented
    portal.
    """

    parent_id1256: Annotated[Int | None, Field(alias="parentId1256")] = None
    """Identifier of the linked item of type 1256, a smart process of the documented
    portal.
    """

    utm_source: Annotated[Str | None, Field(alias="utmSource")] = None
    """UTM mark: advertising system."""

    utm_medium: Annotated[Str | None, Field(alias="utmMedium")] = None
    """UTM mark: kind of traffic."""

    utm_campaign: Annotated[Str | None, Field(alias="utmCampaign")] = None
    """UTM mark: campaign."""

    utm_content: Annotated[Str | None, Field(alias="utmContent")] = None
    """UTM mark: content of the campaign."""

    utm_term: Annotated[Str | None, Field(alias="utmTerm")] = None
    """UTM mark: search term of the campaign."""

    observers: list[Int] | None = None
    """Identifiers of the users who watch the item."""

    contact_ids: Annotated[list[Int] | None, Field(alias="contactIds")] = None
    """Identifiers of the linked contacts."""

    entity_type_id: Annotated[OwnerTypeValue | None, Field(alias="entityTypeId")] = None
    """Type of the item."""
