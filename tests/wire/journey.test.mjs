import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { eventually } from './lib/eventually.mjs'
import { Member, send } from './lib/member.mjs'
import { startServer } from './lib/server.mjs'

let server
before(async () => { server = await startServer() })
after(() => server?.stop())

test('a stranger signs up, enters a room, posts, and someone else receives it', async () => {
  const [writer, reader] = [await Member.signUp(server.url), await Member.signUp(server.url)]
  assert.equal(writer.recoveryCodes.length, 10)
  const room = await writer.room('evening-tea')
  const [writing, reading] = [await writer.connect(), await reader.connect()]
  const entered = await reading.invoke('Enter', room.id, null)
  await writing.invoke('Enter', room.id, null)
  const clientId = randomUUID()

  const result = await writing.invoke('Post', room.id, clientId, 'good *evening*', null, null)

  assert.equal(result.status, 'posted', JSON.stringify(result))
  assert.equal(result.clientId, clientId)
  assert.match(result.message.html, /<em>evening<\/em>/)
  const received = await eventually('the push arrives', () => reading.changes.flatMap(set => set.messages).find(message => message.id === result.message.id))
  assert.deepEqual(received, result.message)
  assert.ok(received.position > entered.version)
  const { status, body } = await reader.call('GET', `/api/channels/${room.id}/messages?after=${entered.version}`)
  assert.equal(status, 200)
  assert.deepEqual(body.messages.map(message => message.id), [received.id])
  await Promise.all([writing.stop(), reading.stop()])
})

test('a message can be answered, edited, reacted to and withdrawn, and everyone who looks is told', async () => {
  const [mika, ren] = [await Member.signIn(server.url, 'mika'), await Member.signIn(server.url, 'ren')]
  const room = await mika.room('games')
  const [hers, his] = [await mika.connect(), await ren.connect()]
  await hers.invoke('Enter', room.id, null)
  await his.invoke('Enter', room.id, null)
  const { message } = await hers.invoke('Post', room.id, randomUUID(), 'anyone up for chess', null, null)
  const seen = (what, holds) => eventually(what, () => his.changes.some(holds))

  const reply = await his.invoke('Post', room.id, randomUUID(), 'in a bit', message.id, null)
  assert.equal(reply.message.replyTo, message.id)

  await his.invoke('React', message.id, 'hear', true)
  await seen('the reaction', set => set.reactions.some(change => change.id === message.id && change.reactions.hear === 1))

  const edited = await hers.invoke('Edit', message.id, 'anyone up for *go*')
  assert.equal(edited.status, 'posted', JSON.stringify(edited))
  await seen('the edit', set => set.messages.some(change => change.id === message.id && change.editedAt && /<em>go/.test(change.html)))

  await hers.invoke('Withdraw', message.id)
  await seen('the withdrawal', set => set.messages.some(change => change.id === message.id && change.state === 'withdrawn' && change.html === ''))
  await Promise.all([hers.stop(), his.stop()])
})

test('a draft is kept for one person and one channel', async () => {
  const [mika, ren] = [await Member.signIn(server.url, 'mika'), await Member.signIn(server.url, 'ren')]
  const path = `/api/channels/${(await mika.room('families')).id}/draft`
  assert.ok((await mika.call('PUT', path, { text: 'not yet' })).status < 300)
  assert.equal((await mika.call('GET', path)).body.text, 'not yet')
  assert.notEqual((await ren.call('GET', path)).body.text, 'not yet')
  assert.ok((await mika.call('DELETE', path)).status < 300)
  assert.notEqual((await mika.call('GET', path)).body.text, 'not yet')
})

test('whoever is signed out is nobody, over HTTP and over the hub', async () => {
  const member = await Member.signUp(server.url)
  assert.equal((await member.call('DELETE', '/api/session')).status, 204)
  assert.equal((await member.call('GET', '/api/me')).status, 401)
  assert.equal((await send(server.url, 'GET', '/api/rooms')).status, 401)
  await assert.rejects(member.connect(), /401/)
})

test('errors are problem details with a stable type', async () => {
  const taken = await send(server.url, 'POST', '/api/members', { nickname: 'mika', password: 'a long enough passphrase', bornYear: 1990 })
  assert.deepEqual([taken.status, taken.body.type], [409, 'urn:peercircle:nickname-taken'])
  const young = await send(server.url, 'POST', '/api/members', { nickname: 'far too young', password: 'a long enough passphrase', bornYear: new Date().getUTCFullYear() - 5 })
  assert.deepEqual([young.status, young.body.type], [403, 'urn:peercircle:too-young'])
  const wrong = await send(server.url, 'POST', '/api/session', { nickname: 'mika', password: 'not her passphrase' })
  assert.deepEqual([wrong.status, wrong.body.type], [401, 'urn:peercircle:wrong-credentials'])
})
