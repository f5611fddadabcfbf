"""Keys of the protocol.

This copy serves the tests of the runtime; the package gets its own, made from the spec,
and a test holds the two together.
"""

RESULT = "result"
TIME = "time"
ERROR = "error"
ERROR_DESCRIPTION = "error_description"
TOKEN = "auth"
REQUEST_TIME = 60
OPERATING = "operating"
OPERATING_RESET_AT = "operating_reset_at"
BATCH = "batch"
BATCH_SIZE = 50
BATCH_COMMANDS = "cmd"
BATCH_HALT = "halt"
BATCH_REFERENCE = "$result"
BATCH_RESULT = "result"
BATCH_ERROR = "result_error"
BATCH_TOTAL = "result_total"
BATCH_NEXT = "result_next"
BATCH_TIME = "result_time"
RATES = {"standard": (2.0, 50), "enterprise": (5.0, 250)}
VERSION = "0.1.0"
AUTHORIZE_URL = "https://{portal}/oauth/authorize/"
TOKEN_URL = "https://oauth.bitrix.info/oauth/token/"
CODE_GRANT = ("authorization_code", "code")
REFRESH_GRANT = ("refresh_token", "refresh_token")
OAUTH_ERRORS = (
    "invalid_request",
    "invalid_client",
    "invalid_grant",
    "invalid_scope",
    "insufficient_scope",
    "PAYMENT_REQUIRED",
)
MOVED = 302
HOSTS = "{name}.bitrix24.{zone}"
OPERATORS = {
    "": "any",
    "=": "any",
    "!": "any",
    "!=": "any",
    ">": "one",
    ">=": "one",
    "<": "one",
    "<=": "one",
    "@": "list",
    "!@": "list",
    "%": "text",
    "!%": "text",
    "=%": "text",
    "%=": "text",
    "!=%": "text",
    "!%=": "text",
}
