"""A certificate for the portal, made for one run of the benchmark, and what makes clients accept it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Certificate:
    """Files of the portal, and of the authority that vouches for it, in a folder."""

    folder: Path

    @property
    def chain(self) -> Path:
        """The certificate and its key."""
        return self.folder / "chain.pem"

    @property
    def authority(self) -> Path:
        """The authority's certificate."""
        return self.folder / "authority.pem"

    def make(self) -> None:
        """Write a new authority and a certificate for this machine."""
        import trustme  # here, because only the portal makes one

        authority = trustme.CA()
        issued = authority.issue_cert("127.0.0.1", "localhost")
        self.chain.write_bytes(issued.private_key_and_cert_chain_pem.bytes())
        self.authority.write_bytes(authority.cert_pem.bytes())

    @property
    def variables(self) -> dict[str, str]:
        """The environment in which clients trust the authority; the second is of `requests`."""
        if not self.authority.exists():
            return {}
        return {"SSL_CERT_FILE": str(self.authority), "REQUESTS_CA_BUNDLE": str(self.authority)}
