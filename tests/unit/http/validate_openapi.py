#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The LearnCode authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the OpenAPI document against the public validator, and each example in it against its schema."""

import json
import sys

try:
    from jsonschema import Draft202012Validator
    from openapi_spec_validator import OpenAPIV31SpecValidator
except ImportError as missing:
    sys.exit(f"{missing}: install the packages python3-jsonschema and python3-openapi-spec-validator")


def resolved(document, node):
    while isinstance(node, dict) and "$ref" in node:
        target = document
        for step in node["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        node = target
    return node


def media_types(document):
    for path, item in document["paths"].items():
        for method, operation in item.items():
            yield f"{method} {path} request", resolved(document, operation.get("requestBody", {})).get("content", {})
            for status, response in operation["responses"].items():
                yield f"{method} {path} {status}", resolved(document, response).get("content", {})


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        document = json.load(file)
    errors = [f"{list(error.path)}: {error.message}" for error in OpenAPIV31SpecValidator(document).iter_errors()]

    examples = 0
    for where, content in media_types(document):
        for media in content.values():
            schema = {**media["schema"], "components": document["components"]}
            for name, example in media.get("examples", {}).items():
                examples += 1
                found = Draft202012Validator(schema).iter_errors(example["value"])
                errors += [f"{where}, example {name}: {error.message}" for error in found]

    for name, schema in document["components"]["schemas"].items():
        for example in schema.get("examples", []):
            examples += 1
            found = Draft202012Validator({**schema, "components": document["components"]}).iter_errors(example)
            errors += [f"schema {name}: {error.message}" for error in found]

    print("\n".join(errors) or f"valid, {len(document['paths'])} paths, {examples} examples")
    return 1 if errors or not examples else 0


if __name__ == "__main__":
    sys.exit(main())
