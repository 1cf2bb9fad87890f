// A browser that says what it hands on to assistive technology. Reads one question a line (JSON) and
// writes one answer a line.
//
//   {"ask": "tree", "file": …}: the accessibility tree of a document on disk, which is opened without a
//   network and without scripts: {role, name, level, language, added, kids}; the words of a text are its
//   name, and what stands in an element of the class "generated" is added
//
// usage: STANDFIRST_BROWSER=/usr/bin/chromium STANDFIRST_PACKAGES=…/node_modules node accessibility_tree.mjs
import { createRequire } from 'node:module'
import path from 'node:path'
import readline from 'node:readline'

const { chromium } = createRequire(path.join(process.env.STANDFIRST_PACKAGES, 'x.js'))('playwright-core')
const browser = await chromium.launch({ executablePath: process.env.STANDFIRST_BROWSER, args: ['--no-sandbox'] })

const tree = async ({ file }) => {
    const context = await browser.newContext({ offline: true, javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`file://${file}`)
    const session = await context.newCDPSession(page)
    await session.send('DOM.enable')
    const [{ nodes }, { root }] = [
        await session.send('Accessibility.getFullAXTree'),
        await session.send('DOM.getDocument', { depth: -1 }),
    ]
    await context.close()
    const elements = new Map()
    const note = (element, above) => {
        const pairs = element.attributes ?? []
        const attribute = name => pairs.find((_, n) => n % 2 === 1 && pairs[n - 1] === name)
        const language = attribute('lang') ?? attribute('xml:lang') ?? above.language
        const added = above.added || (attribute('class') ?? '').split(' ').includes('generated')
        elements.set(element.backendNodeId, { language, added })
        for (const child of element.children ?? []) note(child, { language, added })
    }
    note(root, { language: '', added: false })
    const byId = new Map(nodes.map(node => [node.nodeId, node]))
    const shown = node => {
        const kids = (node.childIds ?? []).map(id => byId.get(id)).filter(Boolean).flatMap(shown)
        if (node.ignored) return kids
        const role = node.role?.value ?? ''
        if (role === 'InlineTextBox') return []
        const { language = '', added = false } = elements.get(node.backendDOMNodeId) ?? {}
        const level = node.properties?.find(({ name }) => name === 'level')?.value.value ?? 0
        return [{ role, name: node.name?.value ?? '', level, language, added, kids }]
    }
    return shown(nodes[0])
}

for await (const line of readline.createInterface({ input: process.stdin })) {
    let answer
    try {
        answer = { answer: await tree(JSON.parse(line)) }
    } catch (error) {
        answer = { broke: String(error.stack ?? error) }
    }
    process.stdout.write(JSON.stringify(answer) + '\n')
}
await browser.close()
