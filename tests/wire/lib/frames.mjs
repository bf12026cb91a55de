import WebSocket from 'ws'

const recordEnd = '\x1e'

/** The hub's frames by hand, for what no library would send. */
export class Frames {
  constructor (socket) {
    Object.assign(this, { socket, answers: new Map(), closed: new Promise(resolve => socket.once('close', resolve)) })
    socket.on('message', data => String(data).split(recordEnd).filter(Boolean).map(JSON.parse).forEach(frame => this.answers.set(frame.invocationId, frame)))
    socket.on('error', () => {})
  }

  static async open (member) {
    const socket = new WebSocket(`${member.url.replace('http', 'ws')}/hub/v1`, { headers: { Cookie: member.cookie } })
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
    const frames = new Frames(socket)
    frames.raw('{"protocol":"json","version":1}')
    return frames
  }

  raw (text) { this.socket.send(text + recordEnd) }

  /** Sends an invocation whose arguments are given as JSON text. */
  invoke (id, target, argumentsJson) { this.raw(`{"type":1,"invocationId":"${id}","target":"${target}","arguments":${argumentsJson}}`) }

  terminate () { this.socket.terminate() }
}
