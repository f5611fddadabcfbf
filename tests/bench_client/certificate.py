"""A certificate for the portal, made for one run of the benchmark, and what makes clients accept it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Certificate:
    """Files of the portal and of the authority that vouches for it."""

    chain: Path
    key: Path
    authority: Path

    @classmethod
    def make(cls, folder: Path) -> Certificate:
        """Write a new authority and a certificate for this machine."""
        import trustme  # here, because the tests run without one

        made = cls(folder / "chain.pem", folder / "key.pem", folder / "authority.pem")
        authority = trustme.CA()
        issued = authority.issue_cert("127.0.0.1", "localhost")
        made.chain.write_bytes(b"".join(part.bytes() for part in issued.cert_chain_pems))
        made.key.write_bytes(issued.private_key_pem.bytes())
        made.authority.write_bytes(authority.cert_pem.bytes())
        return made

    @property
    def variables(self) -> dict[str, str]:
        """The environment in which clients trust the authority: OpenSSL's and httpx's name, and requests'."""
        return {"SSL_CERT_FILE": str(self.authority), "REQUESTS_CA_BUNDLE": str(self.authority)}
