"""Checking answers against contract/openapi.json."""

import json
import re
from pathlib import Path
from typing import Any

from django.http import HttpResponse
from jsonschema import Draft202012Validator

DOCUMENT = Path(__file__).resolve().parents[2] / "contract" / "openapi.json"


def _strict(schema: Any) -> Any:
    """The same schema, but an answer may hold nothing that it does not name: the document must be complete."""
    if isinstance(schema, list):
        return [_strict(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    strict = {name: _strict(part) for name, part in schema.items()}
    return (
        {"additionalProperties": False, **strict}
        if schema.get("type") == "object" and "properties" in schema
        else strict
    )


def check_answer(method: str, path: str, answer: HttpResponse) -> None:
    """Raise when the status, media type or body of an answer is not in the document."""
    document = json.loads(DOCUMENT.read_text("utf-8"))
    call = document["paths"][path][method.lower()]
    described = call["responses"][str(answer.status_code)]
    assert answer["Hailong-Epoch"]
    if "content" not in described:
        assert answer.content == b""
        return
    media = re.sub(";.*", "", answer["Content-Type"])
    schema = _strict({**described["content"][media]["schema"], "components": document["components"]})
    Draft202012Validator(schema).validate(json.loads(answer.content))
