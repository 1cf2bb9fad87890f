// A browser at the desk. Reads one question a line (JSON) and writes one answer a line.
//
//   {"ask": "open", "address": …, "options": …}: a new window, as playwright's newContext makes one
//   {"ask": "do" | "keyboard" | "mouse", "method": …, "args": […]}: a method of playwright's page
//   {"ask": "read" | "until", "script": "() => …", "value": …}: what a function in the page gives; until it is true
//   {"ask": "axe"}: what axe-core objects to
//   {"ask": "complaints"}: errors on the console, and requests that failed
//   {"ask": "strangers"}: dialogs that a script has opened, and requests to anywhere but the page's own address
//
// usage: STANDFIRST_BROWSER=/usr/bin/chromium STANDFIRST_PACKAGES=…/node_modules node browser.mjs
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import readline from 'node:readline'

const packages = process.env.STANDFIRST_PACKAGES
const { chromium } = createRequire(path.join(packages, 'x'))('playwright-core')
const axe = fs.readFileSync(path.join(packages, 'axe-core', 'axe.min.js'), 'utf8')
const browser = await chromium.launch({ executablePath: process.env.STANDFIRST_BROWSER, args: ['--no-sandbox'] })
let page, complaints = [], strangers = []

// The page's own policy forbids `eval`, which playwright's waitForFunction needs: asked from outside, again and again.
const read = (script, value) => page.evaluate(`(${script})(${JSON.stringify(value ?? null)})`)

const answers = {
    async open({ address, options }) {
        complaints = []
        strangers = []
        await page?.context().close()
        page = await (await browser.newContext(options)).newPage()
        page.setDefaultTimeout(30_000)
        page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
        page.on('pageerror', error => complaints.push(String(error)))
        page.on('response', response => response.status() >= 400 && complaints.push(`${response.status()} ${response.url()}`))
        page.on('dialog', dialog => { strangers.push(`${dialog.type()} ${dialog.message()}`); dialog.dismiss() })
        page.context().on('request', request => {
            const url = new URL(request.url())
            if (url.origin !== new URL(address).origin && url.protocol.startsWith('http')) strangers.push(url.href)
        })
        await page.goto(address)
    },
    async do({ method, args }) {
        const answer = await page[method](...args)
        return ['string', 'number', 'boolean'].includes(typeof answer) ? answer : null
    },
    async keyboard({ method, args }) { await page.keyboard[method](...args) },
    async mouse({ method, args }) { await page.mouse[method](...args) },
    async read({ script, value }) { return await read(script, value) },
    async until({ script, value, seconds }) {
        const end = Date.now() + seconds * 1000
        for (;;) {
            const found = await read(script, value)
            if (found) return found
            if (Date.now() > end) throw new Error(`it never came: ${script} ${JSON.stringify(value ?? '')}`)
            await new Promise(done => setTimeout(done, 30))
        }
    },
    async axe() {
        await page.evaluate(axe)
        const found = await page.evaluate(() => window.axe.run(document, { iframes: false, resultTypes: ['violations'] }))
        return found.violations.map(each => `${each.id}: ${each.nodes.map(node => node.html.slice(0, 160)).join(' | ')}`)
    },
    complaints: () => complaints,
    strangers: () => strangers,
}

for await (const line of readline.createInterface({ input: process.stdin })) {
    const { ask, ...details } = JSON.parse(line)
    let answer
    try {
        answer = { answer: (await answers[ask](details)) ?? null }
    } catch (error) {
        answer = { broke: String(error.message ?? error) }
    }
    process.stdout.write(`${JSON.stringify(answer)}\n`)
}
await browser.close()
