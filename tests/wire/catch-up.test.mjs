import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { cuttable } from './lib/cuttable.mjs'
import { eventually } from './lib/eventually.mjs'
import { Member } from './lib/member.mjs'
import { fetchAll, Mirror } from './lib/mirror.mjs'
import { startServer } from './lib/server.mjs'

let server
before(async () => { server = await startServer() })
after(() => server?.stop())

test('after a dropped connection, Enter(afterVersion) gives exactly what was missed', async () => {
  const [writer, reader] = [await Member.signUp(server.url), await Member.signUp(server.url)]
  const room = await writer.room('evening-tea')
  const writing = await writer.connect()
  const say = async text => (await writing.invoke('Post', room.id, randomUUID(), text, null, null)).message
  const early = [await say('to be edited'), await say('to be withdrawn'), await say('to be reacted to'), await say('left alone')]

  const cable = await cuttable(server.url)
  const reading = await reader.connect(cable.url)
  const mirror = new Mirror()
  mirror.apply(await reading.invoke('Enter', room.id, null))
  const live = await say('seen live')
  await eventually('the live message', () => reading.changes.some(set => set.messages.some(message => message.id === live.id)))
  reading.changes.forEach(set => mirror.apply(set))
  const dropped = new Promise(resolve => reading.onclose(resolve))
  cable.cut()
  await dropped

  const known = mirror.version
  const missed = []
  for (let i = 0; i < 7; i++) missed.push(await say(`missed ${i}`))
  await writing.invoke('Edit', early[0].id, 'edited while away')
  await writing.invoke('Withdraw', early[1].id)
  await writing.invoke('React', early[2].id, 'thanks', true)
  await eventually('the reaction has its version', async () =>
    (await fetchAll(reader, room.id)).seen.find(message => message.id === early[2].id).reactions.thanks === 1)

  const back = await reader.connect(cable.url)
  const caught = await back.invoke('Enter', room.id, known)
  assert.equal(caught.reset, false)
  assert.ok(caught.after <= known && caught.version > known)
  assert.ok(caught.messages.every(message => message.version > known))
  const told = new Set([...caught.messages, ...caught.reactions].map(change => change.id))
  assert.deepEqual(told, new Set([...missed, early[0], early[1], early[2]].map(message => message.id)))
  assert.equal(caught.messages.filter(message => message.id === missed[0].id).length, 1)

  mirror.apply(caught)
  const fresh = await fetchAll(reader, room.id)
  assert.deepEqual(mirror.seen.slice(-9), fresh.seen.slice(-9))
  const positions = fresh.seen.map(message => message.position)
  assert.deepEqual(positions, [...new Set(positions)].sort((a, b) => a - b))
  await Promise.all([back.stop(), writing.stop()])
  cable.close()
})

test('someone a thousand changes behind starts over with the latest page', async () => {
  const member = await Member.signUp(server.url)
  const room = await member.room('games')
  const hub = await member.connect()
  const first = await hub.invoke('Enter', room.id, null)
  for (let round = 0; round < 21; round++)
    await Promise.all(Array.from({ length: 50 }, () => hub.invoke('Post', room.id, randomUUID(), 'one of many', null, null)))
  const { body } = await member.call('GET', `/api/channels/${room.id}/messages?after=${first.version}`)
  assert.equal(body.reset, true)
  assert.ok(body.messages.length <= 100 && body.version >= first.version + 1000)
  await hub.stop()
})

test('a client from before a restore, ahead of the server, is told to start over', async () => {
  const member = await Member.signUp(server.url)
  const room = await member.room('families')
  const { body } = await member.call('GET', `/api/channels/${room.id}/messages?after=999999999`)
  assert.equal(body.reset, true)
})
