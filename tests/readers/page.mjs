// In the browser: two reading systems behind one set of questions, and an eye that sees what they show.
import '/node_modules/foliate-js/view.js'
import { FootnoteHandler } from '/node_modules/foliate-js/footnotes.js'

const frame = () => new Promise(requestAnimationFrame)
const settled = async () => { await frame(); await frame() }
const shelf = document.getElementById('shelf')
const OPS = 'http://www.idpf.org/2007/ops'

// -- the reading systems ---------------------------------------------------------------------------

// As foliate's own reader.js sets it: the reader's colours, and notes only where they pop up.
const foliateStyles = ({ size, notes_hidden }) => `
    @namespace epub "${OPS}";
    html { color-scheme: light dark; font-size: ${size} }
    @media (prefers-color-scheme: dark) { a:link { color: lightblue } }
    p, li, blockquote, dd { line-height: 1.4; hyphens: auto }
    ${notes_hidden ? 'aside[epub|type~="footnote"] { display: none }' : ''}`

const foliate = {
    async open(how) {
        const file = await (await fetch('/book.epub')).blob()
        this.view = document.createElement('foliate-view')
        shelf.replaceChildren(this.view)
        await this.view.open(new File([file], 'book.epub'))
        const { renderer } = this.view
        renderer.setAttribute('flow', 'paginated')
        renderer.setAttribute('max-column-count', '1')
        renderer.setStyles(foliateStyles(how))
        this.view.addEventListener('relocate', event => { this.location = event.detail })
        await this.view.goTo(0)
        await settled()
    },
    documents() {
        return this.view.renderer.getContents().map(({ doc, index }) => ({ doc, section: index }))
    },
    async next() {
        const before = this.location?.cfi
        await this.view.renderer.next()
        await settled()
        return this.location?.cfi !== before
    },
    async go(href) {
        await this.view.goTo(href)
        await settled()
    },
    places() {
        const { toc, pageList, landmarks } = this.view.book
        const line = x => ({ label: x.label?.trim(), href: x.href, under: (x.subitems ?? []).map(line) })
        return {
            contents: (toc ?? []).map(line),
            pages: (pageList ?? []).map(line),
            landmarks: (landmarks ?? []).map(x => ({ label: x.label, href: x.href, type: [...x.type].join(' ') })),
        }
    },
    // The note that pops up when its reference is touched: its words, or null.
    async note(reference) {
        const handler = new FootnoteHandler()
        const shown = new Promise(resolve => handler.addEventListener('render', ({ detail }) => {
            const { doc } = detail.view.renderer.getContents()[0]
            resolve({ words: doc.body.textContent, type: detail.type })
        }))
        handler.addEventListener('before-render', ({ detail }) => document.body.append(detail.view))
        const touched = new Promise(resolve => this.view.addEventListener('link', event => {
            const popped = handler.handle(this.view.book, event)
            resolve(popped ? popped.then(() => shown) : null)
        }, { once: true }))
        reference.click()
        return touched
    },
}

const epubjs = {
    async open({ dark, size }) {
        const data = await (await fetch('/book.epub')).arrayBuffer()
        this.book = ePub(data)
        shelf.replaceChildren()
        this.rendition = this.book.renderTo(shelf, { width: innerWidth, height: innerHeight, flow: 'paginated', spread: 'none' })
        this.rendition.themes.fontSize(size)
        if (dark) this.rendition.themes.default({ body: { color: '#dddddd', background: '#111111' } })
        await this.book.loaded.navigation
        await this.rendition.display()
        await this.quiet()
    },
    async quiet() {
        await this.rendition.q.enqueue(() => {})
        await settled()
    },
    documents() {
        return this.rendition.getContents().map(({ document, sectionIndex }) => ({ doc: document, section: sectionIndex }))
    },
    at() {
        return this.rendition.manager.views.first()?.section.index + ' ' + this.rendition.manager.container.scrollLeft
    },
    async next() {
        const before = this.at()
        await this.rendition.next()
        await this.quiet()
        return this.at() !== before
    },
    async go(href) {
        await this.rendition.display(href)
        await this.quiet()
    },
    async places() {
        const line = x => ({ label: x.label.trim(), href: x.href, under: x.subitems.map(line) })
        const pages = this.book.pageList?.pageList
        return {
            contents: this.book.navigation.toc.map(line),
            pages: (pages ?? []).map(x => ({ label: String(x.page), href: x.href, under: [] })),
            landmarks: this.book.navigation.landmarks.map(x => ({ label: x.label.trim(), href: x.href, type: x.type })),
        }
    },
    async note(reference) {
        reference.click()
        await this.quiet()
        return null
    },
}

// -- the eye -----------------------------------------------------------------------------------------

// Where a rectangle of a document stands in the window, cut by whatever scrolls it sideways.
const inWindow = (rect, doc) => {
    const outer = doc.defaultView.frameElement.getBoundingClientRect()
    const x = outer.left + (rect.left + rect.right) / 2, y = outer.top + (rect.top + rect.bottom) / 2
    return rect.width > 0 && rect.height > 0 && x >= 0 && y >= 0 && x < innerWidth && y < innerHeight
}

// Every word of a document, in its order, with what has been seen of it.
const words = new WeakMap()
const wordsOf = doc => {
    if (words.has(doc)) return words.get(doc)
    const found = []
    const walker = doc.createTreeWalker(doc.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode())
        for (const match of node.data.matchAll(/\S+/g)) {
            const range = doc.createRange()
            range.setStart(node, match.index)
            range.setEnd(node, match.index + match[0].length)
            const added = Boolean(node.parentElement.closest('.generated'))
            found.push({ text: match[0], range, added, seen: new Set(), pieces: 1, shown: true })
        }
    words.set(doc, found)
    return found
}

const look = (reader, book) => {
    for (const { doc, section } of reader.documents()) {
        const all = wordsOf(doc)
        book.set(section, all)
        for (const word of all) {
            if (word.seen.size === word.pieces) continue
            const rects = [...word.range.getClientRects()].filter(r => r.width > 0)
            word.shown = rects.length > 0 || getComputedStyle(word.range.startContainer.parentElement).fontSize === '0px'
            word.pieces = Math.max(rects.length, 1)
            const scroller = word.range.startContainer.parentElement.closest('.table, pre')
            const scrolls = scroller && scroller.scrollWidth > scroller.clientWidth
            rects.forEach((rect, n) => {
                // What a reader can bring into view by scrolling a table counts with the table.
                const box = scrolls ? { left: scroller.getBoundingClientRect().left, width: 1, height: rect.height, top: rect.top, bottom: rect.bottom, right: scroller.getBoundingClientRect().left + 1 } : rect
                if (inWindow(box, doc)) word.seen.add(n)
            })
        }
    }
}

const isSeen = (element, doc) => {
    const range = doc.createRange()
    range.selectNodeContents(element)
    const rects = [...range.getClientRects(), element.getBoundingClientRect()]
    return rects.some(rect => inWindow({ ...box(rect), width: rect.width || 1, height: rect.height || 1 }, doc))
}
const box = ({ left, right, top, bottom }) => ({ left, right, top, bottom })

// -- the questions -------------------------------------------------------------------------------------

let reader

window.room = {
    async open(how) {
        reader = how.engine === 'foliate' ? foliate : epubjs
        await reader.open(how)
    },
    // Turn every page: for each section the words that were seen whole, those of them that the edition did
    // not add, and those that were not seen.
    async read({ most = 2000 }) {
        const book = new Map()
        let pages = 0
        do { look(reader, book); pages++ } while (pages < most && await reader.next())
        const sections = [...book].sort(([a], [b]) => a - b).map(([section, all]) => ({
            section,
            seen: all.filter(w => w.seen.size === w.pieces).map(w => w.text),
            ours: all.filter(w => w.seen.size === w.pieces && !w.added).map(w => w.text),
            unseen: all.filter(w => w.seen.size < w.pieces && w.shown).map(w => w.text),
        }))
        return { pages, sections }
    },
    places: () => reader.places(),
    async turn() { return reader.next() },
    // Go somewhere and say whether it is in view, with the words that stand there.
    async go({ href, id }) {
        await reader.go(href)
        for (const { doc, section } of reader.documents()) {
            const target = id ? doc.getElementById(id) : doc.body
            if (target) return { section, seen: !id || isSeen(target, doc), words: target.textContent, parent: target.parentElement.textContent }
        }
        return null
    },
    // The computed styles of the first element that fits, and of the text around it.
    async styles({ selector, properties }) {
        for (const { doc } of reader.documents()) {
            const element = doc.querySelector(selector)
            if (!element) continue
            const style = doc.defaultView.getComputedStyle(element)
            const paper = [...ancestors(element), doc.defaultView.frameElement, document.documentElement]
                .map(e => getComputedStyle(e).backgroundColor).find(colour => colour !== 'rgba(0, 0, 0, 0)')
            const canvas = matchMedia('(prefers-color-scheme: dark)').matches && reader === foliate ? 'rgb(18, 18, 18)' : 'rgb(255, 255, 255)'
            return { ...Object.fromEntries(properties.map(p => [p, style.getPropertyValue(p)])), paper: paper ?? canvas }
        }
        return null
    },
    async note({ selector }) {
        const found = reader.documents().map(({ doc }) => doc.querySelector(selector)).find(x => x)
        const popped = found ? await reader.note(found) : null
        const target = found?.getAttribute('href').split('#')[1]
        const there = reader.documents().map(({ doc }) => [doc, doc.getElementById(target)]).find(([, x]) => x)
        return { popped, led: Boolean(there) && isSeen(there[1], there[0]) }
    },
}

function* ancestors(element) {
    for (let e = element; e; e = e.parentElement) yield e
}
