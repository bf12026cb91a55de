import assert from 'node:assert/strict'
import { request } from 'node:http'
import { after, before, test } from 'node:test'
import WebSocket from 'ws'
import { Member } from './lib/member.mjs'
import { startServer } from './lib/server.mjs'

let server, member
before(async () => {
  server = await startServer()
  member = await Member.signUp(server.url)
})
after(() => server?.stop())

const foreign = {
  'a foreign origin': { Origin: 'https://evil.example' },
  'the null origin': { Origin: 'null' },
  'our host under another scheme': () => ({ Origin: server.url.replace('http:', 'https:') }),
  'a look-alike prefix': () => ({ Origin: `${server.url}.evil.example` }),
  'a cross-site fetch': { 'Sec-Fetch-Site': 'cross-site' }
}
const headers = given => ({ Cookie: member.cookie, ...(typeof given === 'function' ? given() : given) })

for (const [name, given] of Object.entries(foreign)) {
  test(`${name} is refused on negotiate, on the WebSocket and on unsafe calls`, async () => {
    assert.equal(await ask('POST', '/hub/v1/negotiate?negotiateVersion=1', headers(given)), 403)
    assert.equal(await upgrade(headers(given)), 403)
    assert.equal(await ask('POST', '/api/session', { ...headers(given), 'Content-Type': 'application/json' }), 403)
    assert.equal(await ask('DELETE', '/api/session', headers(given)), 403)
  })
}

test('our own origin passes, and so does a client that sends none', async () => {
  for (const own of [{ Origin: server.url }, { Origin: server.url, 'Sec-Fetch-Site': 'same-origin' }, {}]) {
    assert.equal(await ask('POST', '/hub/v1/negotiate?negotiateVersion=1', headers(own)), 200)
    assert.equal(await upgrade(headers(own)), 101)
  }
})

test('nobody without a session gets a hub', async () => {
  assert.equal(await ask('POST', '/hub/v1/negotiate?negotiateVersion=1', {}), 401)
  assert.equal(await upgrade({}), 401)
})

/** The status of a plain HTTP call with exactly these headers. */
function ask (method, path, given) {
  return new Promise((resolve, reject) => {
    request(server.url + path, { method, headers: { 'Content-Length': 0, ...given } }, answer => resolve(answer.resume().statusCode)).on('error', reject).end()
  })
}

/** The status of a WebSocket handshake: 101 when it was let in. */
function upgrade (given) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/hub/v1`, { headers: given })
    socket.once('open', () => { socket.terminate(); resolve(101) })
    socket.once('unexpected-response', (_, answer) => { resolve(answer.statusCode); socket.terminate() })
    socket.on('error', error => /Unexpected|closed before/.test(error.message) || reject(error))
  })
}
