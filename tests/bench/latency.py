#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The LearnCode authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Latency of each seed program over HTTP: minimum, median, p95 in milliseconds.

usage: latency.py [--url http://127.0.0.1:5000] [--runs 30] [--pause 0]

Back to back, a container's half processor is the bound; with a pause of a second it is as a learner meets it.
"""
import argparse
import http.client
import json
import pathlib
import statistics
import time
import urllib.parse

PROGRAMS = pathlib.Path(__file__).resolve().parent.parent / "support" / "seed-programs.json"


def post(connection, program):
    body = json.dumps({key: program[key] for key in ("language", "code", "input")})
    start = time.perf_counter()
    connection.request("POST", "/api/code/execute", body, {"Content-Type": "application/json"})
    answer = json.loads(connection.getresponse().read())
    return (time.perf_counter() - start) * 1000, answer


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--url", default="http://127.0.0.1:5000")
    parser.add_argument("--runs", type=int, default=30)
    parser.add_argument("--pause", type=float, default=0, help="seconds between two runs")
    arguments = parser.parse_args()
    connection = http.client.HTTPConnection(urllib.parse.urlsplit(arguments.url).netloc, timeout=60)

    print(f"{'program':<40} {'min':>8} {'median':>8} {'p95':>8}   of {arguments.runs} runs, ms")
    for program in json.loads(PROGRAMS.read_text()):
        post(connection, program)  # the first one may find cold caches
        times = []
        for _ in range(arguments.runs):
            time.sleep(arguments.pause)
            took, answer = post(connection, program)
            if answer.get("data", {}).get("output") != program["expectedOutput"]:
                raise SystemExit(f"{program['name']}: wrong answer: {answer}")
            times.append(took)
        times.sort()
        p95 = times[min(len(times) - 1, int(len(times) * 0.95))]
        print(f"{program['name']:<40} {times[0]:8.1f} {statistics.median(times):8.1f} {p95:8.1f}")


if __name__ == "__main__":
    main()
