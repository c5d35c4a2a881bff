import type { z } from 'zod'

import { readerSpeeds, type lineRules, type readers } from '#shared/contract/readers.ts'

import type { Reader } from './reader.ts'

export type Rules = z.infer<typeof lineRules>
export type Port = z.infer<(typeof readers.ports)['~orpc']['outputSchema'] & object>[number]
type Speed = (typeof readerSpeeds)[number]

/** The form's values: what is null in the record has a word here. */
export interface ReaderValues {
  name: string
  family: Reader['family']
  dialect: NonNullable<Reader['dialect']>
  direction: 'shift' | 'in' | 'out'
  path: string
  baudRate: Speed
  alarmSeconds: number
  rules: Rules
  password?: string
}

const usualRules: Rules = {
  ...{ form: 'frame', cardAs: 'printed', prefix: '', suffix: '', minLength: 4, silenceEnds: false },
}

/** What the form begins with. */
export function valuesOf(reader: Reader | null, port: Port | undefined): Partial<ReaderValues> {
  return {
    family: reader?.family ?? 'ef01',
    dialect: reader?.dialect ?? 'classic',
    direction: reader?.direction ?? 'shift',
    baudRate: readerSpeeds.find((speed) => speed === reader?.baudRate) ?? 57_600,
    alarmSeconds: reader?.alarmSeconds ?? 60,
    rules: reader?.lineRules ?? usualRules,
    ...(port && { path: port.path }),
    ...(reader && { name: reader.name, path: reader.path }),
  }
}

/** What is saved; the adapter is that of the chosen port, and stays as it was while the reader is away from it. */
export function inputOf(values: ReaderValues, reader: Reader | null, ports: readonly Port[]) {
  const { name, family, dialect, direction, baudRate, alarmSeconds, rules } = values
  const path = values.path.trim()
  const known = path === reader?.path ? reader : null
  const { usbId = null, usbSerial = null } = ports.find((port) => port.path === path) ?? known ?? {}
  return {
    ...{ name, family, path, baudRate, alarmSeconds, usbId, usbSerial },
    dialect: family === 'ef01' ? dialect : null,
    direction: direction === 'shift' ? null : direction,
    // hidden fields keep what they had
    lineRules: family === 'line' ? { ...usualRules, ...rules } : null,
  }
}

/** A module password as typed, decimal or 0x…; null when left empty, undefined when it is none. */
export function parsePassword(typed: string): number | null | undefined {
  const text = typed.trim()
  if (text === '') return null
  if (!/^(?:\d{1,10}|0x[0-9a-f]{1,8})$/i.test(text)) return undefined
  const value = Number(text)
  return value <= 0xffffffff ? value : undefined
}
