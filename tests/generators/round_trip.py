"""Imports a client that openapi-python-client made, and sends values through its models.

Runs with the packages of that client and none of ours: `round_trip.py client`, the values on standard input.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import sys

client = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(client.__path__, f"{client.__name__}."):
    importlib.import_module(module.name)
models = importlib.import_module(f"{client.__name__}.models")
for name, value in json.load(sys.stdin).items():
    again = getattr(models, name).from_dict(value).to_dict()
    assert again == value, f"{name}: {again}"
    print(name)
