"""The reference, the guides and the OpenAPI document -> a static site; see `generator/site/build.py`."""
