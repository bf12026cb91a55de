// Reads what the tools that run these files would read, and says what does not fit together.
import { existsSync, readFileSync } from 'node:fs'
import { join, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseDocument } from 'yaml'

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '..')
const read = name => readFileSync(join(here, name), 'utf8')
const problems = []
const must = (holds, problem) => holds || problems.push(problem)
const all = (text, pattern) => [...text.matchAll(pattern)].map(match => match[1])

const source = read('compose.yaml')
const document = parseDocument(source, { merge: true })
problems.push(...document.errors.map(error => `compose.yaml: ${error.message}`))
const compose = document.toJS()

for (const [name, service] of Object.entries(compose.services)) {
  must(service.image || service.build, `${name}: neither image nor build`)
  must(!/:latest$/.test(service.image ?? ''), `${name}: an image without a version`)
  must(!service.build || existsSync(join(here, service.build.context, service.build.dockerfile)), `${name}: its Dockerfile does not exist`)
  for (const [other, how] of Object.entries(service.depends_on ?? {})) {
    const target = compose.services[other]
    must(target, `${name} depends on ${other}, which does not exist`)
    must(how.condition !== 'service_healthy' || target?.healthcheck, `${name} waits for the health of ${other}, which has no healthcheck`)
  }
  for (const volume of service.volumes ?? [])
    must(volume.split(':')[0] in compose.volumes, `${name}: the volume ${volume} is not declared`)
  for (const port of service.ports ?? [])
    must(port.startsWith('127.0.0.1:'), `${name}: the port ${port} is open to the network, past the proxy`)
}

const asked = new Set(all(source, /\$\{(\w+)/g))
const offered = new Set(all(read('.env.example'), /^(\w+)=/gm))
for (const name of asked) must(offered.has(name), `.env.example lacks ${name}, which compose.yaml asks for`)
for (const name of offered) must(asked.has(name), `.env.example has ${name}, which nothing asks for`)

const dockerfile = read('Dockerfile')
for (const paths of all(dockerfile, /^COPY (?!--from)(.+) \S+$/gm))
  for (const path of paths.split(' ')) must(existsSync(join(root, path)), `Dockerfile copies ${path}, which does not exist`)
const port = dockerfile.match(/EXPOSE (\d+)/)[1]
must(compose.services.server.ports.some(mapping => mapping.endsWith(`:${port}`)), `compose.yaml does not publish the port ${port} of the Dockerfile`)
must(read('ready').includes(`/${port} `), `ready asks another port than ${port}`)

const outside = compose.services.server.ports[0].split(':')[1]
for (const file of ['Caddyfile', 'nginx.conf', 'peercircle.service'])
  must(read(file).includes(`127.0.0.1:${outside}`), `${file} uses another address than 127.0.0.1:${outside}`)

problems.forEach(problem => console.error(`infra: ${problem}`))
console.log(`infra: compose.yaml, .env.example, Dockerfile, Caddyfile, nginx.conf, peercircle.service fit together: ${problems.length === 0 ? 'yes' : 'NO'}`)
process.exitCode = problems.length === 0 ? 0 : 1
