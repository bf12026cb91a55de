import { HubConnectionBuilder, HttpTransportType, LogLevel } from '@microsoft/signalr'

let born = 0

/** A person with a cookie: everything goes over the documented calls. */
export class Member {
  constructor (url, cookie, profile) { Object.assign(this, { url, cookie, ...profile }) }

  /** Signs up a new member. */
  static async signUp (url) {
    const nickname = `wire ${process.pid.toString(36)} ${(born++).toString(36)}`
    const answer = await send(url, 'POST', '/api/members', { nickname, password: 'a long enough passphrase', bornYear: 1990, language: 'en' })
    if (answer.status !== 201) throw new Error(`Sign-up answered ${answer.status}: ${JSON.stringify(answer.body)}`)
    return new Member(url, answer.cookie, answer.body)
  }

  /** Signs in somebody of the sample circle. */
  static async signIn (url, nickname, password = 'peercircle-demo') {
    const answer = await send(url, 'POST', '/api/session', { nickname, password })
    if (answer.status !== 204) throw new Error(`Sign-in answered ${answer.status}: ${JSON.stringify(answer.body)}`)
    const member = new Member(url, answer.cookie, { nickname })
    return Object.assign(member, (await member.call('GET', '/api/me')).body)
  }

  call (method, path, body, headers) { return send(this.url, method, path, body, { cookie: this.cookie, ...headers }) }

  async room (slug) {
    const { body } = await this.call('GET', '/api/rooms')
    return body.find(room => room.slug === slug) ?? (() => { throw new Error(`No room ${slug} in ${JSON.stringify(body)}`) })()
  }

  /** Opens a hub connection; `through` is another address that leads to the server. */
  async connect (through = this.url) {
    const hub = new HubConnectionBuilder()
      .withUrl(`${through}/hub/v1`, { transport: HttpTransportType.WebSockets, headers: { Cookie: this.cookie } })
      .configureLogging(LogLevel.None).build()
    hub.changes = []
    hub.on('Changed', change => hub.changes.push(change))
    for (const other of ['Presence', 'Heads', 'Support', 'SignedOut']) hub.on(other, () => {})
    await hub.start()
    return hub
  }
}

/** One HTTP call. A string body is sent as it is, anything else as JSON. */
export async function send (url, method, path, body, headers = {}) {
  const answer = await fetch(url + path, {
    method,
    redirect: 'manual',
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
  })
  const text = await answer.text()
  const json = /json/.test(answer.headers.get('content-type') ?? '')
  const cookie = answer.headers.getSetCookie().map(set => set.split(';')[0]).join('; ')
  return { status: answer.status, headers: answer.headers, body: json ? JSON.parse(text) : text, cookie }
}
