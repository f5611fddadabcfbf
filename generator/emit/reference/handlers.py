"""Events -> handlers of them, plain and in web frameworks, for the page on the Python client."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import names, text
from generator.model import Scope
from generator.pysample import PACKAGE, Writer

if TYPE_CHECKING:
    from generator.model import Api, Event

ENDPOINT, TOKEN = "client_endpoint", "access_token"
"""Properties of what an event tells of its portal that a client is made from."""

WIDEST = 50
"""Columns that a call may take where it stands inside of others."""

SECRET = 'SECRET = os.environ["BITRIX24_APPLICATION_TOKEN"]'


@dataclass(frozen=True, slots=True)
class Framework:
    """How a framework takes a request, answers it, and works after that; `wait` is for coroutines."""

    imports: Mapping[str, tuple[str, ...]]
    head: tuple[str, ...]
    body: str
    answer: str
    status: str
    later: str
    before: tuple[str, ...] = ()
    wait: str = ""


THREAD = {"threading": ("Thread",)}
IN_A_THREAD = "Thread(target=work, args=(event,)).start()"

FRAMEWORKS = {
    "fastapi": Framework(
        imports={"fastapi": ("BackgroundTasks", "FastAPI", "Request", "Response")},
        before=("app = FastAPI()",),
        head=(
            '@app.post("/bitrix24")',
            "async def receive(request: Request, later: BackgroundTasks) -> Response:",
        ),
        body="await request.body()",
        answer="Response",
        status="status_code",
        later="later.add_task(work, event)",
        wait="await ",
    ),
    "flask": Framework(
        imports={**THREAD, "flask": ("Flask", "Response", "request")},
        before=("app = Flask(__name__)",),
        head=('@app.post("/bitrix24")', "def receive() -> Response:"),
        body="request.get_data()",
        answer="Response",
        status="status",
        later=IN_A_THREAD,
    ),
    "django": Framework(
        imports={
            **THREAD,
            "django.http": ("HttpRequest", "HttpResponse"),
            "django.views.decorators.csrf": ("csrf_exempt",),
            "django.views.decorators.http": ("require_POST",),
        },
        head=(
            "@csrf_exempt",
            "@require_POST",
            "def receive(request: HttpRequest) -> HttpResponse:",
        ),
        body="request.body",
        answer="HttpResponse",
        status="status",
        later=IN_A_THREAD,
    ),
}


def programs(api: Api) -> dict[str, str]:
    """Handlers by framework, and a `plain` one; none if no event tells how to call its portal.

    The event is the first that does. What is called is what a workflow of the spec does with it.
    """
    event = next((e for e in api.events if {ENDPOINT, TOKEN} <= _known(e, api).keys()), None)
    if event is None:
        return {}
    call = _followed(event, api)
    made = {name: _framed(event, api, call, it) for name, it in FRAMEWORKS.items()}
    return {"plain": _plain(event, api, call), **made}


def _followed(event: Event, api: Api) -> str:
    """The call by which a workflow that the event starts follows it; empty if there is none."""
    lines = {line.wire: line for unit in api.index for line in unit.methods}
    for workflow in api.workflows.workflows if api.workflows else ():
        step = workflow.steps[0]
        places = {f"$inputs.{name}": given.at for name, given in workflow.inputs.items()}
        asked = {name: places.get(str(value)) for name, value in step.request.items()}
        if workflow.event == event.name and step.method in lines and all(asked.values()):
            line = lines[step.method]
            words = (f"{names.parameter(n)}={_in_event(str(at))}" for n, at in asked.items())
            return f"b24.{'.'.join((*line.path, line.name))}({', '.join(words)})"
    return ""


def _in_event(place: str) -> str:
    """`data.FIELDS.ID` of the body in Python."""
    return ".".join(["event", *map(names.attribute, place.split("."))])


def _known(event: Event, api: Api) -> dict[str, str]:
    """What an event tells of its portal: names in Python, empty for what is always there."""
    return {
        p.wire: p.name if p.shape.nullable or not p.required else ""
        for p in api.type(event.auth).properties
    }


def _writer(event: Event, api: Api, client: str) -> Writer:
    writer = Writer(Scope(api.commons, api.type, api.enum, api.users))
    writer.need("os")
    writer.need(PACKAGE, client, "parse_event")
    writer.need(f"{PACKAGE}.events", "EventError", "ForeignEvent", event.class_name)
    return writer


def _called(call: str, wait: str = "") -> str:
    return f"{wait}{call}" if 0 < len(call) <= WIDEST else "b24"


def _condition(event: Event, api: Api) -> str:
    token = _known(event, api)[TOKEN]
    known_user = f" and event.auth.{token} is not None" if token else ""
    return f"    if isinstance(event, {event.class_name}){known_user}:"


def _read(body: str, foreign: str, bad: str) -> Iterator[str]:
    yield "    try:"
    yield f"        event = parse_event({body}, application_token=SECRET)"
    yield "    except ForeignEvent:"
    yield f"        return {foreign}"
    yield "    except EventError:"
    yield f"        return {bad}"


def _plain(event: Event, api: Api, call: str) -> str:
    lines = [
        SECRET,
        "\n\ndef receive(body: bytes) -> int:",
        '    """Take the body of a request; answer with a status."""',
        *_read("body", "403", "400"),
        _condition(event, api),
        "        with Bitrix24.from_event(event) as b24:",
        f"            print(event.data, {_called(call)})",
        "    return 200",
    ]
    return text.fence("python", _writer(event, api, "Bitrix24").imports() + "\n".join(lines))


def _framed(event: Event, api: Api, call: str, framework: Framework) -> str:
    start, client = ("async ", "AsyncBitrix24") if framework.wait else ("", "Bitrix24")
    writer = _writer(event, api, client)
    for module, classes in framework.imports.items():
        writer.need(module, *classes)
    answer = f"{framework.answer}({framework.status}="
    lines = [
        SECRET,
        *framework.before,
        f"\n\n{start}def work(event: {event.class_name}) -> None:",
        '    """Call the portal, which has been answered by now."""',
        f"    {start}with {client}.from_event(event) as b24:",
        f"        print(event.data, {_called(call, framework.wait)})",
        "\n",
        *framework.head,
        '    """Take a request of the portal, and leave the work for later."""',
        *_read(framework.body, f"{answer}403)", f"{answer}400)"),
        _condition(event, api),
        f"        {framework.later}",
        f"    return {framework.answer}()",
    ]
    return text.fence("python", writer.imports() + "\n".join(lines))
