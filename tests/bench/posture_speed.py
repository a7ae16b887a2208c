"""How fast domains are checked: domains a second, questions, CPU and memory, on loopback.

    python tests/bench/posture_speed.py [--count 200] [--profile FILE]

Each measurement runs in a process of its own, so that caches are empty and memory is its own.
"""

import argparse
import asyncio
import json
import resource
import subprocess
import sys
import time

from posture_zones import Laboratory


async def check(address: str, domains: list[str], in_flight: int) -> dict[str, int]:
    from mailguard.dns.system import SystemResolver
    from mailguard.posture.check_domain import check_domains
    from mailguard.posture.options import DomainOptions

    levels: dict[str, int] = {}
    resolver = SystemResolver((address,))
    options = DomainOptions(http=False)
    async for posture in check_domains(domains, resolver=resolver, options=options, in_flight=in_flight):
        levels[posture.level] = levels.get(posture.level, 0) + 1
    return levels


def measure(address: str, in_flight: int, profile: str) -> None:
    """In a process of its own: domains from stdin, figures to stdout."""
    domains = sys.stdin.read().split()
    from mailguard.names.domain import organizational_domain
    from mailguard.posture.check_domain import check_domains  # noqa: F401 - loaded before the clock starts
    from mailguard.posture.texts import texts

    texts(), organizational_domain("example.test")
    cpu, wall = time.process_time(), time.perf_counter()
    if profile:
        import cProfile

        profiler = cProfile.Profile()
        levels = profiler.runcall(asyncio.run, check(address, domains, in_flight))
        profiler.dump_stats(profile)
    else:
        levels = asyncio.run(check(address, domains, in_flight))
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    heavy = sorted({"checkdmarc", "httpx", "dns.resolver", "sqlalchemy"} & set(sys.modules))
    print(json.dumps({"wall": wall, "cpu": cpu, "rss": peak, "levels": levels, "heavy": heavy}))


def run(laboratory: Laboratory, domains: list[str], in_flight: int, profile: str = "") -> str:
    laboratory.control("reset")
    command = [sys.executable, __file__, "--measure", laboratory.address, "--in-flight", str(in_flight)]
    done = subprocess.run(
        [*command, *(["--profile", profile] if profile else [])],
        input="\n".join(domains),
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout)
    asked, distinct = laboratory.questions()
    count = len(domains)
    cpu = found["cpu"] / count * 1000
    return (
        f"{count / found['wall']:7.1f} domains/s  {found['wall']:6.2f} s  cpu {cpu:5.2f} ms each"
        f"  {asked / count:5.1f} questions each ({distinct / count:.1f} different)  {found['rss']:5.1f} MB  "
        f"{found['levels']} {found['heavy']}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--large", type=int, default=1000)
    parser.add_argument("--in-flight", type=int, default=64)
    parser.add_argument("--profile", default="", metavar="FILE")
    parser.add_argument("--measure", metavar="ADDRESS", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.measure:
        measure(arguments.measure, arguments.in_flight, arguments.profile)
        return
    with Laboratory(max(arguments.count, arguments.large)) as laboratory:
        some = laboratory.domains[: arguments.count]
        run(laboratory, laboratory.domains, arguments.in_flight)  # unbound's own cache is warm from here on
        for delay in (0, 30):
            laboratory.control(f"delay {delay}")
            print(f"{delay:3} ms  ", run(laboratory, some, arguments.in_flight, arguments.profile))
            print(f"{delay:3} ms  one", run(laboratory, some[:1], 1))
            print(f"{delay:3} ms  ", run(laboratory, laboratory.domains, arguments.in_flight))


if __name__ == "__main__":
    main()
