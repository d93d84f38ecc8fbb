import { expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'

test('[CONFIG-1] without any setting there is a working configuration', () => {
  expect(readConfig({ PATH: '/bin' })).toEqual({
    config: {
      host: '0.0.0.0',
      port: 5858,
      dataFolder: './data',
      tldrawLicenseKey: undefined,
      logLevel: 'info',
      allowedOrigins: [],
      trustedProxies: 0,
      publicMetrics: false,
      frameAncestors: [],
      limits: {},
    },
    warnings: [],
  })
})

test('[CONFIG-1] every setting is taken, and an empty one counts as not set', () => {
  const reading = readConfig({
    HOST: '127.0.0.1',
    PORT: '0',
    FLAMINGO_DATA: '/srv/flamingo',
    FLAMINGO_TLDRAW_LICENSE_KEY: 'tldraw-key',
    LOG_LEVEL: '',
    FLAMINGO_ALLOWED_ORIGINS: 'https://boards.example.org, http://192.168.1.5:8080',
    FLAMINGO_TRUST_PROXY: 'true',
    FLAMINGO_METRICS: 'public',
    FLAMINGO_FRAME_ANCESTORS: 'https://wiki.example.org,https://*.example.com',
    FLAMINGO_MAX_SESSIONS: '100',
    FLAMINGO_MAX_SESSIONS_PER_BOARD: '40',
    FLAMINGO_MAX_MESSAGE_MB: '4',
    FLAMINGO_MAX_MESSAGES_PER_SECOND: '100',
    FLAMINGO_MAX_BOARD_MB: '16',
    FLAMINGO_MAX_IMAGE_MB: '5',
    FLAMINGO_MAX_IMAGES_PER_BOARD_MB: '50',
    FLAMINGO_MAX_NEW_BOARDS_PER_HOUR: '6',
    FLAMINGO_MAX_EXPORTS_PER_MINUTE: '12',
  })
  expect(reading).toEqual({
    config: {
      host: '127.0.0.1',
      port: 0,
      dataFolder: '/srv/flamingo',
      tldrawLicenseKey: 'tldraw-key',
      logLevel: 'info',
      allowedOrigins: ['https://boards.example.org', 'http://192.168.1.5:8080'],
      trustedProxies: 1,
      publicMetrics: true,
      frameAncestors: ['https://wiki.example.org', 'https://*.example.com'],
      limits: {
        sessions: 100,
        sessionsPerBoard: 40,
        messageBytes: 4 * 1024 * 1024,
        messagesPerSecond: 100,
        boardBytes: 16 * 1024 * 1024,
        uploadBytes: 5 * 1024 * 1024,
        uploadBytesPerBoard: 50 * 1024 * 1024,
        boardsPerAddressPerHour: 6,
        exportsPerAddressPerMinute: 12,
      },
    },
    warnings: [],
  })
})

test('[CONFIG-2] all errors are told at once, in words', () => {
  const reading = readConfig({
    PORT: '80000',
    LOG_LEVEL: 'loud',
    FLAMINGO_ALLOWED_ORIGINS: 'boards.example.org/path',
    FLAMINGO_TRUST_PROXY: 'maybe',
    FLAMINGO_FRAME_ANCESTORS: 'wiki.example.org',
    FLAMINGO_MAX_SESSIONS: '0',
    FLAMINGO_MAX_MESSAGE_MB: '1.5',
    FLAMINGO_MAX_BOARD_MB: 'lots',
  })
  expect(reading).toEqual({
    errors: [
      'PORT must be a whole number from 0 to 65535, not "80000".',
      'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent, not "loud".',
      'FLAMINGO_ALLOWED_ORIGINS must be a list of origins separated by commas, such as https://boards.example.org, not "boards.example.org/path".',
      'FLAMINGO_TRUST_PROXY must be true, false, or the number of proxies in front (0 to 9), not "maybe".',
      'FLAMINGO_FRAME_ANCESTORS must be none, any, or a list of origins separated by commas, such as https://wiki.example.org or https://*.example.org, not "wiki.example.org".',
      'FLAMINGO_MAX_SESSIONS must be a whole number from 1 to 100000, not "0".',
      'FLAMINGO_MAX_MESSAGE_MB must be a whole number from 1 to 64, not "1.5".',
      'FLAMINGO_MAX_BOARD_MB must be a whole number from 1 to 512, not "lots".',
    ],
    warnings: [],
  })
})

test('[CONFIG-3] a misspelt setting is warned about with the one it was meant to be', () => {
  expect(
    readConfig({ FLAMINGO_DATE: 'x', FLAMINGO_TRUSTPROXY: '1', FLAMINGO_PINK: 'yes', FLAMINGO_DEV_SERVER: 'http://127.0.0.1:1' }).warnings,
  ).toEqual([
    'FLAMINGO_DATE is not a setting: did you mean FLAMINGO_DATA?',
    'FLAMINGO_TRUSTPROXY is not a setting: did you mean FLAMINGO_TRUST_PROXY?',
    'FLAMINGO_PINK is not a setting and is ignored.',
  ])
})

test('[CONFIG-1] framing can be forbidden to all and allowed to all', () => {
  expect(readConfig({ FLAMINGO_FRAME_ANCESTORS: 'none' })).toMatchObject({ config: { frameAncestors: 'none' } })
  expect(readConfig({ FLAMINGO_FRAME_ANCESTORS: 'any' })).toMatchObject({ config: { frameAncestors: 'any' } })
})
