#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The LearnCode authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds real answers against the OpenAPI document.

Runs the test programs given on the command line, which lay down each answer they get, and checks
that each status is described for its path and each body fits its schema, and so does each message of
a session. A program that was run fitted the schema of requests, one with a member that there is not did not. Every status that the document describes for executing code must have been seen, and every
type of message.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from validate_openapi import Draft202012Validator, resolved


def description_of(document, answer):
    """Of the operation asked for; where there is none of that name, an error like any other."""
    path = re.sub("^http://[^/]*", "", answer["path"]).split("?")[0]
    method = answer["method"].lower().replace("head", "get")
    status = str(answer["status"])
    item = document["paths"].get(path)
    if item and method in item:
        return item[method]["responses"].get(status)
    if answer["status"] < 400:
        return None
    return {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}}


def check(document, answer):
    description = resolved(document, description_of(document, answer))
    if description is None:
        return ["its status is not described"]
    headers = dict((line.split(":", 1)[0].lower(), line.split(": ", 1)[1]) for line in answer["head"].splitlines()[1:] if ": " in line)
    kind = headers["content-type"].split(";")[0]
    media = description["content"].get(kind)
    if media is None:
        return [f"its type {kind} is not described"]
    missing = [name for name, header in description.get("headers", {}).items()
               if header.get("required") and name.lower() not in headers]
    body = json.loads(answer["body"]) if kind == "application/json" else answer["body"]
    schema = {**media["schema"], "components": document["components"]}
    return [f"header {name} is missing" for name in missing] + [
        error.message[:300] for error in Draft202012Validator(schema).iter_errors(body)]


def check_message(document, message):
    schema = {"$ref": "#/components/schemas/SessionServerMessage", "components": document["components"]}
    return [error.message[:300] for error in Draft202012Validator(schema).iter_errors(message)]


def check_program(document, answer):
    """What is taken is what the document takes; what it calls unknown is unknown there."""
    if (answer["method"], answer["path"]) != ("POST", "/api/code/execute"):
        return []
    try:
        program = json.loads(answer["request"])
    except (ValueError, RecursionError):
        return []
    fits = Draft202012Validator({"$ref": "#/components/schemas/RunRequest", "components": document["components"]}).is_valid(program)
    unknown = '"unknown_member"' in answer["body"]
    if answer["status"] == 200 and not fits:
        return ["it was run, but does not fit"]
    return ["it was refused for a member that the document takes"] if unknown and fits else []


def message_types(document):
    kinds = document["components"]["schemas"]["SessionServerMessage"]["oneOf"]
    return {resolved(document, kind)["properties"]["type"]["const"] for kind in kinds}


def collect(programs):
    with tempfile.TemporaryDirectory() as directory:
        for program in programs:
            subprocess.run([program], check=True, stdout=subprocess.DEVNULL,
                           env={**os.environ, "LEARNCODE_ANSWERS": directory})
        return [json.loads(file.read_text(encoding="utf-8")) for file in pathlib.Path(directory).glob("*.json")]


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        document = json.load(file)
    collected = collect(sys.argv[2:])
    messages = [(entry, json.loads(entry["message"])) for entry in collected if "message" in entry]
    answers = [answer for answer in collected if "message" not in answer
               and answer["status"] != 204 and answer["method"] != "HEAD"]
    faults = [f"{answer['test']}({answer['row']}) {answer['method']} {answer['path']} {answer['status']}: {fault}"
              for answer in answers for fault in check(document, answer) + check_program(document, answer)]

    described = {int(status) for status in document["paths"]["/api/code/execute"]["post"]["responses"]}
    faults += [f"status {status} is described but was never seen" for status in
               sorted(described - {answer["status"] for answer in answers})]
    faults += [f"{entry['test']}({entry['row']}) {entry['message'][:100]}: {fault}"
               for entry, message in messages for fault in check_message(document, message)]
    faults += [f"message {kind} is described but was never seen" for kind in
               sorted(message_types(document) - {message.get("type") for _, message in messages})]
    print("\n".join(faults) or f"{len(answers)} answers and {len(messages)} messages fit")
    return 1 if faults or not answers or not messages else 0


if __name__ == "__main__":
    sys.exit(main())
