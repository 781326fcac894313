"""A browser without a window, driven through two pipes: pages are opened, asked and looked at. For
tests of what banxin shows in a browser."""
import base64
import json
import os
import shutil
import subprocess
import tempfile
import threading
import time

from harness import skip

PATIENCE = 120  # seconds for what must come


def chromium():
    """The browser's command, or the end of the test with a word why."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    return found or skip("no chromium: apt-get install chromium")


class Browser:
    """Chrome DevTools Protocol over file descriptors 3 and 4: JSON, a zero byte after each."""

    def __init__(self):
        self.profile = tempfile.mkdtemp(prefix="banxin-browser-")
        read, self.to = os.pipe()
        self.back, write = os.pipe()
        self.process = subprocess.Popen(
            ["sh", "-c", f'exec "$@" 3<&{read} 4>&{write}', "sh", chromium(), "--headless=new",
             "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
             "--remote-debugging-pipe", "--window-size=1280,900", f"--user-data-dir={self.profile}",
             "about:blank"],
            pass_fds=(read, write), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        os.close(read)
        os.close(write)
        self.number, self.answers, self.events = 0, {}, []
        self.come = threading.Condition()
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        rest = b""
        while part := os.read(self.back, 1 << 16):
            *messages, rest = (rest + part).split(b"\0")
            with self.come:
                for message in map(json.loads, messages):
                    if "id" in message:
                        self.answers[message["id"]] = message
                    else:
                        self.events.append(message)
                self.come.notify_all()

    def call(self, method, session=None, **parameters):
        with self.come:
            self.number += 1
            number = self.number
        message = {"id": number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self.to, json.dumps(message).encode() + b"\0")
        with self.come:
            if not self.come.wait_for(lambda: number in self.answers, PATIENCE):
                raise TimeoutError(method)
            answer = self.answers.pop(number)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']}")
        return answer["result"]

    def open(self, address, **size):
        return Tab(self, address, **size)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        os.close(self.to)
        shutil.rmtree(self.profile, ignore_errors=True)


class Tab:
    def __init__(self, browser, address, width=1280, height=900, language="en"):
        self.browser = browser
        self.target = browser.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = browser.call("Target.attachToTarget", targetId=self.target, flatten=True)["sessionId"]
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height,
                  deviceScaleFactor=1, mobile=False)
        self.call("Emulation.setLocaleOverride", locale=language)
        self.call("Page.enable")
        self.call("Runtime.enable")
        self.call("Log.enable")
        self.go(address)

    def call(self, method, **parameters):
        return self.browser.call(method, self.session, **parameters)

    def go(self, address):
        self.call("Page.navigate", url=address)

    def ask(self, expression):
        """What an expression is in the page, promises awaited."""
        answer = self.call("Runtime.evaluate", expression=expression, awaitPromise=True,
                           returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(f"{expression}: {answer['exceptionDetails']}")
        return answer["result"].get("value")

    def until(self, expression):
        """Waits until it is true; the end of the test if it never is."""
        end = time.monotonic() + PATIENCE
        while not (value := self.ask(expression)):
            if time.monotonic() > end:
                raise TimeoutError(f"never true: {expression}\n{self.complaints()}")
            time.sleep(0.02)
        return value

    def click(self, x, y, modifiers=0):
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1,
                      modifiers=modifiers)

    def press(self, key):
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key,
                      **({"text": key} if kind == "keyDown" and len(key) == 1 else {}))

    def picture(self, path):
        shot = self.call("Page.captureScreenshot", format="png")
        with open(path, "wb") as file:
            file.write(base64.b64decode(shot["data"]))

    def complaints(self):
        """What the page wrote on its console, and what the browser found wrong."""
        with self.browser.come:
            events = [event for event in self.browser.events if event.get("sessionId") == self.session]
        told = []
        for event in events:
            if event["method"] == "Runtime.exceptionThrown":
                details = event["params"]["exceptionDetails"]
                told.append(details.get("exception", {}).get("description") or details["text"])
            elif event["method"] == "Log.entryAdded":
                entry = event["params"]["entry"]
                told.append(f"{entry['text']} {entry.get('url', '')}".strip())
            elif event["method"] == "Runtime.consoleAPICalled":
                told.append(" ".join(str(one.get("value")) for one in event["params"]["args"]))
        return told

    def close(self):
        self.browser.call("Target.closeTarget", targetId=self.target)
