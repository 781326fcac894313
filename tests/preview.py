#!/usr/bin/env python3
"""preview.py BANXIN: the book in a browser. What is written shows at its place, a click leads to the
editor, errors stand over the last good pages, strangers are refused, and it ends as it is told."""
import base64
import contextlib
import http.client
import pathlib
import queue
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.parse

from browser import PATIENCE, Browser, chromium
from harness import OWN_FONTS, STOCK, TESTS, Scratch, arguments, build, world

problems = []


def expect(what, so):
    if not so:
        problems.append(what)
        print("not so:", what, file=sys.stderr)


class Preview:
    """`banxin preview` and its address."""

    def __init__(self, banxin, book, *options, no_open=("--no-open",), **env):
        self.process = subprocess.Popen(
            [banxin, "preview", book, *no_open, *options], env=world(**env), stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8")
        self.lines = queue.Queue()
        threading.Thread(target=self.read, daemon=True).start()
        self.said = []
        while True:
            try:
                line = self.lines.get(timeout=PATIENCE)
            except queue.Empty:
                sys.exit("no address; banxin says:\n" + "\n".join(self.said))
            self.said.append(line)
            if line.startswith("preview: "):
                self.address = line.split()[1]
                break
            if line.startswith("banxin: error"):
                sys.exit("\n".join(self.said))

    def read(self):
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))

    def ask(self, path="", method="GET", **headers):
        """The status of a request by hand, and the answer."""
        place = urllib.parse.urlsplit(self.address)
        connection = http.client.HTTPConnection(place.hostname, place.port, timeout=PATIENCE)
        connection.putrequest(method, path if path.startswith("/") else place.path + path, skip_host=True)
        headers.setdefault("host", place.netloc)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        answer = connection.getresponse()
        body = answer.read() if path != "events" else b""
        connection.close()
        return answer.status, body

    def memory(self):
        """Resident, in KB."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8")
        return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1])

    def end(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        return self.process.wait(PATIENCE)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()


def long_book(book):
    """The stock book with a chapter of many pages; returns that chapter."""
    manifest = book / "banxin.toml"
    chapter = book / "long.md"
    chapter.write_text("# 长章\n\n" + "".join(f"第{i}段。{'天头地脚，切口订口。' * 12}\n\n" for i in range(120)),
                       encoding="utf-8")
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text + '\n[[chapter]]\nfile = "long.md"\n', encoding="utf-8")
    return chapter


SHOWN = ("[...document.querySelectorAll('.sheet')].filter(one => {const area = one.getBoundingClientRect();"
         " return area.bottom > 60 && area.top < innerHeight}).map(one => one.textContent).join('|')")
PAGES_ARE_THERE = "document.querySelectorAll('.sheet text').length > 0"
SCROLLED = "document.getElementById('desk').scrollTop"


def replace(chapter, old, new, by_rename=False):
    text = chapter.read_text(encoding="utf-8")
    if old not in text:
        sys.exit(f"{old} is not in {chapter.name}")
    to = chapter.with_name(".saving") if by_rename else chapter
    to.write_text(text.replace(old, new), encoding="utf-8")
    if by_rename:
        to.rename(chapter)


def writing(browser, banxin, scratch):
    book = scratch
    chapter = long_book(book)
    log = book.parent / "editor.log"
    editor = book.parent / "editor.sh"
    editor.write_text(f'#!/bin/sh\necho "$@" >> "{log}"\n', encoding="utf-8")
    editor.chmod(0o755)
    with Preview(banxin, book, "--editor", f"{editor} {{file}}:{{line}}") as preview:
        tab = browser.open(preview.address)
        tab.until(PAGES_ARE_THERE)
        expect("all of the book's pages are counted",
               int(tab.ask("document.getElementById('page-count').textContent").split("/")[1]) > 20)
        expect("few of them are in the document", tab.ask("document.querySelectorAll('.sheet').length") < 14)
        expect("the title is shown", tab.ask("document.title").endswith("banxin"))

        # A change that is not in the window: the page comes to it, and marks it for a while.
        tab.ask("(() => {window.marks = 0; new MutationObserver(all => all.forEach(one => one.addedNodes"
                ".forEach(node => {window.marks += node.className === 'mark' ? 1 : 0})))"
                ".observe(document.getElementById('sheets'), {childList: true, subtree: true})})()")
        replace(chapter, "第100段。", "第一百段新。")
        tab.until(f"{SHOWN}.includes('第一百段新')")
        expect("the change is marked", tab.ask("window.marks") == 1)
        # One that is: nothing moves, and only its paragraph is put in again.
        before = tab.ask(SCROLLED)
        tab.ask("window.kept = [...document.querySelectorAll('.sheet text')].find("
                "one => one.textContent.includes('第99段') || one.textContent.includes('第101段'))")
        replace(chapter, "第一百段新。", "第一百段又新。", by_rename=True)
        tab.until(f"{SHOWN}.includes('第一百段又新')")
        expect("what is in the window does not move", tab.ask(SCROLLED) == before)
        expect("other paragraphs stay as they are", tab.ask("window.kept.isConnected"))
        # Text before it comes: the same place stays.
        at = "[...document.querySelectorAll('.sheet text')].find(one => one.textContent.includes('第一百段又新'))"
        expect("all fonts were loaded", tab.ask("[...document.fonts].every(one => one.status === 'loaded')"))

        # A click leads to the line.
        place = tab.ask(f"(() => {{const area = {at}.getBoundingClientRect();"
                        " return [area.left + 30, area.top + 6]})()")
        tab.click(*place)
        tab.until("!document.getElementById('toast').hidden")
        line = chapter.read_text(encoding="utf-8").split("第一百段又新")[0].count("\n") + 1
        end = time.monotonic() + PATIENCE
        while not log.exists() and time.monotonic() < end:
            time.sleep(0.02)
        expect(f"the editor opens the line: {log.read_text(encoding='utf-8') if log.exists() else None}",
               log.exists() and log.read_text(encoding="utf-8").strip().endswith(f"long.md:{line}"))

        # To its character: the second of the paragraph, and of a title.
        before = tab.ask(SCROLLED)
        for what, named, column in (("第一百段又新", "第一百段又新", 2), ("长章", "长章", 4)):
            if what == "长章":
                tab.ask("[...document.querySelectorAll('#contents button')].at(-1).click()")
            text = ("[...document.querySelectorAll('.sheet text:not(.n)')].find(one => {const area = "
                    "one.getBoundingClientRect(); return area.top > 60 && area.top < innerHeight - 60 && "
                    f"one.textContent.includes('{what}')}})")
            tab.until(f"{text} !== undefined")
            place = tab.ask(f"(() => {{const text = {text}; const area = text.getExtentOfChar("
                            f"text.textContent.indexOf('{what}') + 1); const to = text.getScreenCTM();"
                            " return [to.a * (area.x + area.width / 3) + to.e,"
                            " to.d * (area.y + area.height / 2) + to.f]})()")
            tab.ask("document.getElementById('toast').textContent = ''")
            tab.click(*place)
            tab.until("document.getElementById('toast').textContent !== ''")
            line = chapter.read_text(encoding="utf-8").split(named)[0].count("\n") + 1
            told = tab.ask("document.getElementById('toast').textContent")
            expect(f"a click on {named} leads to its character: {told}",
                   told.endswith(f"long.md:{line}:{column}"))
        tab.ask(f"{SCROLLED} = {before}")
        tab.until(f"{SHOWN}.includes('第一百段又新')")

        # Errors stand over the last good pages.
        manifest = book / "banxin.toml"
        good = manifest.read_text(encoding="utf-8")
        manifest.write_text(good + "\n[[[\n", encoding="utf-8")
        tab.until("!document.getElementById('banner').hidden")
        expect("the pages stay", tab.ask(f"{SHOWN}.includes('第一百段又新')"))
        tab.until("document.querySelectorAll('#problem-list li.error').length > 0")
        manifest.write_text(good, encoding="utf-8")
        tab.until("document.getElementById('banner').hidden")
        # A problem with a place: the page goes there.
        replace(chapter, "第3段。", "第3段。[无](none.md)")
        tab.until("document.querySelectorAll('#problem-list li').length > 0")
        tab.ask("document.getElementById('desk').scrollTop = 0")
        tab.ask("[...document.querySelectorAll('#problem-list .what')].find("
                "one => one.textContent.includes('none.md')).click()")
        tab.until(f"{SHOWN}.includes('第3段')")
        replace(chapter, "[无](none.md)", "")

        # Search, by the program.
        tab.ask("document.getElementById('desk').scrollTop = 0")
        tab.press("/")
        tab.ask("(() => {const input = document.getElementById('sought'); input.value = '第77段';"
                " input.dispatchEvent(new Event('input'))})()")
        tab.until(f"{SHOWN}.includes('第77段')")
        tab.until("document.querySelectorAll('.hit.current').length > 0")

        # A reload finds the place again.
        place = tab.ask("document.getElementById('page-number').value")
        tab.call("Page.reload")
        tab.until(PAGES_ARE_THERE)
        tab.until(f"document.getElementById('page-number').value === {place!r}")
        expect(f"nothing is wrong with the page: {tab.complaints()}", not tab.complaints())
        tab.close()
        expect("it ends with success", preview.end() == 0)


def beside(browser, banxin, book):
    """Another style beside the book's own: scrolled together, kept up to date, closed without a trace."""
    chapter = long_book(book)
    manifest = book / "banxin.toml"
    with Preview(banxin, book) as preview:
        tab = browser.open(preview.address)
        tab.until(PAGES_ARE_THERE)
        styles = tab.ask("[...document.getElementById('style-beside').options].map(one => one.value)")
        expect(f"styles are offered: {styles}", "textbook" in styles and "" in styles)
        own = tab.ask("document.getElementById('caption').textContent").split(" ")[0]
        expect("not the book's own", own not in styles and own)
        choose = ("(() => {const list = document.getElementById('style-beside'); list.value = '%s';"
                  " list.dispatchEvent(new Event('change'))})()")
        tab.ask(choose % "textbook")
        other = "document.getElementById('beside').contentDocument"
        tab.until("!document.getElementById('beside').hidden")
        tab.until(f"{other}?.querySelectorAll('.sheet text').length > 0")
        captions = tab.ask("[document, %s].map(one => one.getElementById('caption').textContent)" % other)
        expect(f"both are named, with their pages: {captions}",
               captions[0].startswith(f"{own} · ") and captions[1].startswith("textbook · "))
        expect("what was there before stays where it was",
               tab.ask("document.getElementById('desk').scrollTop") == 0)
        expect("the other is smaller or larger, as on paper", tab.ask(
            f"{other}.querySelector('.sheet').getBoundingClientRect().width /"
            f" {other}.querySelector('.sheet svg').viewBox.baseVal.width -"
            " document.querySelector('.sheet').getBoundingClientRect().width /"
            " document.querySelector('.sheet svg').viewBox.baseVal.width") ** 2 < 0.0001)

        # The same paragraph at the same height, whichever is scrolled.
        def heights(words):
            find = (f"(one => [...one.querySelectorAll('.sheet text')].find(text => text.textContent.includes('{words}'))"
                    "?.getBoundingClientRect().top)")
            offset = "document.getElementById('beside').getBoundingClientRect().top"
            return f"[{find}(document), {find}({other}) + {offset}]"

        search = ("(() => {const input = document.getElementById('sought'); input.value = '%s';"
                  " input.dispatchEvent(new Event('input'))})()")
        tab.ask(search % "第77段")
        tab.until(f"(([a, b]) => Math.abs(a - b) < 30)({heights('第77段')})")
        tab.ask(f"{other}.defaultView.dispatchEvent(new WheelEvent('wheel'))")
        tab.ask(f"(desk => {{desk.scrollTop += 3 * desk.clientHeight}})({other}.getElementById('desk'))")
        line = (f"(one => [...one.querySelectorAll('.sheet text')].filter(text => /第\\d+段/.test(text.textContent) &&"
                " text.getBoundingClientRect().top > 150).map(text => text.textContent.match(/第\\d+段/)[0])[0])")
        tab.until(f"{line}(document) !== '第77段'")
        tab.until(f"(words => words && {line}({other}) && [...document.querySelectorAll('.sheet text')].some("
                  f"text => text.textContent.includes({line}({other}))))({line}(document))")

        # An edit changes both, and a click in either leads to the text.
        replace(chapter, "第5段。", "改了两边。")
        tab.until(f"{SHOWN}.includes('改了两边')")
        tab.until(f"{other}.getElementById('sheets').textContent.includes('改了两边')")
        # It stays over a reload, and goes without leaving anything.
        tab.call("Page.reload")
        tab.until(PAGES_ARE_THERE)
        tab.until(f"{other}?.querySelectorAll('.sheet text').length > 0")
        tab.ask(choose % "")
        tab.until("document.getElementById('beside').hidden")
        expect("closed, it is set no more", preview.ask("beside/pages?from=0&to=0")[0] == 404)
        sizes = []
        for _ in range(16):
            tab.ask(choose % "modern")
            tab.until(f"{other}?.querySelectorAll('.sheet text').length > 0")
            tab.ask(choose % "")
            tab.until("document.getElementById('beside').hidden")
            sizes.append(preview.memory())
        expect(f"opened and closed, nothing grows: {sizes} KB", sizes[-1] < sizes[8] * 1.15 + 4000)
        expect(f"nothing is wrong with the page: {tab.complaints()}", not tab.complaints())
        tab.close()
        expect("it ends with success", preview.end() == 0)
        expect("the manifest is as it was", "textbook" not in manifest.read_text(encoding="utf-8"))


def many(browser, banxin, book):
    """Many edits, ten tabs, a slow client: no growth, and the last state is shown."""
    chapter = long_book(book)
    with Preview(banxin, book) as preview:
        tabs = [browser.open(preview.address) for _ in range(10)]
        for tab in tabs:
            tab.until(PAGES_ARE_THERE)
        place = urllib.parse.urlsplit(preview.address)
        slow = socket.create_connection((place.hostname, place.port))
        slow.sendall(f"GET {place.path}events HTTP/1.1\r\nHost: {place.netloc}\r\n\r\n".encode())
        tab = tabs[0]
        replace(chapter, "第60段。", "改动0。")
        tab.until(f"{SHOWN}.includes('改动0。')")
        sizes, nodes = [], []
        count = "document.getElementsByTagName('*').length"
        for i in range(100):
            replace(chapter, f"改动{i}。", f"改动{i + 1}。")
            if i % 10 == 9:
                tab.until(f"{SHOWN}.includes('改动{i + 1}。')")
                sizes.append(preview.memory())
                nodes.append(tab.ask(count))
        expect(f"the program does not grow: {sizes} KB", sizes[-1] < sizes[3] * 1.15 + 4000)
        expect(f"the page does not grow: {nodes} elements", nodes[-1] < nodes[0] * 1.3)
        for other in tabs[1:]:
            other.until(f"{SHOWN}.includes('改动100。')")
        slow.close()
        expect("it ends with success", preview.end(signal.SIGINT) == 0)
        tab.until("!document.getElementById('banner').hidden")
        expect("the pages say that it has ended", tab.ask("document.getElementById('banner').classList"
                                                          ".contains('quiet')"))
        for tab in tabs:
            tab.close()


def strangers(browser, banxin, book):
    with Preview(banxin, book) as preview:
        end = time.monotonic() + PATIENCE
        while preview.ask("pages?from=0&to=0")[0] != 200 and time.monotonic() < end:
            time.sleep(0.02)
        own = preview.ask()
        expect(f"the shell is given: {own[0]}", own[0] == 200 and b"<title>" in own[1])
        name = urllib.parse.urlsplit(preview.address).netloc
        for what, status, answer in (
                ("another host", 421, preview.ask(host="evil.example")),
                ("another origin", 403, preview.ask(origin="http://evil.example")),
                ("no origin of its own", 403, preview.ask(origin="null")),
                ("another site", 403, preview.ask(sec_fetch_site="cross-site")),
                ("another server here", 403, preview.ask(sec_fetch_site="same-site")),
                ("no token", 403, preview.ask("/")),
                ("a wrong token", 403, preview.ask("/" + "0" * 32 + "/")),
                ("a file of the book", 404, preview.ask("banxin.toml")),
                ("a file above", 404, preview.ask("../../etc/passwd")),
                ("a file above, in disguise", 404, preview.ask("%2e%2e/banxin.toml")),
                ("a line without a page", 400, preview.ask("open", "POST", content_length="0")),
                ("its own origin", 200, preview.ask(origin=f"http://{name}"))):
            expect(f"{what}: {answer[0]}", answer[0] == status)
        for method in ("PUT", "DELETE", "OPTIONS", "PATCH"):
            expect(method, preview.ask(method=method, content_length="0")[0] >= 400)
        # A page of a stranger, in a browser: it can neither read nor show it.
        stranger = book.parent / "stranger.html"
        stranger.write_text("<!DOCTYPE html><title>s</title>", encoding="utf-8")
        tab = browser.open(stranger.as_uri())
        tab.until("document.title === 's'")
        expect("a stranger reads nothing", tab.ask(
            f"fetch({preview.address!r}).then(() => 'read', () => 'refused')") == "refused")
        expect("and starts nothing", tab.ask(
            f"fetch({preview.address!r} + 'open?page=0', {{method: 'POST', mode: 'no-cors'}})"
            ".then(one => one.type, () => 'refused')") in ("opaque", "refused"))
        tab.close()
        # A port that somebody has.
        port = str(urllib.parse.urlsplit(preview.address).port)
        second = subprocess.run([banxin, "preview", book, "--no-open", "--port", port], env=world(),
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
                                check=False, timeout=PATIENCE)
        expect(f"a port is one program's: {second.stdout}",
               second.returncode == 3 and "error[W006]" in second.stdout and port in second.stdout)
        expect("it ends with the terminal", preview.end(signal.SIGHUP) == 0)


COMPARE = """(async () => {
    const images = [];
    for (const data of ['%s', '%s']) {
        const image = new Image();
        image.src = 'data:image/png;base64,' + data;
        await image.decode();
        images.push(image);
    }
    const least = side => Math.floor(Math.min(...images.map(image => image[side])) / 4);
    const [wide, high] = [least('width'), least('height')];
    // Blocks of four by four pixels, as their mean: antialiasing differs, what stands where does not.
    const [a, b] = images.map(image => {
        const pen = new OffscreenCanvas(wide, high).getContext('2d');
        pen.imageSmoothingQuality = 'high';
        pen.drawImage(image, 0, 0, wide * 4, high * 4, 0, 0, wide, high);
        return pen.getImageData(0, 0, wide, high).data;
    });
    let off = 0;
    for (let i = 0; i < a.length; i += 4)
        if ([0, 1, 2].some(c => Math.abs(a[i + c] - b[i + c]) > 64)) ++off;
    return off / (a.length / 4);
})()"""
DRAW = """(async () => {
    const answer = await (await fetch('pages?from=%d&to=%d')).json();
    (await (await import('./fonts.js')).prepare(answer.fonts))();
    const box = document.querySelector('.sheet svg').viewBox.baseVal;
    const page = document.getElementById('alone') ?? document.createElement('div');
    page.id = 'alone';
    page.className = 'sheet';
    document.body.append(page);
    Object.assign(page.style, {position: 'fixed', left: 0, top: 0, zIndex: 9, boxShadow: 'none'});
    page.innerHTML = `<svg viewBox="0 0 ${box.width} ${box.height}">${answer.pages[0].elements}</svg>`;
    const [width, height] = [box.width, box.height].map(points => points * 150 / 72);
    Object.assign(page.style, {width: `${width}px`, height: `${height}px`});
    for (const picture of page.querySelectorAll('image')) {
        const image = new Image();
        image.src = picture.href.baseVal;
        await image.decode();
    }
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    return [Math.floor(width), Math.floor(height)];
})()"""


def as_printed(browser, banxin):
    """The pages look as in the PDF, by a program that has nothing to do with either."""
    if not shutil.which("mutool"):
        print("no mutool: how pages look is not compared")
        return
    blank = browser.open("about:blank")
    for name in ("everything", "table-turned", "ruby-unit", "side-pictures", "code", "parallel-facing"):
        with Scratch(TESTS / "golden" / name) as book:
            build(banxin, book, book / "out", "--pdf", **OWN_FONTS)
            pdf = next((book / "out").glob("*.pdf"))
            with Preview(banxin, book, **OWN_FONTS) as preview:
                tab = browser.open(preview.address, width=1300, height=1400)
                tab.until(PAGES_ARE_THERE)
                count = int(tab.ask("document.getElementById('page-count').textContent").split("/")[1])
                for page in range(count):
                    width, height = tab.ask(DRAW % (page, page))
                    shot = tab.call("Page.captureScreenshot", format="png",
                                    clip={"x": 0, "y": 0, "width": width, "height": height, "scale": 1})["data"]
                    printed = book / "printed.png"
                    subprocess.run(["mutool", "draw", "-q", "-r", "150",
                                    "-o", printed, pdf, str(page + 1)], check=True, capture_output=True)
                    off = blank.ask(COMPARE % (shot, base64.b64encode(printed.read_bytes()).decode()))
                    expect(f"{name}, page {page + 1}: {off:.3%} of it looks otherwise", off < 0.001)
                tab.close()
    blank.close()


def browser_is_opened(banxin, book):
    opener = book.parent / "bin/xdg-open"
    opener.parent.mkdir()
    opened = book.parent / "opened"
    opener.write_text(f'#!/bin/sh\necho "$1" > "{opened}.new"\nmv "{opened}.new" "{opened}"\n', encoding="utf-8")
    opener.chmod(0o755)
    with Preview(banxin, book, no_open=(), PATH=f"{opener.parent}:/usr/bin:/bin") as preview:
        end = time.monotonic() + PATIENCE
        while not opened.exists() and time.monotonic() < end:
            time.sleep(0.02)
        with contextlib.suppress(FileNotFoundError):
            expect("the browser is told the address",
                   opened.read_text(encoding="utf-8").strip() == preview.address)
        preview.end()
    with Preview(banxin, book, no_open=(), PATH="/nowhere") as preview:
        line = preview.lines.get(timeout=PATIENCE)
        expect(f"without one it goes on: {line}", "warning[C036]" in line and preview.process.poll() is None)


def main():
    banxin = arguments("banxin").parse_args().banxin
    chromium()  # or the end, with a word why
    with Browser() as browser:
        as_printed(browser, banxin)
        for check in (writing, beside, many, strangers):
            with Scratch(STOCK) as book:
                check(browser, banxin, book)
    with Scratch(STOCK) as book:
        browser_is_opened(banxin, book)
    if problems:
        sys.exit("\n".join(problems))
    print("preview: as expected")


main()
