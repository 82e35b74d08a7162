"""The built SPA: hashed files for ever, everything else asked for again; any other page address is the SPA's own."""

from pathlib import Path

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

PACKED = {".br": "br", ".gz": "gzip"}


class SPA(StaticFiles):
    """Serves `frontend/dist`, preferring the files that the build packed."""

    def __init__(self, directory: Path) -> None:
        super().__init__(directory=directory, check_dir=False)
        self.root = directory

    async def get_response(self, path: str, scope: Scope) -> Response:
        """A file, or `index.html` for the address of a page; a missing file is 404, never a page."""
        if path.endswith((*PACKED, ".map")) or any(part.startswith(".") and part != "." for part in path.split("/")):
            raise HTTPException(404)
        full, found = self.lookup_path(path)
        if found is None or not _there(full):
            headers = Headers(scope=scope)
            page = "." not in path.rsplit("/", 1)[-1] or path == "."
            if (
                not page
                or path.startswith("assets/")
                or "text/html" not in headers.get("accept", "*/*").replace("*/*", "text/html")
            ):
                raise HTTPException(404)
            path, full = "index.html", str(self.root / "index.html")
            if not _there(full):
                raise HTTPException(404)
        accepted = Headers(scope=scope).get("accept-encoding", "")
        packed = next((end for end, name in PACKED.items() if name in accepted and _there(full + end)), "")
        if scope["method"] not in {"GET", "HEAD"}:
            raise HTTPException(405, headers={"Allow": "GET, HEAD"})
        response = FileResponse(full + packed, media_type=_media_type(full))
        response.headers["Vary"] = "Accept-Encoding"
        if packed:
            response.headers["Content-Encoding"] = PACKED[packed]
        response.headers["Cache-Control"] = (
            "public, max-age=31536000, immutable" if path.startswith("assets/") else "no-cache"
        )
        etag = response.headers.get("etag")
        if etag and Headers(scope=scope).get("if-none-match") == etag:
            return Response(status_code=304, headers={"ETag": etag, "Cache-Control": response.headers["Cache-Control"]})
        return response


def _there(path: str) -> bool:
    """Whether a built file is there: a look at the local disk, too short to leave the loop for."""
    return Path(path).is_file()


def _media_type(path: str) -> str:
    kinds = {
        ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml",
        ".woff2": "font/woff2", ".txt": "text/plain", ".json": "application/json", ".png": "image/png",
    }  # fmt: skip
    return kinds.get(Path(path).suffix, "application/octet-stream")
