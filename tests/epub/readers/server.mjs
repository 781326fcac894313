// A server on the loopback interface for the reader pages, the readers and the books; it serves
// files below the folders that it is given, and nothing else.
import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import path from 'node:path'

const types = {
  '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css',
  '.xhtml': 'application/xhtml+xml', '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg',
  '.gif': 'image/gif', '.otf': 'font/otf', '.ttf': 'font/ttf', '.epub': 'application/epub+zip',
}

// roots: { prefix of the URL: folder }. Resolves to { url, close }.
export async function serve(roots) {
  const server = createServer(async (request, response) => {
    const [, prefix, ...rest] = decodeURIComponent(new URL(request.url, 'http://x').pathname).split('/')
    const root = roots[prefix]
    const file = root && path.join(root, ...rest)
    try {
      if (!file?.startsWith(root + path.sep)) throw new Error('outside')
      const content = await readFile(file)
      response.setHeader('Content-Type', types[path.extname(file)] ?? 'application/octet-stream')
      response.end(content)
    } catch {
      // Chromium asks for an icon on its own account.
      response.statusCode = prefix === 'favicon.ico' ? 204 : 404
      response.end()
    }
  })
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() }
}
