// Verifies webhooks with the library of npm, which is not ours: JSON of {secret, messages: [{headers, body}]} comes in on
// standard input; how many were good goes out. One that is not throws, and the status says so.
import { createRequire } from 'node:module'
import { text } from 'node:stream/consumers'

const { Webhook } = createRequire(new URL('../../frontend/package.json', import.meta.url))('standardwebhooks')
const { secret, messages } = JSON.parse(await text(process.stdin))
const webhook = new Webhook(secret)
for (const { headers, body } of messages) webhook.verify(body, headers)
console.log(messages.length)
