import { useMutation, useQuery } from '@tanstack/react-query'
import { AutoComplete } from 'antd'

import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { FieldItem, SecretField, SelectField, TextField } from '../../ui/fields.tsx'
import { FieldGrid, FormDialog } from '../../ui/form.tsx'
import { useNotice } from '../../ui/notice.tsx'
import type { Reader } from './reader.ts'

const speeds = [9600, 19200, 38400, 57600, 115200] as const
type Speed = (typeof speeds)[number]
type Values = { name: string; path: string; baudRate: Speed; password?: string }

/** A module password as typed, decimal or 0x…; null when left empty, undefined when it is none. */
function parsePassword(typed: string): number | null | undefined {
  const text = typed.trim()
  if (text === '') return null
  if (!/^(?:\d{1,10}|0x[0-9a-f]{1,8})$/i.test(text)) return undefined
  const value = Number(text)
  return value <= 0xffffffff ? value : undefined
}

/** Adds or changes a reader; the port is chosen from those the system knows, or typed. */
export function ReaderForm({ reader, onClose }: { reader: Reader | null; onClose: () => void }) {
  const { t } = useTexts()
  const api = useApi()
  const { done } = useNotice()
  const problems = useProblems()
  const requestId = useRequestId()
  const ports = useQuery(api.readers.ports.queryOptions({ input: {}, staleTime: 0 }))
  const save = useMutation(api.readers.save.mutationOptions())
  return (
    <FormDialog<Values>
      open
      title={t(reader ? 'readers.edit' : 'readers.add')}
      initial={{
        baudRate: speeds.find((speed) => speed === reader?.baudRate) ?? 57600,
        ...(reader && { name: reader.name, path: reader.path }),
      }}
      onClose={onClose}
      problemsOf={problems.ofForm}
      onSubmit={async ({ name, path, baudRate, password = '' }) => {
        const number = parsePassword(password)
        if (number === undefined)
          return { fields: [{ field: 'password', message: t('readers.passwordWrong') }] }
        const input = { id: reader?.id ?? null, name, path: path.trim(), baudRate, password: number }
        await save.mutateAsync({ requestId: requestId.current(), ...input })
        done(t('readers.saved', { name }))
        return undefined
      }}
    >
      <TextField name="name" label={t('readers.name')} hint={t('readers.nameHint')} required maxLength={40} />
      <FieldItem name="path" label={t('readers.path')} hint={t('readers.pathHint')} required>
        <AutoComplete
          defaultActiveFirstOption={false}
          options={(ports.data ?? []).map(({ path, label }) => ({
            value: path,
            label: label === '' ? path : `${path} · ${label}`,
          }))}
          maxLength={200}
        />
      </FieldItem>
      <FieldGrid columns={2}>
        <SelectField
          name="baudRate"
          label={t('readers.baudRate')}
          options={speeds.map((value) => ({ value, label: String(value) }))}
          required
        />
        <SecretField
          name="password"
          label={t('readers.password')}
          hint={reader ? t('readers.passwordKeep') : t('readers.passwordHint')}
          maxLength={12}
        />
      </FieldGrid>
    </FormDialog>
  )
}
