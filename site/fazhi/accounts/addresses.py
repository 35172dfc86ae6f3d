"""Which address a request came from, as far as the trusted proxies vouch for it."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# One household or office holds a whole /64 (RFC 6177); counting single addresses would be in vain.
COUNTED_IPV6_PREFIX = 64


def client_ip(request: HttpRequest) -> str | None:
    """The client's address; ``None`` when the connection has none, as on a Unix socket.

    Each trusted proxy appends the address it saw to X-Forwarded-For, so with n proxies
    (``TRUSTED_PROXIES``) the n-th entry from the right is the last one that no client can forge.
    """
    address = _client(request)
    return str(address) if address else None


def counted_address(request: HttpRequest) -> str | None:
    """The address under which failed sign-ins are counted: an IPv6 client counts as its /64."""
    address = _client(request)
    if isinstance(address, ipaddress.IPv6Address):
        network = ipaddress.IPv6Network((address, COUNTED_IPV6_PREFIX), strict=False)
        return str(network.network_address)
    return str(address) if address else None


def _client(request: HttpRequest) -> Address | None:
    proxies: int = settings.TRUSTED_PROXIES
    if proxies:
        seen = request.headers.get("X-Forwarded-For", "").split(",")
        if len(seen) >= proxies and (address := _parse(seen[-proxies])):
            return address
    return _parse(request.META.get("REMOTE_ADDR", ""))


def _parse(text: str) -> Address | None:
    """Reads ``1.2.3.4``, ``1.2.3.4:567``, ``::1`` and ``[::1]:567``."""
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        return address.ipv4_mapped
    return address
