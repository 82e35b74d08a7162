"""The contract as a page to read, at /docs/api: what a partner's program can ask, with an example of each; then all the rest.

Made from openapi.yaml when it is first asked for. It needs no script and nothing from elsewhere.
"""

import asyncio
import json
from functools import cache
from html import escape
from typing import Any

import yaml
from starlette.responses import FileResponse, HTMLResponse, Response

from api.settings import ROOT

FILES = {"openapi.yaml", "asyncapi.yaml"}
Schema = dict[str, Any]


async def read() -> HTMLResponse:
    """The page."""
    return HTMLResponse(await asyncio.to_thread(_page), headers={"Cache-Control": "no-cache"})


async def file(name: str) -> Response:
    """The contract itself, for programs that make programs."""
    if f"{name}.yaml" not in FILES:
        return Response(status_code=404)
    return FileResponse(ROOT / f"{name}.yaml", media_type="application/yaml")


@cache
def _page() -> str:
    document = yaml.load((ROOT / "openapi.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    operations = [
        (path, method, each) for path, methods in document["paths"].items() for method, each in methods.items()
    ]
    theirs = [each for each in operations if any("token" in way for way in each[2]["security"])]
    others = [each for each in operations if each not in theirs]
    links = "".join(f'<li><a href="#{each["operationId"]}">{escape(_said(each))}</a></li>' for _, _, each in theirs)
    rest = "".join(
        f"<tr><td>{method.upper()}</td><td><code>{escape(path)}</code></td><td>{escape(_said(each))}</td></tr>"
        for path, method, each in others
    )
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Kith: the API for partners</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/reference.css"></head>
<body><main><h1>Kith: the API for partners</h1>
<p>What the program of a school, a surgery, the police or a charity can ask and tell. Begin with the guide in
<code>docs/partners.md</code>; the whole contract is <a href="/docs/openapi.yaml">openapi.yaml</a>, and what Kith tells by
itself is <a href="/docs/asyncapi.yaml">asyncapi.yaml</a>.</p>
<nav aria-label="Operations"><ul>{links}</ul></nav>
{"".join(_operation(each, document) for each in theirs)}
<h2>What the screens ask</h2>
<details><summary>{len(others)} more operations, for staff who are signed in</summary>
<div class="wide"><table><tbody>{rest}</tbody></table></div></details></main></body></html>"""


def _said(operation: Schema) -> str:
    return str(operation.get("description", operation["summary"])).split("\n")[0].split(". ")[0].rstrip(".")


def _operation(found: tuple[str, str, Schema], document: Schema) -> str:
    path, method, each = found
    title = f'<h2 id="{each["operationId"]}"><span>{method.upper()}</span> <code>{escape(path)}</code></h2>'
    words = "".join(f"<p>{escape(part)}</p>" for part in each.get("description", "").split("\n\n"))
    gone = "<p><strong>This goes: see its answers for until when.</strong></p>" if each.get("deprecated") else ""
    scope = f"<p>A token with the scope <code>{escape(each['x-permission'])}</code>.</p>"
    sent = "".join(
        f"<li><code>{escape(one['name'])}</code> in the {escape(one['in'])}"
        f"{'' if one.get('required') else ', if wanted'}. {escape(one.get('description', ''))}</li>"
        for one in each.get("parameters", [])
    )
    parts = [title, words, gone, scope, f"<ul>{sent}</ul>" if sent else ""]
    parts += _body("What is sent", each.get("requestBody", {}), document)
    for status, answer in each["responses"].items():
        if status.startswith("2"):
            parts += _body(f"Answer {status}", answer, document)
    others = ", ".join(status for status in each["responses"] if not status.startswith("2"))
    return "".join([*parts, f"<p>Otherwise a problem document: {others}.</p>"])


def _body(title: str, body: Schema, document: Schema) -> list[str]:
    media = body.get("content", {}).get("application/json")
    if not media:
        return []
    name = media.get("schema", {}).get("$ref", "").rsplit("/", 1)[-1]
    example = document["components"]["examples"].get(name, {}).get("value", media.get("example"))
    schema = document["components"]["schemas"].get(name, {})
    rows = "".join(
        f"<tr><td><code>{escape(key)}</code></td><td>{escape(_kind(field, document))}</td>"
        f"<td>{'needed' if key in schema.get('required', []) else ''}</td></tr>"
        for key, field in schema.get("properties", {}).items()
    )
    shown = escape(json.dumps(example, indent=2, ensure_ascii=False))
    fields = f"<div class='wide'><table><tbody>{rows}</tbody></table></div>" if rows else ""
    return [
        f"<h3>{title}</h3><pre tabindex='0'>{shown}</pre>",
        f"<details><summary>Fields</summary>{fields}</details>" if fields else "",
    ]


def _kind(field: Schema, document: Schema) -> str:
    """What a field holds, in a few words."""
    if "$ref" in field:
        name = field["$ref"].rsplit("/", 1)[-1]
        values = document["components"]["schemas"][name].get("enum")
        return "one of " + ", ".join(map(str, values)) if values else name
    if "anyOf" in field:
        return " or ".join("nothing" if one.get("type") == "null" else _kind(one, document) for one in field["anyOf"])
    if field.get("type") == "array":
        return f"list of {_kind(field.get('items', {}), document)}"
    longest = f", up to {field['maxLength']} letters" if "maxLength" in field else ""
    return f"{field.get('format') or field.get('type') or field.get('const', 'anything')}{longest}"
