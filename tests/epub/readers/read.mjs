// read.mjs JOB.json: opens books in Chromium, alone and in foliate-js and epub.js, and prints what
// was seen as one line of JSON for each book and view. readers.py writes the job and judges.
//
// Job: { tools, chromium, pages, books, screenshots: folders and the browser's path;
//        parallel: how many at once;
//        views: [{ name, reader: "browser" | "foliate" | "epubjs", width, height, dark }];
//        work: [{ book, file, documents: [path in the book], view: name, turns, keep }] }
// `books` holds the files and the unpacked folders BOOK/. Without `documents` all that the reader
// finds are shown. `turns` is how many more pages of each document are photographed; without
// `keep` none is, and nobody sees whether a page is empty.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { observe } from './observe.mjs'
import { serve } from './server.mjs'

const job = JSON.parse(await readFile(process.argv[2], 'utf8'))
const { chromium } = createRequire(path.join(job.tools, 'x'))('playwright-core')

const server = await serve({ tools: job.tools, pages: job.pages, books: job.books })
const browser = await chromium.launch({
  executablePath: job.chromium,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})

// What foliate-js says of its own frames, whatever the book.
const ownWords = /allow-scripts and allow-same-origin/

// Everything that went wrong on a page while it lived.
function listen(page) {
  const complaints = []
  page.on('console', message => {
    if (!['error', 'warning'].includes(message.type()) || ownWords.test(message.text())) return
    complaints.push(`console: ${message.text()}`)
  })
  page.on('pageerror', error => complaints.push(`error: ${error.message}`))
  page.on('requestfailed', request => complaints.push(`not loaded: ${request.url().slice(0, 200)}`))
  page.on('response', response => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`)
  })
  return complaints
}

async function read({ book, file, documents, view: viewName, turns, keep }) {
  const view = job.views.find(({ name }) => name === viewName)
  const context = await browser.newContext({
    viewport: { width: view.width, height: view.height },
    colorScheme: view.dark ? 'dark' : 'light',
  })
  const page = await context.newPage()
  const complaints = listen(page)
  const folder = path.join(job.screenshots, book)
  if (keep) await mkdir(folder, { recursive: true })
  const alone = view.reader === 'browser'
  let opened = null
  if (!alone) {
    await page.goto(`${server.url}/pages/${view.reader}.html`)
    await page.waitForFunction(() => window.reader)
  }
  const blank = keep && await page.screenshot()
  if (!alone) {
    opened = await page.evaluate(url => window.reader.open(url), `${server.url}/books/${file}`)
  }

  const seen = []
  const shown = documents ?? Array.from({ length: opened.sections }, (_, index) => String(index))
  for (const [index, href] of shown.entries()) {
    if (alone) await page.goto(`${server.url}/books/${book}/${href}`)
    else await page.evaluate(at => window.reader.show(at), index)
    const doc = await page.evaluateHandle(alone ? () => document : () => window.reader.shown())
    const observation = await doc.evaluate(observe)
    const name = `${String(index + 1).padStart(2, '0')}-${path.basename(href, '.xhtml')}`
    for (let turn = 0; keep && turn <= turns; ++turn) {
      if (turn > 0) await page.evaluate(() => window.reader.turn())
      const picture = await page.screenshot({ fullPage: alone })
      if (turn === 0) observation.empty = picture.equals(blank)
      const file = `${view.name}-${name}${turn > 0 ? `-${turn + 1}` : ''}.png`
      await writeFile(path.join(folder, file), picture)
    }
    seen.push({ href, ...observation })
  }
  await context.close()
  return { book, view: view.name, opened, documents: seen, complaints }
}

const waiting = [...job.work]
async function worker() {
  for (let work = waiting.shift(); work; work = waiting.shift()) {
    let seen
    try {
      seen = await read(work)
    } catch (error) {
      seen = { book: work.book, view: work.view, opened: null, documents: [], complaints: [String(error)] }
    }
    console.log(JSON.stringify(seen))
  }
}
await Promise.all(Array.from({ length: job.parallel }, worker))
await browser.close()
server.close()
