"""mailguard beside checkdmarc on the same fictional domains: domains a second, questions, CPU, memory.

    python tests/bench/posture_vs_checkdmarc.py [--count 200] [--slow 30]

Each measurement runs in a process of its own, so that caches are empty and memory is its own; imports are loaded
before the clock starts. Neither fetches MTA-STS policies; checkdmarc has no option for that, so its download is
replaced. checkdmarc checks one domain after the other, in threads of ours (it has none); with --slow N it checks only
the first N, because that takes long. mailguard also looks for DKIM keys, CAA, NS and the DNSSEC state.
"""

import argparse
import asyncio
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from posture_zones import Laboratory


def of_mailguard(address: str, at_once: int) -> Callable[[list[str]], None]:
    from mailguard.dns.system import SystemResolver
    from mailguard.names.domain import organizational_domain
    from mailguard.posture.check_domain import check_domains
    from mailguard.posture.options import DomainOptions
    from mailguard.posture.texts import texts

    texts(), organizational_domain("example.test")

    async def check(domains: list[str]) -> None:
        resolver, options = SystemResolver((address,)), DomainOptions(http=False)
        async for _ in check_domains(domains, resolver=resolver, options=options, in_flight=at_once):
            pass

    return lambda domains: asyncio.run(check(domains))


def of_checkdmarc(address: str, at_once: int) -> Callable[[list[str]], None]:
    import checkdmarc
    import checkdmarc.mta_sts
    from dns.nameserver import Do53Nameserver

    def refuse(domain: str, **_: object) -> None:
        raise checkdmarc.mta_sts.MTASTSPolicyDownloadError("not fetched")

    checkdmarc.mta_sts.download_mta_sts_policy = refuse
    host, _, port = address.rpartition(":")
    servers = [Do53Nameserver(host, int(port))]

    def one(domain: str) -> None:
        checkdmarc.check_domains([domain], skip_tls=True, nameservers=servers)

    def check(domains: list[str]) -> None:
        with ThreadPoolExecutor(at_once) as threads:
            list(threads.map(one, domains))

    return check


TOOLS = {"mailguard": of_mailguard, "checkdmarc": of_checkdmarc}


def measure(tool: str, address: str, at_once: int) -> None:
    """In a process of its own: domains from stdin, figures to stdout."""
    domains = sys.stdin.read().split()
    check = TOOLS[tool](address, at_once)
    cpu, wall = time.process_time(), time.perf_counter()
    check(domains)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"wall": wall, "cpu": cpu, "rss": peak}))


def row(laboratory: Laboratory, tool: str, delay: int, domains: list[str], at_once: int) -> str:
    laboratory.control(f"delay {delay}")
    laboratory.control("reset")
    command = [sys.executable, __file__, "--measure", tool, laboratory.address, "--at-once", str(at_once)]
    done = subprocess.run(command, input="\n".join(domains), capture_output=True, text=True, check=True)
    found = json.loads(done.stdout.splitlines()[-1])
    asked, distinct = laboratory.questions()
    count = len(domains)
    return (
        f"| {tool} | {at_once} | {delay} | {count} | {count / found['wall']:.1f} | {asked / count:.1f} "
        f"| {distinct / count:.1f} | {found['cpu'] / count * 1000:.1f} | {found['rss']:.0f} |"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--slow", type=int, default=30)
    parser.add_argument("--at-once", type=int, default=64, help="domains in flight")
    parser.add_argument("--measure", nargs=2, metavar=("TOOL", "ADDRESS"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.measure:
        measure(*arguments.measure, arguments.at_once)
        return
    with Laboratory(arguments.count, base_port=5720) as laboratory:
        domains = laboratory.domains
        for tool in TOOLS:  # the resolver's own cache is warm from here on, for both
            row(laboratory, tool, 0, domains, 16)
        print("| tool | at once | delay ms | domains | domains/s | questions each | different | CPU ms each | MB |")
        print("|---|---|---|---|---|---|---|---|---|")
        for delay in (0, 30):
            print(row(laboratory, "mailguard", delay, domains, arguments.at_once), flush=True)
            print(row(laboratory, "mailguard", delay, domains[: arguments.slow], 1), flush=True)
            one_by_one = domains if delay == 0 else domains[: arguments.slow]
            print(row(laboratory, "checkdmarc", delay, one_by_one, 1), flush=True)
            print(row(laboratory, "checkdmarc", delay, domains, 16), flush=True)


if __name__ == "__main__":
    main()
