import { z } from 'zod'
import type { Limits } from '../shared/protocol/limits.ts'
import { nearestName } from './nearestName.ts'
import { usualDataFolder } from './usualDataFolder.ts'

/** What the person who runs the server can set. */
export type Config = {
  host: string
  /** 0: any free port. */
  port: number
  dataFolder: string
  tldrawLicenseKey: string | undefined
  logLevel: (typeof logLevels)[number]
  /** Origins whose pages may open boards besides the server's own. */
  allowedOrigins: string[]
  /** How many proxies stand before the server; their X-Forwarded-* headers are believed. 0: none. */
  trustedProxies: number
  /** Whether `/metrics` answers others than programs on the server's own machine. */
  publicMetrics: boolean
  /** Whose pages may show boards in a frame, besides the server's own; `none`: not even those, `any`: whoever likes. */
  frameAncestors: string[] | 'none' | 'any'
  /** The limits that are set to something else than in shared/protocol/limits.ts. */
  limits: Partial<Limits>
}

export type ConfigReading = { config: Config; warnings: string[] } | { errors: string[]; warnings: string[] }

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const environmentSchema = z.object({
  HOST: z.string().default('0.0.0.0'),
  PORT: z
    .string()
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, 'must be a whole number from 0 to 65535')
    .transform(Number)
    .default(5858),
  FLAMINGO_DATA: z.string().default(usualDataFolder),
  FLAMINGO_TLDRAW_LICENSE_KEY: z.string().optional(),
  LOG_LEVEL: z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` }).default('info'),
  FLAMINGO_ALLOWED_ORIGINS: z
    .string()
    .transform((text) => text.split(',').map((origin) => origin.trim()))
    .refine((origins) => origins.every(isOrigin), 'must be a list of origins separated by commas, such as https://boards.example.org')
    .default([]),
  FLAMINGO_TRUST_PROXY: z
    .string()
    .refine(
      (text) => text === 'true' || text === 'false' || /^\d$/.test(text),
      'must be true, false, or the number of proxies in front (0 to 9)',
    )
    .transform((text) => (text === 'true' ? 1 : text === 'false' ? 0 : Number(text)))
    .default(0),
  FLAMINGO_METRICS: z
    .enum(['local', 'public'], { error: 'must be local or public' })
    .transform((who) => who === 'public')
    .default(false),
  FLAMINGO_FRAME_ANCESTORS: z
    .string()
    .transform((text) => text.split(',').map((origin) => origin.trim()))
    .refine(
      (origins) => origins.join() === 'none' || origins.join() === 'any' || origins.every(isOriginPattern),
      'must be none, any, or a list of origins separated by commas, such as https://wiki.example.org or https://*.example.org',
    )
    .transform((origins) => (origins.join() === 'none' ? 'none' : origins.join() === 'any' ? 'any' : origins))
    .default([]),
  FLAMINGO_TRASH_DAYS: count(1, 3_650).transform((days) => days && days * 24 * 60 * 60 * 1000),
  FLAMINGO_MAX_SESSIONS: count(1, 100_000),
  FLAMINGO_MAX_SESSIONS_PER_BOARD: count(1, 10_000),
  FLAMINGO_MAX_MESSAGE_MB: megabytes(1, 64),
  FLAMINGO_MAX_MESSAGES_PER_SECOND: count(10, 100_000),
  FLAMINGO_MAX_BOARD_MB: megabytes(1, 512),
  FLAMINGO_MAX_IMAGE_MB: megabytes(1, 1_000),
  FLAMINGO_MAX_IMAGES_PER_BOARD_MB: megabytes(1, 100_000),
  FLAMINGO_MAX_NEW_BOARDS_PER_HOUR: count(1, 1_000_000),
  FLAMINGO_MAX_EXPORTS_PER_MINUTE: count(1, 1_000_000),
})

function count(least: number, most: number) {
  const isInRange = (text: string): boolean => /^\d{1,7}$/.test(text) && Number(text) >= least && Number(text) <= most
  return z.string().refine(isInRange, `must be a whole number from ${least} to ${most}`).transform(Number).optional()
}

function megabytes(least: number, most: number) {
  return count(least, most).transform((number) => number && number * 1024 * 1024)
}

const prefix = 'FLAMINGO_'

// Read by the development server, not by this one.
const knownElsewhere = ['FLAMINGO_DEV_SERVER']

/**
 * Reads the configuration from environment variables. An empty one counts as not set. All errors come at once, each a
 * sentence; a name that looks like a misspelt one of ours is a warning.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): ConfigReading {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''))
  const warnings = warningsAbout(Object.keys(given))
  const parsed = environmentSchema.safeParse(given)
  if (!parsed.success) return { errors: parsed.error.issues.map((issue) => sentenceOf(issue, given)), warnings }
  const { data } = parsed
  return {
    config: {
      host: data.HOST,
      port: data.PORT,
      dataFolder: data.FLAMINGO_DATA,
      tldrawLicenseKey: data.FLAMINGO_TLDRAW_LICENSE_KEY,
      logLevel: data.LOG_LEVEL,
      allowedOrigins: data.FLAMINGO_ALLOWED_ORIGINS,
      trustedProxies: data.FLAMINGO_TRUST_PROXY,
      publicMetrics: data.FLAMINGO_METRICS,
      frameAncestors: data.FLAMINGO_FRAME_ANCESTORS,
      limits: limitsIn({
        trashMs: data.FLAMINGO_TRASH_DAYS,
        sessions: data.FLAMINGO_MAX_SESSIONS,
        sessionsPerBoard: data.FLAMINGO_MAX_SESSIONS_PER_BOARD,
        messageBytes: data.FLAMINGO_MAX_MESSAGE_MB,
        messagesPerSecond: data.FLAMINGO_MAX_MESSAGES_PER_SECOND,
        boardBytes: data.FLAMINGO_MAX_BOARD_MB,
        uploadBytes: data.FLAMINGO_MAX_IMAGE_MB,
        uploadBytesPerBoard: data.FLAMINGO_MAX_IMAGES_PER_BOARD_MB,
        boardsPerAddressPerHour: data.FLAMINGO_MAX_NEW_BOARDS_PER_HOUR,
        exportsPerAddressPerMinute: data.FLAMINGO_MAX_EXPORTS_PER_MINUTE,
      }),
    },
    warnings,
  }
}

/** Those that are set: an absent one must not stand in the way of the usual one. */
function limitsIn(given: { [Name in keyof Limits]?: number | undefined }): Partial<Limits> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}

function warningsAbout(names: string[]): string[] {
  const known = [...Object.keys(environmentSchema.shape), ...knownElsewhere].filter((name) => name.startsWith(prefix))
  // What all names have in common says nothing about which one was meant.
  const knownRests = known.map((name) => name.slice(prefix.length))
  return names
    .filter((name) => name.startsWith(prefix) && !known.includes(name))
    .map((name) => {
      const nearest = nearestName(name.slice(prefix.length), knownRests)
      return nearest ? `${name} is not a setting: did you mean ${prefix}${nearest}?` : `${name} is not a setting and is ignored.`
    })
}

function sentenceOf(issue: z.core.$ZodIssue, given: Record<string, string | undefined>): string {
  const name = String(issue.path[0])
  return `${name} ${issue.message}, not "${given[name]}".`
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text
}

/** An origin, or one whose host begins with `*.`, as a content security policy takes it. */
function isOriginPattern(text: string): boolean {
  return isOrigin(text.replace('://*.', '://'))
}
