import { useMutation, useQuery } from '@tanstack/react-query'
import { AutoComplete, Form } from 'antd'

import { readerDialects, readerFamilies, readerSpeeds } from '#shared/contract/readers.ts'

import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { ChoiceField, FieldItem, NumberField, SecretField, SelectField, TextField } from '../../ui/fields.tsx'
import { FieldGrid, FormDialog } from '../../ui/form.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { inputOf, parsePassword, valuesOf, type Port, type ReaderValues } from './form-values.ts'
import { LineRules } from './line-rules.tsx'
import type { Reader } from './reader.ts'

type ReaderFormProps = {
  /** The one to be changed; null adds one. */
  reader: Reader | null
  /** The port of a module that was found and wants a password. */
  port?: Port | undefined
  onClose: () => void
}

/** Adds or changes a reader; the port is chosen from those the system knows, or typed. */
export function ReaderForm({ reader, port, onClose }: ReaderFormProps) {
  const { t } = useTexts()
  const api = useApi()
  const { done } = useNotice()
  const problems = useProblems()
  const requestId = useRequestId()
  const ports = useQuery(api.readers.ports.queryOptions({ input: {}, staleTime: 0 }))
  const save = useMutation(api.readers.save.mutationOptions())
  const [form] = Form.useForm<ReaderValues>()
  const family = Form.useWatch<ReaderValues['family'] | undefined>('family', form) ?? 'ef01'
  return (
    <FormDialog<ReaderValues>
      open
      title={t(reader ? 'readers.edit' : 'readers.addTitle')}
      width={760}
      form={form}
      initial={valuesOf(reader, port)}
      onClose={onClose}
      problemsOf={problems.ofForm}
      onSubmit={async (values) => {
        const password = parsePassword(values.password ?? '')
        if (password === undefined)
          return { fields: [{ field: 'password', message: t('readers.passwordWrong') }] }
        const listed = ports.data ?? (port ? [port] : [])
        const input = { ...inputOf(values, reader, listed), id: reader?.id ?? null, password }
        await save.mutateAsync({ requestId: requestId.current(), ...input })
        done(t('readers.saved', { name: values.name }))
        return undefined
      }}
    >
      <TextField name="name" label={t('readers.name')} hint={t('readers.nameHint')} required maxLength={40} />
      <ChoiceField
        name="direction"
        label={t('readers.direction')}
        options={(['shift', 'in', 'out'] as const).map((value) => ({
          value,
          label: t(`readers.directions.${value}`),
        }))}
      />
      <FieldGrid columns={2}>
        <SelectField
          name="family"
          label={t('readers.family')}
          options={readerFamilies.map((value) => ({ value, label: t(`readers.families.${value}`) }))}
          required
        />
        <SelectField
          name="dialect"
          label={t('readers.dialect')}
          hint={t('readers.dialectHint')}
          options={readerDialects.map((value) => ({ value, label: t(`readers.dialects.${value}`) }))}
          disabled={family !== 'ef01'}
          required
        />
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
        <SelectField
          name="baudRate"
          label={t('readers.baudRate')}
          options={readerSpeeds.map((value) => ({ value, label: String(value) }))}
          required
        />
        <SecretField
          name="password"
          label={t('readers.password')}
          hint={reader ? t('readers.passwordKeep') : t('readers.passwordHint')}
          disabled={family !== 'ef01'}
          maxLength={12}
        />
        <NumberField
          name="alarmSeconds"
          label={t('readers.alarmSeconds')}
          hint={t('readers.alarmHint')}
          unit={t('readers.seconds')}
          max={86_400}
          required
        />
      </FieldGrid>
      {family === 'line' && <LineRules form={form} />}
    </FormDialog>
  )
}
