"""The hand-written half of the client: from a `Call` to bytes, from bytes to a value.

The same text ships inside the generated package as `_runtime`. Nothing is imported
here: a program pays for pydantic and httpx2 when it sends its first request.
"""
