"""What holds for the whole API, as the fake portal reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.model import Api, Event
    from generator.schema import ErrorSpec, Protocol

Facts = dict[str, Any]


def facts(api: Api) -> Facts:
    """Title, protocol, single values, error classes and events."""
    service = api.commons.service
    return {
        "title": service.title,
        "version": service.version,
        "protocol": _protocol(service.protocol),
        "limits": {limit.name: limit.value for limit in service.protocol.limits},
        "scalars": {
            name: {"python": s.python, "request": s.request, "response": s.response}
            for name, s in api.commons.scalars.items()
        },
        "errors": {name: _error(error) for name, error in api.commons.errors.items()},
        "classes": dict(api.error_classes),
        "events": {event.name: _event(event) for event in api.events},
    }


def _protocol(protocol: Protocol) -> Facts:
    told = protocol.model_dump(
        include={
            "token_parameter",
            "result_key",
            "time_key",
            "error_key",
            "error_description_key",
            "time_type",
            "operating_key",
            "operating_reset_key",
            "read_timeout",
        }
    )
    told["urls"] = {form.name: form.url for form in protocol.url_forms}
    told["application"] = [form.name for form in protocol.url_forms if form.application]
    told["operators"] = {operator.prefix: operator.takes for operator in protocol.operators}
    told["oauth"] = protocol.oauth.model_dump(exclude={"sources"})
    told["batch"] = protocol.batch.model_dump(exclude={"sources", "description"})
    if protocol.move is not None:
        told["move"] = protocol.move.model_dump(exclude={"sources", "description"})
    told["rates"] = {rate.name: [rate.leak, rate.ceiling] for rate in protocol.rates}
    return told


def _error(error: ErrorSpec) -> Facts:
    made: Facts = {"codes": error.codes, "messages": error.messages}
    if error.group is not None:
        made["group"] = error.group
    if error.system:
        made["system"] = [{"status": row.status, "message": row.message} for row in error.system]
    return made


def _event(event: Event) -> Facts:
    return {"data": event.data, "auth": event.auth, "example": event.example}
