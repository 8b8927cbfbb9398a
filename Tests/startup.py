#!/usr/bin/env python3
"""How long weft takes from exec to its first prompt on the sample, on a pseudo-terminal: median, lowest and highest of 20 runs, and
the least processor time of any run, which says more where others use the machine.

    make start-up
"""
import os, pty, re, signal, statistics, sys, tempfile, time

program, sample, runs = sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 20
prompt = re.compile(rb"northwind> ")


def start(home):
    environment = {"PATH": os.environ["PATH"], "HOME": home, "TERM": "xterm-256color", "LANG": "C.UTF-8"}
    begin = time.perf_counter()
    process, terminal = pty.fork()
    if process == 0:
        os.execve(program, [program, sample], environment)
    seen = b""
    while not prompt.search(seen):
        seen += os.read(terminal, 65536)
    taken = time.perf_counter() - begin
    os.kill(process, signal.SIGKILL)
    _, _, used = os.wait4(process, 0)
    os.close(terminal)
    return taken * 1000, (used.ru_utime + used.ru_stime) * 1000


with tempfile.TemporaryDirectory() as home:
    start(home)
    times, processor = zip(*[start(home) for _ in range(runs)])
print(f"start-up to the first prompt: median {statistics.median(times):.1f} ms of {runs} runs, {min(times):.1f} to {max(times):.1f} ms")
print(f"processor time: {min(processor):.1f} ms at least")
