"""The OpenAPI document of the contract, as it is committed in contract/openapi.json."""

import json
from typing import Any

from hailong_central.api.calls import api
from hailong_central.api.middleware import LABEL

_PROBLEM = "#/components/schemas/ProblemAnswer"


def document() -> str:
    """The document as JSON text: generated from the calls, with what the generator cannot know."""
    described: dict[str, Any] = json.loads(json.dumps(api.get_openapi_schema()))
    del described["servers"]
    described["components"]["headers"] = {
        LABEL: {
            "required": True,
            "description": "The service's label. An answer without it comes from somebody else.",
            "schema": {"type": "string"},
        }
    }
    for calls in described["paths"].values():
        for call in calls.values():
            for response in call["responses"].values():
                _complete(response)
    return json.dumps(described, ensure_ascii=False, indent=1) + "\n"


def _complete(response: dict[str, Any]) -> None:
    response["headers"] = {LABEL: {"$ref": f"#/components/headers/{LABEL}"}}
    content = response.get("content", {})
    if content.get("application/json", {}).get("schema", {}).get("$ref") == _PROBLEM:
        content["application/problem+json"] = content.pop("application/json")
