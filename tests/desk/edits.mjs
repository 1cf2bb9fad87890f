// What the desk's edits make of texts. Reads a list of {text, noticed, value} as JSON, and writes for each the texts
// that its ways lead to (null where a way finds nothing to change), by the names of the ways.
//
// usage: node edits.mjs …/desk/static/edits.js
import fs from 'node:fs'

const source = fs.readFileSync(process.argv[2], 'utf8')
const { waysOf } = await import(`data:text/javascript,${encodeURIComponent(source)}`)
const cases = JSON.parse(fs.readFileSync(0, 'utf8'))

const made = ({ text, noticed, value }) => Object.fromEntries(waysOf(noticed).map((way, n) => {
    const edit = way.edit(text, noticed, value || way.value)
    return [`${way.name} ${n}`, edit && text.slice(0, edit.from) + edit.words + text.slice(edit.to)]
}))
process.stdout.write(JSON.stringify(cases.map(made)))
