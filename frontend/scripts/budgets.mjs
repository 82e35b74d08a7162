// Holds the built files against budgets.json (bytes, gzip -9; fonts as they are). Exits 1 when one is over.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const root = new URL('..', import.meta.url).pathname
const limits = JSON.parse(readFileSync(join(root, 'budgets.json'), 'utf8'))
const dist = join(root, 'dist')
const size = (file) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length
const html = readFileSync(join(dist, 'index.html'), 'utf8')
const first = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map((match) => match[1])
const assets = readdirSync(join(dist, 'assets'))
const scripts = assets.filter((name) => name.endsWith('.js')).map((name) => `assets/${name}`)
const sum = (files) => files.reduce((total, file) => total + size(file), 0)
const fonts = assets.filter((name) => name.endsWith('.woff2'))
const found = {
  firstLoadJs: sum(first),
  css: sum(assets.filter((name) => name.endsWith('.css')).map((name) => `assets/${name}`)),
  lazyRoute: Math.max(0, ...scripts.filter((file) => !first.includes(file)).map(size)),
  fonts: fonts.reduce((total, name) => total + readFileSync(join(dist, 'assets', name)).length, 0),
}
let over = false
for (const [name, limit] of Object.entries(limits)) {
  const bad = !(found[name] <= limit)
  over ||= bad
  console.log(`${bad ? 'OVER' : 'ok  '} ${name}: ${found[name]} of ${limit} bytes`)
}
if (first.length === 0) throw new Error('index.html loads no script')
process.exit(over ? 1 : 0)
