import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, afterEach, before, test } from 'node:test'
import { eventually } from './lib/eventually.mjs'
import { Frames } from './lib/frames.mjs'
import { Member, send } from './lib/member.mjs'
import { fetchAll } from './lib/mirror.mjs'
import { startServer } from './lib/server.mjs'

let server, member, other, room, path, stored
before(async () => {
  server = await startServer()
  member = await Member.signUp(server.url)
  other = await Member.signIn(server.url, 'ren')
  room = await member.room('evening-tea')
  path = `/api/channels/${room.id}/messages`
  await other.call('POST', path, { clientId: randomUUID(), text: 'what ren wrote stays as it is' })
  stored = (await fetchAll(other, room.id)).seen
})
after(() => server?.stop())

// Whatever was sent, the server is still itself: nothing stored, no stack trace, ready.
afterEach(async () => {
  assert.deepEqual((await fetchAll(other, room.id)).seen, stored)
  assert.equal((await send(server.url, 'GET', '/readyz')).status, 200)
  assert.doesNotMatch(server.output(), /Unhandled exception|An unhandled exception/)
})

const clean = answer => {
  assert.ok(answer.status >= 400 && answer.status < 500, `${answer.status}: ${JSON.stringify(answer.body)}`)
  assert.match(answer.body.type, /^urn:peercircle:[a-z-]+$/)
  assert.ok(answer.body.title.length > 5)
  assert.doesNotMatch(JSON.stringify(answer.body), /Exception|\bat PeerCircle|System\./)
}
const refused = answer => {
  if (answer.status !== 200) return clean(answer)
  assert.equal(answer.body.status, 'refused', JSON.stringify(answer.body))
  assert.match(answer.body.reason.slug, /^[a-z-]+$/)
}
const post = body => member.call('POST', path, body)
const text = value => `{"clientId":"${randomUUID()}","text":${value}}`

const malformed = {
  'half an object': '{"clientId":',
  'no JSON at all': 'hello',
  'nothing': '',
  'null': 'null',
  'a list': '[]',
  'a number for a text': text('7'),
  'an object for a text': text('{"a":1}'),
  'no client id': '{"text":"hello"}',
  'a client id that is none': '{"clientId":"7","text":"hello"}',
  'brackets ten thousand deep': '['.repeat(10_000)
}
for (const [name, body] of Object.entries(malformed)) test(`malformed: ${name}`, async () => clean(await post(body)))

test('malformed: no text', async () => refused(await post(`{"clientId":"${randomUUID()}"}`)))

const texts = {
  'a lone high surrogate': '"\\ud83d"',
  'a lone low surrogate': '"a \\udc00 b"',
  'surrogates in the wrong order': '"\\udc00\\ud83d"',
  'a NUL': '"a\\u0000b"',
  'an escape character': '"\\u001b[31mred"',
  'nothing but white space': '" \\n\\t　 "',
  'the empty text': '""',
  'one unit too many': JSON.stringify('x'.repeat(4001)),
  'few units, too many bytes': JSON.stringify('한'.repeat(4001))
}
for (const [name, json] of Object.entries(texts)) {
  test(`over HTTP, a text is refused: ${name}`, async () => refused(await post(text(json))))

  test(`over the hub, a text is refused: ${name}`, async () => {
    const frames = await Frames.open(member)
    frames.invoke('1', 'Post', `["${room.id}","${randomUUID()}",${json},null,null]`)
    const { result } = await eventually('an answer', () => frames.answers.get('1'))
    assert.ok(result.status === 'refused' || result.problem, JSON.stringify(result))
    frames.terminate()
  })
}

test('a body of 10 MB is refused', async () => {
  const answer = await post(text(JSON.stringify('x'.repeat(10 * 1024 * 1024)))).catch(error => ({ cut: error }))
  if (!answer.cut) clean(answer)
})

test('ids that are none, and ids of nothing, are clean problems', async () => {
  for (const id of ['7', 'null', '%00', '..%2f..', '00000000-0000-0000-0000-000000000000', randomUUID(), 'x'.repeat(2000)]) {
    for (const [method, where, body] of [
      ['GET', `/api/channels/${id}/messages`],
      ['POST', `/api/channels/${id}/messages`, { clientId: randomUUID(), text: 'hello' }],
      ['GET', `/api/channels/${id}/draft`],
      ['PATCH', `/api/messages/${id}`, { text: 'hello' }],
      ['DELETE', `/api/messages/${id}`],
      ['PUT', `/api/messages/${id}/reactions/hear`]
    ]) {
      const answer = await member.call(method, where, body)
      assert.ok(answer.status >= 400 && answer.status < 500, `${method} ${where.slice(0, 80)} answered ${answer.status}`)
    }
  }
})

test('numbers that are none, in a query, are clean problems or ignored', async () => {
  for (const query of ['after=x', 'after=-1', 'before=1e999', 'limit=0', 'limit=100000', 'limit=x', 'after=99999999999999999999']) {
    const answer = await member.call('GET', `${path}?${query}`)
    if (answer.status !== 200) clean(answer)
    else assert.ok(answer.body.messages.length <= 100)
  }
})

test('hub calls with wrong ids and wrong shapes answer or close, and the next connection works', async () => {
  for (const args of ['["7",null]', '[null,null]', '[]', '[{"a":1},null]', `["${randomUUID()}",null]`, `["${room.id}","x"]`, `["${room.id}",-5]`]) {
    const frames = await Frames.open(member)
    frames.invoke('1', 'Enter', args)
    const answer = await Promise.race([eventually('an answer', () => frames.answers.get('1')), frames.closed.then(() => null)])
    assert.doesNotMatch(JSON.stringify(answer ?? ''), /StackTrace|\bat PeerCircle/)
    frames.terminate()
  }
})

test('a frame of 10 MB, broken JSON and deep nesting end that connection only', async () => {
  const calm = await Frames.open(other)
  for (const frame of ['x'.repeat(10 * 1024 * 1024), '{"type":1,', `{"type":1,"target":"Post","arguments":${'['.repeat(20_000)}`, '{"type":1,"invocationId":"1","target":"NoSuchCall","arguments":[]}']) {
    const frames = await Frames.open(member)
    frames.raw(frame)
    await Promise.race([frames.closed, eventually('an answer', () => frames.answers.get('1'))])
    frames.terminate()
  }
  calm.invoke('9', 'Enter', `["${room.id}",null]`)
  assert.ok((await eventually('the others are served', () => calm.answers.get('9'))).result.channelId)
  calm.terminate()
})

test('what belongs to somebody else can neither be edited nor withdrawn', async () => {
  const theirs = stored.find(message => message.html.includes('what ren wrote'))
  for (const [method, body] of [['PATCH', { text: 'mine now' }], ['DELETE', undefined]]) {
    const answer = await member.call(method, `/api/messages/${theirs.id}`, body)
    refused(answer)
  }
})

test("another's one-to-one is not there for a stranger", async () => {
  const mika = await Member.signIn(server.url, 'mika')
  const { status, body } = await mika.call('GET', '/api/conversations')
  const channels = status === 200 ? body.map(conversation => conversation.id) : []
  for (const id of [...channels, randomUUID()]) {
    assert.equal((await member.call('GET', `/api/channels/${id}/messages`)).status, 404)
    assert.equal((await member.call('POST', `/api/channels/${id}/messages`, { clientId: randomUUID(), text: 'hello' })).status, 404)
    const hub = await member.connect()
    assert.match((await hub.invoke('Enter', id, null)).problem.type, /not-found/)
    await hub.stop()
  }
})
