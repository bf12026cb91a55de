import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { Member } from './lib/member.mjs'
import { fetchAll } from './lib/mirror.mjs'
import { startServer } from './lib/server.mjs'

let server, member, room
before(async () => {
  server = await startServer()
  member = await Member.signUp(server.url)
  room = await member.room('evening-tea')
})
after(() => server?.stop())

const mine = async () => (await fetchAll(member, room.id)).seen.filter(message => message.html.includes('once'))

test('the same clientId twice is one message', async () => {
  const hub = await member.connect()
  const before = (await mine()).length
  const clientId = randomUUID()
  const first = await hub.invoke('Post', room.id, clientId, 'once and only', null, null)
  const again = await hub.invoke('Post', room.id, clientId, 'once and only', null, null)
  assert.equal(first.status, 'posted', JSON.stringify(first))
  assert.deepEqual([again.status, again.message.id], ['posted', first.message.id])
  assert.equal((await mine()).length, before + 1)
  await hub.stop()
})

test('the same clientId a hundred times in parallel, over hub and HTTP, is one message', async () => {
  const hubs = await Promise.all([member.connect(), member.connect()])
  const before = (await mine()).length
  const clientId = randomUUID()
  const overHub = hub => hub.invoke('Post', room.id, clientId, 'a hundred times once', null, null)
  const overHttp = async () => (await member.call('POST', `/api/channels/${room.id}/messages`, { clientId, text: 'a hundred times once' })).body
  const results = await Promise.all(Array.from({ length: 100 }, (_, i) => i % 3 === 2 ? overHttp() : overHub(hubs[i % 3])))
  assert.deepEqual([...new Set(results.map(result => result.status))], ['posted'])
  assert.equal(new Set(results.map(result => result.message.id)).size, 1)
  assert.equal((await mine()).length, before + 1)
  await Promise.all(hubs.map(hub => hub.stop()))
})

test('the same clientId with another text is refused and changes nothing', async () => {
  const hub = await member.connect()
  const clientId = randomUUID()
  await hub.invoke('Post', room.id, clientId, 'once said', null, null)
  const before = await mine()
  const overHub = await hub.invoke('Post', room.id, clientId, 'once said otherwise', null, null)
  assert.deepEqual([overHub.status, overHub.reason.slug], ['refused', 'client-id-reused'])
  const overHttp = await member.call('POST', `/api/channels/${room.id}/messages`, { clientId, text: 'once said otherwise' })
  assert.deepEqual([overHttp.status, overHttp.body.type], [409, 'urn:peercircle:client-id-reused'])
  assert.deepEqual(await mine(), before)
  await hub.stop()
})

test('another member may use the same clientId', async () => {
  const other = await Member.signUp(server.url)
  const body = { clientId: randomUUID(), text: 'once each' }
  const path = `/api/channels/${room.id}/messages`
  const [first, second] = [(await member.call('POST', path, body)).body, (await other.call('POST', path, body)).body]
  assert.deepEqual([first.status, second.status], ['posted', 'posted'])
  assert.notEqual(first.message.id, second.message.id)
})
