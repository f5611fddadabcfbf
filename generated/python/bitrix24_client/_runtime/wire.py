# Generated from spec/service.yaml by "make generate". Do not edit.
"""Keys of the protocol, as the spec has them."""

RESULT = "result"
TIME = "time"
ERROR = "error"
ERROR_DESCRIPTION = "error_description"
TOKEN = "auth"
REQUEST_TIME = 60
