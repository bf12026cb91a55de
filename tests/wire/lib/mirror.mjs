/** What a client holds of one channel, kept by the rules of the wire ("How a client keeps up"). */
export class Mirror {
  constructor () { this.clear() }

  clear () { Object.assign(this, { epoch: null, version: 0, messages: new Map(), behind: false }) }

  /** Applies a ChangeSet, or notes that it is behind and has to ask "since mine". */
  apply (set) {
    if (set.reset || set.epoch !== this.epoch) {
      if (this.epoch !== null && !set.reset && set.after > 0) { this.behind = true; return }
      this.clear()
      this.epoch = set.epoch
    } else if (set.after > this.version) { this.behind = true; return }
    for (const message of set.messages) this.#keep(message)
    for (const { id, version, reactions } of set.reactions) this.#react(id, version, reactions)
    this.version = Math.max(this.version, set.version)
  }

  /** What one sees, in order. */
  get seen () {
    return [...this.messages.values()].sort((a, b) => a.position - b.position)
      .map(({ id, position, state, html, reactions }) => ({ id, position, state, html, reactions }))
  }

  #keep (message) {
    if ((this.messages.get(message.id)?.version ?? -1) < message.version) this.messages.set(message.id, { ...message })
  }

  #react (id, version, reactions) {
    const known = this.messages.get(id)
    if (known && known.version < version) Object.assign(known, { version, reactions })
  }
}

/** All of a channel's history, page by page from the newest. */
export async function fetchAll (member, channelId) {
  const mirror = new Mirror()
  let page = (await member.call('GET', `/api/channels/${channelId}/messages?limit=100`)).body
  mirror.apply(page)
  while (page.more) {
    const oldest = Math.min(...page.messages.map(message => message.position))
    page = (await member.call('GET', `/api/channels/${channelId}/messages?before=${oldest}&limit=100`)).body
    mirror.apply({ ...page, reset: false, epoch: mirror.epoch, after: 0 })
  }
  return mirror
}
