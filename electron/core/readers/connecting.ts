import { connectEf01, SCAN_SPEEDS } from './ef01/connect.ts'
import type { Ef01Dialect } from './ef01/dialect.ts'
import { connectF5, F5_SPEEDS } from './f5/connect.ts'
import { connectGt511, GT511_SPEEDS } from './gt511/connect.ts'
import { connectLine } from './line/connect.ts'
import type { LineSettings } from './line/settings.ts'
import type { SupervisorOptions } from './supervisor-types.ts'

/** What is set for a reader beyond its place. */
export type ReaderSetting = {
  family: 'ef01' | 'gt511' | 'f5' | 'line'
  /** Of an EF01 module; null: classic. */
  dialect: Ef01Dialect | null
  /** Bits a second. */
  baudRate: number
  /** Of a line reader; null: as they come. */
  lineRules: Partial<LineSettings> | null
}

/** How the supervisor connects a reader of its family. A line reader is only ever listened to at the speed that is set. */
export function connectingOf(
  setting: ReaderSetting,
): Pick<SupervisorOptions, 'connect' | 'speeds' | 'tuning' | 'baudRate'> {
  const { baudRate } = setting
  switch (setting.family) {
    case 'ef01':
      return {
        baudRate,
        connect: connectEf01,
        speeds: SCAN_SPEEDS,
        tuning: { dialect: setting.dialect ?? 'classic' },
      }
    case 'gt511':
      return { baudRate, connect: connectGt511, speeds: GT511_SPEEDS }
    case 'f5':
      return { baudRate, connect: connectF5, speeds: F5_SPEEDS }
    case 'line': {
      const settings = setting.lineRules ?? {}
      return { baudRate, connect: (options) => connectLine({ ...options, settings }), speeds: [] }
    }
  }
}
