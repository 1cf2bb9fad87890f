// A browser with reading systems in it. Reads one question a line (JSON) and writes one answer a line.
//
//   {"ask": "open", "engine": "foliate" | "epubjs", "file": …, "dark": bool, "size": "100%", "width": …, "height": …}
//   {"ask": "read" | "places" | "go" | "styles" | "note" | "picture" | "close", …}: see page.mjs
//   {"ask": "sheet", "file": …, "dark": bool, "width": …}: opens a file from disk, without a network
//   {"ask": "catalogue", "file": …}: what foliate's reader of OPDS 1.2 makes of a feed
//   {"ask": "axe" | "width" | "print"}: what axe-core objects to in it, how wide it is, its pages as a PDF
//
// usage: STANDFIRST_BROWSER=/usr/bin/chromium node reading_room.mjs
import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import readline from 'node:readline'
import { chromium } from 'playwright-core'

const here = path.dirname(new URL(import.meta.url).pathname)
const types = { '.js': 'text/javascript', '.mjs': 'text/javascript', '.epub': 'application/epub+zip' }
const page_html = `<!DOCTYPE html><meta charset="utf-8"><title>reading room</title>
<style>html, body { margin: 0; height: 100% } #shelf, foliate-view { display: block; width: 100vw; height: 100vh }</style>
<div id="shelf"></div>
<script src="/node_modules/jszip/dist/jszip.min.js"></script><script src="/node_modules/epubjs/dist/epub.js"></script>
<script type="module" src="/page.mjs"></script>`

let book = ''

const server = http.createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url, 'http://room').pathname)
    if (name === '/') {
        response.setHeader('content-type', 'text/html')
        return response.end(page_html)
    }
    if (name === '/favicon.ico') return response.writeHead(204).end()
    const file = name === '/book.epub' ? book : path.join(here, path.normalize(name))
    if (!fs.existsSync(file)) return response.writeHead(404).end()
    response.setHeader('content-type', types[path.extname(file)] ?? 'application/octet-stream')
    fs.createReadStream(file).pipe(response)
})
await new Promise(listening => server.listen(0, '127.0.0.1', listening))

const browser = await chromium.launch({ executablePath: process.env.STANDFIRST_BROWSER, args: ['--no-sandbox'] })
let page, complaints

const answers = {
    async open({ engine, file, dark = false, size = '100%', width = 600, height = 800 }) {
        book = file
        complaints = []
        await page?.context().close()
        const context = await browser.newContext({ viewport: { width, height }, colorScheme: dark ? 'dark' : 'light' })
        page = await context.newPage()
        page.setDefaultTimeout(20_000)
        page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
        page.on('pageerror', error => complaints.push(String(error)))
        page.on('requestfailed', request => complaints.push(`not had: ${request.url()}`))
        page.on('response', response => response.status() >= 400 && complaints.push(`${response.status()} ${response.url()}`))
        await page.goto(`http://127.0.0.1:${server.address().port}/`)
        await page.waitForFunction('window.room')
        return await page.evaluate(how => window.room.open(how), { engine, dark, size })
    },
    async sheet({ file, dark = false, width = 1280 }) {
        complaints = []
        await page?.context().close()
        const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: dark ? 'dark' : 'light', offline: true })
        page = await context.newPage()
        page.setDefaultTimeout(20_000)
        page.on('console', message => complaints.push(message.text()))
        page.on('pageerror', error => complaints.push(String(error)))
        page.on('request', request => /^(file|data):/.test(request.url()) || complaints.push(`asked for: ${request.url()}`))
        await page.goto(`file://${file}`)
        return await page.title()
    },
    async catalogue({ file }) {
        await page?.context().close()
        page = await (await browser.newContext()).newPage()
        await page.goto(`http://127.0.0.1:${server.address().port}/`)
        return await page.evaluate(async text => {
            const { getFeed } = await import('/node_modules/foliate-js/opds.js')
            return getFeed(new DOMParser().parseFromString(text, 'application/xml'))
        }, fs.readFileSync(file, 'utf8'))
    },
    async axe() {
        await page.evaluate(fs.readFileSync(path.join(here, 'node_modules/axe-core/axe.min.js'), 'utf8'))
        const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }))
        return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)
    },
    width: () => page.evaluate(() => document.documentElement.scrollWidth),
    print: () => page.pdf({ format: 'A4', preferCSSPageSize: true }).then(data => data.toString('base64')),
    complaints: () => complaints,
    picture: ({ file }) => page.screenshot({ path: file }).then(() => file),
    close: () => page?.context().close(),
}

for await (const line of readline.createInterface({ input: process.stdin })) {
    const question = JSON.parse(line)
    let answer
    try {
        const own = answers[question.ask]
        const found = own ? await own(question) : await page.evaluate(q => window.room[q.ask](q), question)
        answer = { answer: found ?? null }
    } catch (error) {
        answer = { broke: String(error.stack ?? error) }
    }
    process.stdout.write(JSON.stringify(answer) + '\n')
}
await browser.close()
server.close()
