"""Credentials: which are accepted, and that they stay secret."""

from __future__ import annotations

import copy
import json
import pickle
import time
import traceback
from collections.abc import Callable
from urllib.parse import quote

import pytest

from generator.runtime.auth import AccessToken, Auth, Webhook
from generator.runtime.masking import hide, hide_in
from tests.marked import (
    APPLICATION_TOKEN,
    CLIENT_SECRET,
    CODE,
    NEW_REFRESH_TOKEN,
    NEW_TOKEN,
    REFRESH_TOKEN,
    TOKEN,
)

SECRET = CODE
BASE = f"https://example.bitrix24.com/rest/1/{SECRET}/"


@pytest.mark.parametrize(
    ("url", "base"),
    [
        (BASE, BASE),
        (BASE.rstrip("/"), BASE),
        (f"  {BASE}\n", BASE),
        (BASE.replace("https", "HTTPS"), BASE),
        (f"https://host:8443/sub/rest/1/{SECRET}", f"https://host:8443/sub/rest/1/{SECRET}/"),
        (f"http://127.0.0.1:8000/rest/1/{SECRET}", f"http://127.0.0.1:8000/rest/1/{SECRET}/"),
        (f"http://localhost/rest/1/{SECRET}", f"http://localhost/rest/1/{SECRET}/"),
        (f"http://[::1]:80/rest/1/{SECRET}", f"http://[::1]:80/rest/1/{SECRET}/"),
    ],
)
def test_webhook(url: str, base: str) -> None:
    webhook = Webhook(url)
    assert webhook.base_url == base
    assert webhook.body_extra == {}


@pytest.mark.parametrize(
    "url",
    [
        "",
        f"http://example.bitrix24.com/rest/1/{SECRET}/",
        f"http://127.evil.com/rest/1/{SECRET}/",
        f"ftp://127.0.0.1/rest/1/{SECRET}/",
        f"https://user:{SECRET}@example.com/rest/1/x/",
        f"https://example.com/rest/1/{SECRET}/profile.json",
        f"https://example.com/rest/api/1/{SECRET}/",
        f"https://example.com/rest/{SECRET}/",
        f"https://example.com/rest/1/{SECRET}/?a=b",
        f"https://example.com/rest/1/{SECRET}/#a",
        f"https://example.com/rest/1/{SECRET} x/",
        f"https://exa\nmple.com/rest/1/{SECRET}/",
        f"https://example.com\\rest/1/{SECRET}/",
        f"https://example.com:99999/rest/1/{SECRET}/",
        f"https://[::1/rest/1/{SECRET}/",
        f"https://ex\u2100mple{SECRET}.com/rest/1/x/",
        f"/rest/1/{SECRET}/",
        SECRET,
    ],
)
def test_malformed_webhooks(url: str) -> None:
    with pytest.raises(ValueError, match="address") as caught:
        Webhook(url)
    assert SECRET not in str(caught.value)
    assert caught.value.__context__ is None


@pytest.mark.parametrize(
    ("portal", "base"),
    [
        ("example.bitrix24.com", "https://example.bitrix24.com/rest/"),
        ("https://example.bitrix24.com", "https://example.bitrix24.com/rest/"),
        ("https://example.bitrix24.com/", "https://example.bitrix24.com/rest/"),
        ("https://example.bitrix24.com/rest/", "https://example.bitrix24.com/rest/"),
        ("https://host/sub/rest", "https://host/sub/rest/"),
        ("http://localhost:80", "http://localhost:80/rest/"),
    ],
)
def test_access_token(portal: str, base: str) -> None:
    token = AccessToken(portal, SECRET)
    assert token.base_url == base
    assert token.body_extra == {"auth": SECRET}


@pytest.mark.parametrize(
    ("portal", "token"),
    [
        (BASE, SECRET),
        ("http://example.com", SECRET),
        ("", SECRET),
        ("https://example.com/?auth=" + SECRET, "x"),
        ("example.com", ""),
        ("example.com", f"{SECRET} {SECRET}"),
    ],
)
def test_malformed_tokens(portal: str, token: str) -> None:
    with pytest.raises(ValueError) as caught:
        AccessToken(portal, token)
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize(
    ("secret", "text", "masked"),
    [
        ("token", "expired token: a token is needed", None),
        ("token", "tokens, /tokens/, auth=tokens", None),
        ("test", "latest tests (test).", None),
        ("r", "for rest/1/rr", None),
        ("token", "token", "***"),
        ("token", "/rest/1/token/crm.item.get: no", "/rest/1/***/crm.item.get: no"),
        ("token", "https://p.com/rest/1/token", "https://p.com/rest/1/***"),
        ("token", "at?auth=token&x=token.", "at?auth=***&x=***."),
        ("token", '{"auth":"token", "a":\'token\'}', '{"auth":"***", "a":\'***\'}'),
        ("a.b", "/a.b/axb", "/***/axb"),
        ("eightish", "an eightish word", "an *** word"),
        ("sevenis", "a sevenis word", None),
    ],
)
def test_a_secret_like_a_word_leaves_prose_alone(
    secret: str, text: str, masked: str | None
) -> None:
    for auth in (
        AccessToken("example.com", secret),
        Webhook(f"https://example.com/rest/1/{secret}/"),
    ):
        assert auth.mask(text) == (masked or text)


@pytest.mark.parametrize("auth", [Webhook(BASE), AccessToken("example.com", SECRET)])
def test_secrets_stay_secret(auth: Auth) -> None:
    for text in (repr(auth), str(auth), f"{auth}", repr([auth])):
        assert SECRET not in text
        assert "***" in text
    assert auth.mask(f"a {SECRET} b {SECRET}") == "a *** b ***"
    assert not hasattr(auth, "__dict__")
    for spread in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="holds a secret") as caught:
            spread(auth)
        assert SECRET not in str(caught.value)


@pytest.mark.parametrize("make", [Webhook, lambda url: AccessToken(url, "a b")])
def test_a_traceback_with_locals_of_a_malformed_one(make: Callable[[str], Auth]) -> None:
    with pytest.raises(ValueError) as caught:
        make("https://example.com/nothing/?a=b")
    told = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    frames = [frame.locals for frame in told.stack if frame.name == "__init__"]
    assert "('***'" in str(frames)


KNOWN = (TOKEN, REFRESH_TOKEN, NEW_TOKEN, NEW_REFRESH_TOKEN, CLIENT_SECRET, APPLICATION_TOKEN)


@pytest.mark.parametrize("length", range(4, len(TOKEN)))
@pytest.mark.parametrize("before", [0, 100, 100_000])
def test_a_secret_that_is_cut_at_the_end(length: int, before: int) -> None:
    words = "plain words " * before
    for cut in (TOKEN[:length], quote(TOKEN[:length]), json.dumps(TOKEN[:length])[1:-1]):
        assert hide(words + cut, KNOWN) == words + "***"
    assert hide(f"{TOKEN[:length]} {words}the end", KNOWN).endswith("the end")


@pytest.mark.parametrize("text", ["zQ7t", "plain", "0123456789abcdef"])
def test_a_long_answer_is_masked_in_a_moment(text: str) -> None:
    secrets = (*KNOWN, "0123456789abcdef" * 4 + "-", CODE)
    rows = [{f"KEY_{n}": f"{text} {row}" for n in range(20)} for row in range(400)]
    body = {"error": text * (200_000 // len(text)), "result": rows}
    began = time.process_time()
    assert hide_in(body, lambda said: hide(said, secrets))["result"][0].keys() == rows[0].keys()
    assert time.process_time() - began < 2
