# Kith in one image: the screens are built in one stage, the Python packages in another, and neither's tools are kept.
# Behind a proxy that speaks TLS: browsers send the sign-in cookie back over HTTPS only (or to their own machine).

FROM node:20-bookworm-slim AS screens
WORKDIR /kith/frontend
COPY frontend/package.json frontend/package-lock.json frontend/.npmrc ./
RUN PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-audit --no-fund
COPY frontend/ ./
RUN npm run build

FROM python:3.11-slim-bookworm AS packages
WORKDIR /kith
COPY requirements.txt ./
RUN python -m venv .venv \
    && .venv/bin/python -m pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.txt

FROM python:3.11-slim-bookworm
WORKDIR /kith
# PostgreSQL's initdb wants its user to have a name, so the number has one.
RUN useradd --uid 10001 --home-dir /kith --no-create-home --shell /usr/sbin/nologin kith \
    && install --directory --owner=10001 --group=10001 --mode=0700 /var/lib/kith
# Papers are set in typefaces that come with the program; these add the scripts in which other names are written.
RUN apt-get update && apt-get install -y --no-install-recommends fonts-noto-core && rm -rf /var/lib/apt/lists/*
COPY --from=packages /kith/.venv .venv
COPY --from=screens /kith/frontend/dist frontend/dist
COPY LICENSE openapi.yaml asyncapi.yaml ./
COPY migrations migrations
COPY domain domain
COPY persistence persistence
COPY api api
ENV HOST=0.0.0.0 PORT=8000 KITH_DATA=/var/lib/kith PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
USER 10001:10001
EXPOSE 8000
# Only for the database of its own; with DATABASE_URL nothing is kept here.
VOLUME /var/lib/kith
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD [".venv/bin/python", "-c", "import os, urllib.request as http; http.urlopen(f\"http://127.0.0.1:{os.environ['PORT']}/healthz\", timeout=4)"]
CMD [".venv/bin/python", "-m", "api", "serve"]
