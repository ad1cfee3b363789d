#!/usr/bin/env node
/**
 * Verifies an evidence bundle of Watchfloor: node verify-bundle.mjs <bundle.zip | folder> --key hub-public-key.pem
 *
 * Needs Node.js ≥ 20 and nothing else; this one file may be handed on and read. It checks that the manifest is signed by the hub's key, that every
 * file is as the manifest says and none is missing or added, that the chain of records is whole up to its last one, and that timeline and files
 * are those which the records speak of. Exit 0: all of it holds. Exit 1: what does not is named, one line each. Exit 2: it could not be read.
 */
import { createHash, createPublicKey, verify } from 'node:crypto'
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { crc32, inflateRawSync } from 'node:zlib'

const FORMAT = 'watchfloor-bundle/1'
const CHAIN_START = '0'.repeat(64)
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex')

const args = process.argv.slice(2)
const keyAt = args.indexOf('--key')
const keyFile = keyAt >= 0 ? args.splice(keyAt, 2)[1] : undefined
const [bundle] = args
if (!bundle || (keyAt >= 0 && !keyFile)) {
  console.error('usage: node verify-bundle.mjs <bundle.zip | folder> --key hub-public-key.pem')
  process.exit(2)
}

const faults = []
const fault = (what, why) => faults.push(`${what}: ${why}`)
try {
  check(statSync(bundle).isDirectory() ? readFolder(bundle) : readZip(readFileSync(bundle)))
} catch (error) {
  console.error(`FAIL  ${bundle}: ${error.message}`)
  process.exit(2)
}

function check(files) {
  const manifestBytes = files.get('manifest.json')
  if (!manifestBytes) { fault('manifest.json', 'is missing'); return report() }
  checkSignature(files, manifestBytes)
  const manifest = read('manifest.json', manifestBytes)
  if (!manifest) return report()
  if (manifest.format !== FORMAT) fault('manifest.json', `has the format ${manifest.format}, not ${FORMAT}`)
  checkFiles(files, manifest)
  const chain = read('chain.json', files.get('chain.json')) ?? []
  checkChain(chain, manifest)
  checkTimeline(chain, read('timeline.json', files.get('timeline.json')) ?? [])
  checkEvidence(chain, files)
  report(manifest, chain, files)
}

function checkSignature(files, manifestBytes) {
  const own = files.get('hub-public-key.pem')
  const key = publicKey(keyFile ?? 'hub-public-key.pem', keyFile ? readFileSync(keyFile) : own)
  if (!key) return
  const signature = Buffer.from((files.get('manifest.sig') ?? Buffer.alloc(0)).toString('latin1'), 'base64')
  if (signature.length === 0) fault('manifest.sig', 'is missing or empty')
  else if (!verify(null, manifestBytes, key, signature)) {
    const inside = own && publicKey('hub-public-key.pem', own)
    const other = keyFile && inside && verify(null, manifestBytes, inside, signature)
    fault('manifest.sig', other ? `signed by another key than ${keyFile}` : 'does not fit manifest.json: one of them was changed, or another key signed it')
  }
}

function publicKey(name, pem) {
  try { return createPublicKey(pem) } catch { fault(name, 'is no public key'); return null }
}

function checkFiles(files, manifest) {
  const listed = new Set(['manifest.json', 'manifest.sig'])
  for (const { path, bytes, sha256: hash } of manifest.files ?? []) {
    listed.add(path)
    const found = files.get(path)
    if (!found) fault(path, 'is missing')
    else if (sha256(found) !== hash) fault(path, `was changed (${found.length} bytes, ${bytes} were signed; SHA-256 is not the signed one)`)
  }
  for (const path of files.keys()) if (!listed.has(path)) fault(path, 'does not belong to the bundle')
}

/** A record's hash is the SHA-256 of: the hash before it, a line feed, the record in canonical form (RFC 8785). */
function checkChain(chain, manifest) {
  let previous = CHAIN_START
  chain.forEach((link, at) => {
    const name = `record ${at + 1}`
    if (link.seq !== at + 1) fault(name, `is numbered ${link.seq}: a record is missing or out of its place`)
    if (link.previous !== previous) fault(name, 'is not bound to the record before it')
    if (sha256(`${link.previous}\n${canonical(link.record)}`) !== link.hash) fault(name, 'was changed: its hash is another')
    if (link.record?.incidentId !== manifest.incident?.id) fault(name, 'belongs to another incident')
    previous = link.hash
  })
  const { records, head } = manifest.chain ?? {}
  if (records > chain.length) fault(chain.length + 1 === records ? `record ${records}` : `records ${chain.length + 1} to ${records}`, `missing at the end of the chain (${chain.length} of ${records} are there)`)
  else if (records !== chain.length) fault('chain.json', `has ${chain.length} records, ${records} were signed`)
  else if (head !== previous) fault('chain.json', 'does not end with the record that was signed as the last')
}

function checkTimeline(chain, timeline) {
  const lines = new Map(timeline.map((line) => [line.id, line]))
  for (const { seq, record } of chain) {
    const line = lines.get(record?.line?.id)
    lines.delete(record?.line?.id)
    if (!line) fault(`timeline line of record ${seq} (${record?.action})`, 'is missing')
    else if (sha256(lineText(line)) !== record.line.sha256) fault(`timeline line of record ${seq} (${line.action} at ${line.recordedAt})`, 'was changed: it is not what was recorded')
  }
  for (const line of lines.values()) fault(`timeline line ${line.id} (${line.action})`, 'has no record: it was added')
}

function checkEvidence(chain, files) {
  const there = new Map([...files].filter(([path]) => path.startsWith('evidence/')).map(([path, bytes]) => [path.slice(9).split('.')[0], { path, bytes }]))
  for (const { seq, record } of chain) for (const { hash, name } of record?.items ?? []) {
    const found = there.get(hash)
    if (!found) fault(`evidence ${hash.slice(0, 12)} (${name})`, `of record ${seq} is missing`)
    else if (sha256(found.bytes) !== hash) fault(found.path, `is not the file of record ${seq}`)
  }
}

function report(manifest, chain, files) {
  for (const one of new Set(faults)) console.error(`FAIL  ${one}`)
  if (faults.length > 0) process.exit(1)
  const evidence = [...files.keys()].filter((path) => path.startsWith('evidence/')).length
  console.log(`OK    incident ${manifest.incident.number}: ${chain.length} records, ${evidence} pieces of evidence, ${files.size} files; exported ${manifest.exportedAt} by ${manifest.exportedBy}`)
  console.log(keyFile ? `OK    signed by ${keyFile}` : 'NOTE  checked with the key inside the bundle: this proves that the bundle fits itself. Get the hub\'s key from the centre and pass it by --key.')
}

/** `undoUntil` was a promise to the person who acted and is no part of what is recorded. */
function lineText({ undoUntil: _, ...line }) {
  const utc = (time) => time && new Date(time).toISOString()
  return canonical({ ...line, recordedAt: utc(line.recordedAt), occurredAt: utc(line.occurredAt) })
}

function canonical(value) {
  if (typeof value === 'string') return JSON.stringify(value.replace(/[\ud800-\udfff]/gu, '\ufffd'))
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null)
  return `{${Object.entries(value).filter(([, member]) => member !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, member]) => `${canonical(key)}:${canonical(member)}`).join(',')}}`
}

function read(name, bytes) {
  if (!bytes) return null
  try { return JSON.parse(bytes.toString('utf8')) } catch { fault(name, 'cannot be read as JSON'); return null }
}

function readFolder(root) {
  return new Map(readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => {
    const path = join(entry.parentPath ?? entry.path, entry.name)
    return [relative(root, path).split(sep).join('/'), readFileSync(path)]
  }))
}

/** A zip by its central directory: stored and deflated entries, which is all a bundle has. */
function readZip(zip) {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0) throw new Error('is neither a folder nor a whole zip file')
  const files = new Map()
  for (let at = zip.readUInt32LE(end + 16), left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== 0x02014b50) throw new Error('the list of files in the zip is damaged')
    const [method, sum, size, names, extra, comment, local] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 16), zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32), zip.readUInt32LE(at + 42)]
    const path = zip.toString('utf8', at + 46, at + 46 + names)
    if (files.has(path)) fault(path, 'is there twice')
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const packed = zip.subarray(from, from + size)
    try { files.set(path, method === 8 ? inflateRawSync(packed) : Buffer.from(packed)) } catch { fault(path, 'was changed: it cannot be unpacked'); files.set(path, Buffer.alloc(0)) }
    if (crc32(files.get(path)) !== sum) fault(path, 'does not have the check sum that the zip names')
    if (zip.toString('utf8', local + 30, local + 30 + names) !== path) fault(path, 'has two names in the zip')
    at += 46 + names + extra + comment
  }
  return files
}
