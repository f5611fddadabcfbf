"""The portal without any input or output: a request goes in, a reply comes out."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, tzinfo
from typing import Any
from urllib.parse import urlencode

from . import acts, batch, faults, refusals, service
from .calls import Call, Change, World
from .clock import Clock
from .events import Events
from .facts import Facts, facts, is_object, path_of
from .limits import Bucket, Operating
from .messages import Caller, Failed, Recorded, Refused, Reply, Request
from .oauth import Authority
from .service import Asked


class Core:
    """What answers requests.

    Args:
        authority: The authorisation server.
        webhooks: Who calls, by the code of the webhook.
        bucket: Takes requests; None for as many as come.
        operating: Counts execution time.
        events: Tells handlers of changes.
        clock: The time.
        zone: Zone of the portal.
        strict: Whether everything that is not documented is refused.
    """

    def __init__(
        self,
        *,
        authority: Authority,
        webhooks: Mapping[str, Caller],
        bucket: Bucket | None,
        operating: Operating,
        events: Events,
        clock: Clock,
        zone: tzinfo,
        strict: bool,
    ) -> None:
        self.world = World(zone)
        self.steer: Callable[[Request], Reply | None] = lambda request: None
        self.plans = faults.Plans()
        self.calls: list[Recorded] = []
        self.moved: dict[str, str] = {}
        self.latency = 0.0
        self.authority, self._webhooks = authority, webhooks
        self._bucket, self._operating, self._events = bucket, operating, events
        self._clock, self._zone, self._strict = clock, zone, strict
        self._lock = threading.RLock()

    def answer(self, request: Request) -> Reply:
        """Answer a request.

        Args:
            request: The request.
        """
        move, host = facts()["protocol"].get("move"), request.headers.get("host", "")
        if move and host in self.moved:
            query = f"?{request.query}" if request.query else ""
            place = f"https://{self.moved[host]}{request.path}{query}"
            return Reply(move["status"], b"", {"Location": place})
        oauth = facts()["protocol"]["oauth"]
        if request.path == path_of(oauth["token_url"]):
            with self._lock:
                return self.authority.reply(service.flat(request))
        if request.path == path_of(oauth["authorize_url"]):
            return self._authorize(service.flat(request))
        steered = self.steer(request)
        if steered is not None:
            return steered
        asked = service.ask(request)
        if asked is None:
            return Reply(404, b"<html><body><h1>404 Not Found</h1></body></html>\n")
        return self._on_the_way(asked)

    def reset(self) -> None:
        """Forget all records, calls and plans."""
        with self._lock:
            self.world = World(self._zone)
            self.plans.clear()
            self.calls.clear()

    def _authorize(self, asked: Mapping[str, str]) -> Reply:
        application = self.authority.applications.get(asked.get("client_id", ""))
        if application is None:
            return Reply(
                404, b"<html><body>There is no such application.</body></html>\n"
            )
        code = self.authority.code(application, 1)
        if not application.redirect_uri:
            return Reply(200, f"<html><body>{code}</body></html>\n".encode())
        query = urlencode({"code": code, "state": asked.get("state", "")})
        joint = "&" if "?" in application.redirect_uri else "?"
        return Reply(
            302, b"", {"Location": f"{application.redirect_uri}{joint}{query}"}
        )

    def _on_the_way(self, asked: Asked) -> Reply:
        plan = self.plans.strike(asked.method, on_the_way=True)
        latency = self.latency + (plan.latency if plan else 0.0)
        if plan is None or not plan.fault:
            return replace(self._carry_out(asked), latency=latency)
        after = (
            plan.fault.endswith("_after") or f"{plan.fault}_after" not in faults.FAULTS
        )
        if not after:
            self._record(asked, asked.method, asked.params, None, "")
        good = self._carry_out(asked) if after else None
        return faults.spoilt(plan.fault, good, latency)

    def _carry_out(self, asked: Asked) -> Reply:
        with self._lock:
            start = time.perf_counter()
            is_batch = asked.method == facts()["protocol"]["batch"]["method"]
            changes: list[Change] = []
            try:
                caller = self._caller(asked)
                if self._strict and not asked.is_readable:
                    raise Refused(refusals.system(facts()["codes"]["parameter"]))
                if is_batch:
                    reply = self._batch(asked, caller, changes)
                else:
                    reply = self._single(asked, caller, changes)
            except Refused as refused:
                self._record(asked, asked.method, asked.params, None, "")
                self._note(self.calls[-1], refused.status, refused.body, refused.name)
                reply = Reply(refused.status, refused.body)
            if is_batch and is_object(reply.body):
                self._time(reply.body, start, "", asked.method)
        for change in changes:
            self._events.tell(change)
        return reply

    def _caller(self, asked: Asked) -> Caller:
        codes = facts()["codes"]
        if self._bucket is not None and not self._bucket.takes():
            raise Refused(refusals.system(codes["rate"]))
        if asked.form not in facts()["protocol"]["application"]:
            known = self._webhooks.get(asked.variables.get("webhook_code", ""))
            if known is None or str(known.user_id) != asked.variables.get("user_id"):
                raise Refused(refusals.system(codes["authorisation"]))
            return known
        grant, is_old = self.authority.grant(asked.token)
        if grant is None:
            raise Refused(refusals.system(codes["authorisation"]))
        if is_old:
            raise Refused(refusals.system(codes["expired"]))
        return Caller(grant.user_id, grant.application, self._is_administrator)

    @property
    def _is_administrator(self) -> bool:
        return all(caller.administrator for caller in self._webhooks.values())

    def _single(self, asked: Asked, caller: Caller, changes: list[Change]) -> Reply:
        self._record(asked, asked.method, asked.params, None, caller.application)
        exact = self._strict and asked.is_exact
        status, body = self._call(asked.method, asked.params, caller, exact, changes)
        return Reply(status, body)

    def _batch(self, asked: Asked, caller: Caller, changes: list[Change]) -> Reply:
        self._record(asked, asked.method, asked.params, None, caller.application)
        recorded = self.calls[-1]
        answers = batch.Answers()
        for number, command in enumerate(batch.commands(asked.params)):
            answer = self._command(number, command, caller, answers, asked, changes)
            answers.add(command.key, command.method, answer)
            if batch.halts(asked.params) and answers.errors:
                break
        body = {facts()["protocol"]["result_key"]: answers.body()}
        self._note(recorded, 200, body)
        return Reply(200, body)

    def _command(
        self,
        number: int,
        command: batch.Command,
        caller: Caller,
        answers: batch.Answers,
        asked: Asked,
        changes: list[Change],
    ) -> Facts:
        told = facts()["protocol"]["batch"]
        params = batch.parameters(command, answers.results)
        params.pop(facts()["protocol"]["token_parameter"], None)
        self._record(asked, command.method, params, command.key, caller.application)
        listed = facts()["methods"].get(command.method, {"batch": True})
        refused = ""
        if number >= told["max_commands"]:
            refused = facts()["codes"]["batch_length"]
        elif command.method == told["method"] or not listed["batch"]:
            refused = facts()["codes"]["batch_method"]
        if refused:
            row = refusals.system(refused)
            self._note(self.calls[-1], row["status"], row["body"], refused)
            return dict(row["body"])
        return self._call(command.method, params, caller, False, changes)[1]

    def _call(
        self,
        method: str,
        params: Facts,
        caller: Caller,
        exact: bool,
        changes: list[Change],
    ) -> tuple[int, Facts]:
        """Status and body of the answer to one call."""
        start, recorded = time.perf_counter(), self.calls[-1]
        who = caller.application or "webhook"
        try:
            body = self._good(method, params, caller, exact, changes)
            self._time(body, start, who, method)
            status, name = 200, ""
        except Refused as refused:
            status, body, name = refused.status, dict(refused.body), refused.name
            keys = facts()["protocol"]
            text = keys["error_description_key"]
            # An error without a code is known by its message, which stays as it is.
            if refused.said and body.get(text) and body.get(keys["error_key"]):
                body[text] = f"{str(body[text]).removesuffix('.')} ({refused.said})"
        except Failed as failed:
            status, name = 200, ""
            body = {facts()["protocol"]["result_key"]: failed.result}
            self._time(body, start, who, method)
        self._note(recorded, status, body, name)
        return status, body

    def _good(
        self,
        method: str,
        params: Facts,
        caller: Caller,
        exact: bool,
        changes: list[Change],
    ) -> Facts:
        if method not in facts()["methods"]:
            raise Refused(refusals.system(facts()["codes"]["method"]))
        plan = self.plans.strike(method, on_the_way=False)
        if plan is not None and plan.row is not None:
            raise Refused(plan.row)
        if not self._operating.is_open(caller.application or "webhook", method):
            raise Refused(refusals.system(facts()["codes"]["operating"]))
        now = datetime.fromtimestamp(int(self._clock()), self._zone)
        call = Call(method, params, caller, self.world, now, exact)
        refusals.check(call, self._strict)
        body = acts.carry_out(call)
        changes += call.changes
        return body

    def _time(self, body: Facts, start: float, who: str, method: str) -> None:
        """Put in how long it took."""
        spent, now, keys = (
            time.perf_counter() - start,
            self._clock(),
            facts()["protocol"],
        )
        dates = (
            datetime.fromtimestamp(moment, self._zone) for moment in (now - spent, now)
        )
        began, ended = (date.isoformat(timespec="seconds") for date in dates)
        total, reset = self._operating.spend(who, method, spent)
        told: dict[str, Any] = {
            "start": now - spent,
            "finish": now,
            "duration": spent,
            "processing": spent,
            "date_start": began,
            "date_finish": ended,
            keys["operating_key"]: total,
            keys["operating_reset_key"]: reset,
        }
        known = facts()["types"][keys["time_type"]]["properties"]
        body[keys["time_key"]] = {name: told[name] for name in known if name in told}

    def _record(
        self,
        asked: Asked,
        method: str,
        params: Facts,
        key: str | None,
        application: str,
    ) -> None:
        mode = asked.mode if key is None else "command"
        self.calls.append(
            Recorded(method, params, mode, key, application, asked.headers)
        )

    def _note(
        self, recorded: Recorded, status: int, answer: Any, error: str = ""
    ) -> None:
        recorded.status, recorded.answer, recorded.error = status, answer, error
