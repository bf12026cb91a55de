import { connect, createServer } from 'node:net'

/** A way to the server that can be cut like a cable: no goodbye reaches either side's application. */
export async function cuttable (url) {
  const target = new URL(url)
  const open = new Set()
  const server = createServer(near => {
    const far = connect(Number(target.port), target.hostname)
    for (const socket of [near, far]) open.add(socket.on('error', () => {}).on('close', () => { near.destroy(); far.destroy() }))
    near.pipe(far).pipe(near)
  })
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
  const cut = () => { for (const socket of open) socket.destroy(); open.clear() }
  return { url: `http://127.0.0.1:${server.address().port}`, cut, close: () => { cut(); server.close() } }
}
