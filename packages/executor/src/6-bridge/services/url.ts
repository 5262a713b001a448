import { readRecord } from './read-request.ts'

const PARTS = [
  'href',
  'origin',
  'protocol',
  'username',
  'password',
  'host',
  'hostname',
  'port',
  'pathname',
  'search',
  'hash',
] as const

/** The parts of a parsed URL, as the properties of the web's URL class give them. */
export type UrlParts = Record<(typeof PARTS)[number], string>

// Every host has URL, though it is no part of the language and so not of this project's type libraries.
type UrlClass = new (url: string, base?: string) => UrlParts
const HostUrl: UrlClass = (globalThis as unknown as { URL: UrlClass }).URL

/**
 * Answers `url.parse` ({ url, base } to parts, null for what is no URL) and `url.set` ({ href, name, value }: the parts
 * after setting one, as the setter of that name does it).
 */
export function answerUrl(kind: string, argument: unknown): UrlParts | null {
  const fields = readRecord(argument)
  if (kind === 'parse') return parse(readText(fields['url']), fields['base'])
  if (kind !== 'set') throw new TypeError(`Cannot answer the guest: there is no service url.${kind}`)
  const url = new HostUrl(readText(fields['href']))
  const name = PARTS.find((part) => part === fields['name'])
  if (name === undefined || name === 'origin' || name === 'href') throw new TypeError('Cannot set this part of a URL')
  url[name] = readText(fields['value'])
  return readParts(url)
}

function parse(text: string, base: unknown): UrlParts | null {
  try {
    return readParts(base === undefined ? new HostUrl(text) : new HostUrl(text, readText(base)))
  } catch {
    return null
  }
}

function readParts(url: UrlParts): UrlParts {
  const parts: Partial<UrlParts> = {}
  for (const part of PARTS) parts[part] = url[part]
  // Every part was just set.
  return parts as UrlParts
}

function readText(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError(`Cannot parse a URL from a ${typeof value}`)
  return value
}
