import type { ReaderInfo } from '../../readers/reader.ts'

/**
 * What makes templates interchangeable, as a text: only a module of the same one understands another's (wire reference 2.8).
 * Family, dialect and the module's own name for itself, without the batch and serial number that an R503 tells.
 */
export function modelOf(
  { family, dialect }: { readonly family: string; readonly dialect: string | null },
  { model }: Pick<ReaderInfo, 'model'>,
): string {
  const name = dialect === 'r503' ? model.replace(/ \S*-\S*(?= \S+\/\d+$)/, '') : model
  return `${family} ${dialect ?? 'classic'} ${name}`
}
