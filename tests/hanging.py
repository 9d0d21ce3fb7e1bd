"""Databases that hang for real: a wire that stops carrying, a file that a process which stands still has locked, a disk
whose reads do not come back."""

from __future__ import annotations

import os
import selectors
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType

from tests.slack.emulator import free_port


class Wire:
    """A TCP port before a server's Unix socket; cut, it takes connections and bytes and carries none, until it is mended."""

    def __init__(self, target: Path) -> None:
        self.port = free_port()
        self._target, self._whole, self._ended = target, threading.Event(), threading.Event()
        self._whole.set()
        self._ears = socket.create_server(("127.0.0.1", self.port), backlog=128)
        self._open: list[socket.socket] = []
        threading.Thread(target=self._listen, daemon=True).start()

    def cut(self) -> None:
        """Carry nothing more."""
        self._whole.clear()

    def mend(self) -> None:
        """Carry what came meanwhile, and what comes."""
        self._whole.set()

    def lose(self) -> None:
        """Carry nothing on what is connected now, for ever, as where a machine between forgot it; new connections work."""
        lost, self._whole = self._whole, threading.Event()
        lost.clear()
        self._whole.set()

    def __enter__(self) -> Wire:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        self._ended.set()
        self._whole.set()
        for one in (self._ears, *self._open):
            one.close()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._ears.accept()
                threading.Thread(target=self._carry, args=(near, self._whole), daemon=True).start()

    def _carry(self, near: socket.socket, whole: threading.Event) -> None:
        whole.wait()
        with suppress(OSError), near, socket.socket(socket.AF_UNIX) as far, selectors.DefaultSelector() as ready:
            self._open += [near, far]
            far.connect(str(self._target))
            ready.register(near, selectors.EVENT_READ, far)
            ready.register(far, selectors.EVENT_READ, near)
            while not self._ended.is_set():
                for key, _ in ready.select(timeout=0.5):
                    whole.wait()
                    said = key.fileobj.recv(65536)  # type: ignore[union-attr]
                    if not said:
                        return
                    key.data.sendall(said)


_HOLD = """
import sqlite3, sys, time
held = sqlite3.connect(sys.argv[1], isolation_level=None)
if sys.argv[2] == "alone":
    held.execute("PRAGMA locking_mode = EXCLUSIVE")
held.execute("BEGIN IMMEDIATE")
held.execute("CREATE TABLE held (a)")
print("held", flush=True)
time.sleep(600)
"""


@contextmanager
def standing_still(file: Path, *, alone: bool = False) -> Iterator[None]:
    """A process that writes to a SQLite file, lets nobody even read it where it is `alone`, and is stopped half way."""
    command = [sys.executable, "-c", _HOLD, str(file), "alone" if alone else "writer"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        holder.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            holder.kill()


#: Reads of files below a folder wait for as long as a file called `hang` is in it.
_SLOW_DISK = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void wait_for_disk(int file) {
    char link[64], path[4096], flag[4096];
    const char *folder = getenv("HANGING_DISK");
    if (!folder) return;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return;
    path[length] = 0;
    if (strncmp(path, folder, strlen(folder))) return;
    snprintf(flag, sizeof flag, "%s/hang", folder);
    while (!access(flag, F_OK)) usleep(20000);
}

ssize_t pread64(int file, void *into, size_t size, off64_t at) {
    static ssize_t (*real)(int, void *, size_t, off64_t);
    if (!real) real = dlsym(RTLD_NEXT, "pread64");
    wait_for_disk(file);
    return real(file, into, size, at);
}

ssize_t pwrite64(int file, const void *from, size_t size, off64_t at) {
    static ssize_t (*real)(int, const void *, size_t, off64_t);
    if (!real) real = dlsym(RTLD_NEXT, "pwrite64");
    wait_for_disk(file);
    return real(file, from, size, at);
}

static int locked(const char *name, int file, int what, void *with) {
    int (*real)(int, int, ...) = dlsym(RTLD_NEXT, name);
    if (what == F_SETLK || what == F_SETLKW || what == F_GETLK) wait_for_disk(file);
    return real(file, what, with);
}

int fcntl64(int file, int what, ...) {
    va_list more; va_start(more, what); void *with = va_arg(more, void *); va_end(more);
    return locked("fcntl64", file, what, with);
}

int fcntl(int file, int what, ...) {
    va_list more; va_start(more, what); void *with = va_arg(more, void *); va_end(more);
    return locked("fcntl", file, what, with);
}
"""


class Disk:
    """A folder whose files hang at will, for processes that are started with its environment."""

    def __init__(self, folder: Path, shim: Path) -> None:
        self.folder, self._flag = folder, folder / "hang"
        self.environ = {"LD_PRELOAD": str(shim), "HANGING_DISK": str(folder)}

    def hang(self) -> None:
        """Let no read, write or lock of a file there come back."""
        self._flag.touch()

    def go_on(self) -> None:
        """Let all of them come back."""
        self._flag.unlink(missing_ok=True)


def hanging_disk(folder: Path) -> Disk | None:
    """A folder that can hang; None where there is no C compiler to make it so."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None or not sys.platform.startswith("linux"):
        return None
    source, shim = folder / "disk.c", folder / "disk.so"
    source.write_text(_SLOW_DISK)
    subprocess.run([compiler, "-shared", "-fPIC", "-o", shim, source, "-ldl"], check=True)
    there = folder / "disk"
    there.mkdir()
    return Disk(Path(os.path.realpath(there)), shim)
