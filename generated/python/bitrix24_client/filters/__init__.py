# Generated from spec/ by "make generate". Do not edit.
"""Filters by the fields of records; a name is imported when it is asked for."""


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name[:1].isupper():
        from ._names import MODULES

        if name in MODULES:
            value = getattr(import_module(f"{__name__}.{MODULES[name]}"), name)
            globals()[name] = value
            return value
    elif name == "__all__":
        from ._names import MODULES

        return list(MODULES)
    elif not name.startswith("_"):
        try:
            return import_module(f"{__name__}.{name}")
        except ModuleNotFoundError as error:
            if error.name != f"{__name__}.{name}":
                raise
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    from ._names import MODULES

    return sorted({*globals(), *MODULES})
