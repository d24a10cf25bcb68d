"""A headless Chromium that is already on the machine, spoken to over a pipe: no library needed."""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run"),
    *("--disable-dev-shm-usage", "--disable-extensions", "--disable-background-networking"),
    *("--force-color-profile=srgb", "--font-render-hinting=none", "--remote-debugging-pipe"),
)
SECONDS = 60
PIPED = (
    "import os, sys; a, b = (os.dup2(int(fd), int(fd) + 40) for fd in sys.argv[1:3]);"
    "os.dup2(a, 3); os.dup2(b, 4);"
    "os.execv(sys.argv[3], sys.argv[3:])"
)
"""A browser reads what it is told from file 3 and answers on file 4."""
AXE = Path(os.environ.get("MENTORLOG_AXE", "axe.min.js"))


def found() -> str | None:
    """The path of a Chromium; None where there is none, or no pipe can be handed to it."""
    named = os.environ.get("MENTORLOG_CHROMIUM")
    if os.name != "posix":
        return None
    return named or next(filter(None, map(shutil.which, NAMES)), None)


class Page:
    """One page of the browser."""

    def __init__(self, to: int, from_: int) -> None:
        self._to, self._from, self._rest = to, from_, b""
        self._number, self._session = 0, ""
        self.complaints: list[str] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        attached = self.call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **given: Any) -> dict[str, Any]:
        """What the browser answers; RuntimeError where it refuses or is silent for a minute."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": given}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        until = time.monotonic() + SECONDS
        while True:
            told = self._next(until)
            if told.get("id") == self._number:
                if "error" in told:
                    raise RuntimeError(f"{method}: {told['error']['message']}")
                return dict(told["result"])
            self._notice(told)

    def _next(self, until: float) -> dict[str, Any]:
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._from], [], [], max(0, until - time.monotonic()))
            read = os.read(self._from, 1 << 20) if ready else b""
            if not read:
                raise RuntimeError("the browser does not answer")
            self._rest += read
        message, _, self._rest = self._rest.partition(b"\0")
        return dict(json.loads(message))

    def _notice(self, told: dict[str, Any]) -> None:
        """Keep what the page complains of, and whatever it asks of a network."""
        method, given = told.get("method", ""), told.get("params", {})
        if method == "Log.entryAdded":
            self.complaints.append(given["entry"]["text"])
        elif method in ("Runtime.exceptionThrown", "Runtime.consoleAPICalled"):
            self.complaints.append(json.dumps(given)[:300])
        elif method == "Network.requestWillBeSent":
            url = given["request"]["url"]
            if not url.startswith(("file:", "about:", "data:")):
                self.complaints.append(f"asks for {url}")

    def show(self, path: Path, width: int = 900, dark: bool = False, scale: float = 1) -> None:
        """Load a file at a width, in light or dark."""
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call("Emulation.setEmulatedMedia", media="", features=[scheme])
        self.resize(width, 900, scale)
        self.call("Page.navigate", url=path.resolve().as_uri())
        until = time.monotonic() + SECONDS
        while self.value("document.readyState + location.protocol") != "completefile:":
            if time.monotonic() > until:
                raise RuntimeError(f"{path} does not load")
            time.sleep(0.05)

    def resize(self, width: int, height: int, scale: float = 1) -> None:
        """Give the page another size."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=scale,
            mobile=width < 500,
        )

    def value(self, script: str) -> Any:
        """What an expression is in the page."""
        told = self.call(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        return told["result"].get("value")

    def picture(self, top: float = 0, end: float | None = None) -> bytes:
        """The page as PNG, whole or between two heights."""
        size = self.call("Page.getLayoutMetrics")["cssContentSize"]
        bottom = size["height"] if end is None else end
        clip = {"x": 0, "y": top, "width": size["width"], "height": bottom - top, "scale": 1}
        told = self.call(
            "Page.captureScreenshot", format="png", clip=clip, captureBeyondViewport=True
        )
        return base64.b64decode(told["data"])

    def printed(self) -> bytes:
        """The page as PDF, on the paper that its style names."""
        told = self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=False)
        return base64.b64decode(told["data"])


@contextmanager
def browsing() -> Iterator[Page]:
    """A page of a browser of its own, that ends with the block."""
    program = found()
    if program is None:
        raise RuntimeError("there is no Chromium on this machine")
    theirs, to = os.pipe()
    from_, their_end = os.pipe()
    piped = (sys.executable, "-c", PIPED, str(theirs), str(their_end))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        child = subprocess.Popen(
            [*piped, program, *FLAGS, f"--user-data-dir={folder}"],
            pass_fds=(theirs, their_end),
            stderr=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        os.close(theirs)
        os.close(their_end)
        try:
            yield Page(to, from_)
        finally:
            os.close(to)
            os.close(from_)
            try:
                child.wait(10)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait(10)
