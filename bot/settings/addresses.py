"""Addresses of the Internet Protocol, compared as addresses and never as text."""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

MAPPED = IPv6Network("::ffff:0:0/96")  # IPv4 addresses as an IPv6 socket shows them (RFC 4291, section 2.5.5.2)
OF_ONE_SUBSCRIBER = 64  # bits: whoever has one IPv6 address has all 2^64 beside it (RFC 6177)
BRACKETED = re.compile(r"\[([^\]]*)\](?::\d*)?")
WITH_PORT = re.compile(r"([^:]*):\d*")


def read_address(text: str) -> Address | None:
    """Read an address in any written form: a port, brackets, a zone, IPv4 inside IPv6; `None`: it is none."""
    bare = text.strip().strip('"')
    with_port = BRACKETED.fullmatch(bare) or WITH_PORT.fullmatch(bare)
    try:
        found = ip_address((with_port[1] if with_port else bare).partition("%")[0])
    except ValueError:
        return None
    return found.ipv4_mapped or found if isinstance(found, IPv6Address) else found


def read_network(text: str) -> Network:
    """Read an address or a network of them. Raises `ValueError`."""
    bare, slash, bits = text.partition("/")
    if not slash:
        address = read_address(bare)
        if address is None:
            raise ValueError("not an address")
        return ip_network(address)
    found = ip_network(f"{bare.strip().strip('[]').partition('%')[0]}/{bits.strip()}", strict=False)
    if isinstance(found, IPv6Network) and found.subnet_of(MAPPED):
        mapped = found.network_address.ipv4_mapped
        return IPv4Network((int(mapped or 0), found.prefixlen - MAPPED.prefixlen))
    return found


def subscriber(address: Address | None) -> str:
    """Name whom an address belongs to, as far as it can be told from outside; all that have none are one."""
    if isinstance(address, IPv6Address):
        return str(IPv6Network((address, OF_ONE_SUBSCRIBER), strict=False))
    return str(address)
