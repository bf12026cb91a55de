import { spawn } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { eventually } from './eventually.mjs'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** What was built last, Debug or Release. */
function newestBuild () {
  const built = ['Release', 'Debug'].map(configuration => join(root, `server/PeerCircle.Server/bin/${configuration}/net10.0/PeerCircle.Server.dll`))
  const newest = built.filter(existsSync).sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0]
  if (!newest) throw new Error('The server is not built: run tests/run, or dotnet build server/PeerCircle.Server')
  return newest
}

/** Starts a real server with the sample circle on a new SQLite file. It dies with this process. */
export async function startServer () {
  const program = newestBuild()
  const folder = await mkdtemp(join(tmpdir(), 'wire-'))
  const url = `http://127.0.0.1:${await freePort()}`
  const environment = { ...process.env, PeerCircle__DataDirectory: folder, PeerCircle__KeysDirectory: join(folder, 'keys') }
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', '--', 'dotnet', program, '--demo', '--urls', url], { env: environment, cwd: dirname(program), stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', text => { output += text })
  const ready = async () => {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}:\n${output}`)
    return (await fetch(`${url}/readyz`).catch(() => null))?.ok
  }
  await eventually('the server is ready', ready, 60_000).catch(error => { child.kill('SIGKILL'); throw new Error(`${error.message}\n${output}`) })
  return { url, output: () => output, stop: () => stop(child, folder) }
}

async function stop (child, folder) {
  const ended = new Promise(resolve => child.once('exit', resolve))
  child.kill('SIGKILL')
  if (child.exitCode === null && child.signalCode === null) await ended
  await rm(folder, { recursive: true })
}

function freePort () {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}
