import { sayBoth } from '#shared/i18n/fill.ts'
import { command as texts } from '#shared/i18n/command.ts'
import { CommandError, UsageError, type Command } from './command.ts'

/** Loaded one by one: `help` must work where nothing else does. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./start.ts')).startCommand,
  call: async () => (await import('./call.ts')).callCommand,
  verify: async () => (await import('./verify.ts')).verifyCommand,
  backup: async () => (await import('./backup.ts')).backupCommand,
  restore: async () => (await import('./restore.ts')).restoreCommand,
  'recover-key': async () => (await import('./recover-key.ts')).recoverKeyCommand,
  'simulate-reader': async () => (await import('./simulate-reader.ts')).simulateReaderCommand,
  doctor: async () => (await import('./doctor.ts')).doctorCommand,
}

const say = (line: string) => process.stderr.write(`${line}\n`)

function usageOf({ usage, summary, options }: Command): string {
  const lines = options.map(([flag, what]) => `  ${flag.padEnd(28)} ${sayBoth(what)}`)
  return [`qiantai ${usage}`, `  ${sayBoth(summary)}`, ...lines].join('\n')
}

async function help(): Promise<number> {
  const lines = await Promise.all(
    Object.values(commands).map(async (load) => {
      const { usage, summary } = await load()
      return `  qiantai ${usage}\n      ${sayBoth(summary)}`
    }),
  )
  process.stdout.write(`${sayBoth(texts.intro)}\n\n${lines.join('\n')}\n\n${sayBoth(texts.more)}\n`)
  return 0
}

function complain(error: unknown, command: Command | null): number {
  if (error instanceof UsageError) {
    say(error.message)
    say(command ? usageOf(command) : sayBoth(texts.more))
    return 2
  }
  if (error instanceof CommandError) {
    say(error.message)
    return 1
  }
  throw error
}

/** Runs `qiantai` with these arguments and answers its exit code: 0 well, 1 not well, 2 wrong usage. */
export async function runCommand([name = 'help', ...args]: string[]): Promise<number> {
  if (name === 'help' || name === '--help' || name === '-h') return help()
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!load) return complain(new UsageError(sayBoth(texts.noSuchCommand, { name })), null)
  const command = await load()
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(`${usageOf(command)}\n`)
    return 0
  }
  try {
    return await command.run(args)
  } catch (error) {
    return complain(error, command)
  }
}
