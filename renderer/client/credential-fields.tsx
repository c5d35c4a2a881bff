import { useQuery } from '@tanstack/react-query'
import { Form, type FormInstance } from 'antd'
import type { ReactNode } from 'react'

import { may, type Permission } from '#shared/contract/permissions.ts'
import type { Credential } from '#shared/contract/values.ts'

import { SecretField, SelectField } from '../ui/fields.tsx'
import { FieldGrid, type FormProblems } from '../ui/form.tsx'
import { useApi } from './desk.tsx'
import { FingerLine } from './finger-line.tsx'
import { useProblems } from './problem.ts'
import { shownError } from './request.ts'

/** What the two fields add to the values of a form. */
export interface CredentialValues {
  readonly staffId?: number
  readonly pin?: string
}

/** The credential that was typed; null while it is not whole. */
export const typedCredential = ({ staffId, pin }: CredentialValues): Credential | null =>
  staffId === undefined || pin === undefined ? null : { kind: 'pin', staffId, pin }

/** A refusal as a form shows it: a wrong PIN at its field, which alone is emptied; everything else typed stays. */
export function useCredentialProblems(
  form: FormInstance,
  sentence?: (error: unknown) => string,
): (error: unknown) => FormProblems {
  const problems = useProblems()
  return (error) => {
    const { code } = shownError(error)
    if (code === 'SAME_PERSON')
      return { fields: [{ field: 'staffId', message: (sentence ?? problems.sentence)(error) }] }
    if (!code.startsWith('PIN_')) return problems.ofForm(error)
    form.setFieldValue('pin', undefined)
    return { fields: [{ field: 'pin', message: problems.sentence(error) }] }
  }
}

type CredentialFieldsProps = {
  /** What whoever signs has to be allowed. */
  permission: Permission
  /** Who cannot be the one to sign. */
  exclude?: number | undefined
  /** Under the name, when nobody is left who may. */
  noneHint?: string
  personLabel: string
  pinLabel: string
  columns: 2 | 3
  /** The other fields of the form that a finger waits for. */
  others: readonly (string | string[])[]
  /** Signs with a finger; rejects with the contract's error when it was not taken. */
  onFinger: (finger: Credential) => Promise<void>
  sentence?: (error: unknown) => string
  /** A field before the name, in the same row. */
  children?: ReactNode
}

/** Who somebody is: name and PIN, or a finger on the reader instead. For the inside of a form. */
export function CredentialFields(props: CredentialFieldsProps) {
  const { permission, exclude, noneHint, others, onFinger, sentence } = props
  const form = Form.useFormInstance()
  const names = useQuery(useApi().session.names.queryOptions())
  const people = (names.data ?? [])
    .filter(({ role, staffId }) => may(role, permission) && staffId !== exclude)
    .map(({ staffId, name, pinyin }) => ({ value: staffId, label: name, search: pinyin }))
  const none = names.data !== undefined && people.length === 0
  const isReady = async (): Promise<boolean> => {
    try {
      await form.validateFields([...others])
      return true
    } catch (refused) {
      const [first] = (refused as { errorFields: { name: (string | number)[] }[] }).errorFields
      if (first !== undefined) form.focusField(first.name)
      return false
    }
  }
  return (
    <>
      <FieldGrid columns={props.columns}>
        {props.children}
        <SelectField
          name="staffId"
          label={props.personLabel}
          options={people}
          required
          {...(none && noneHint !== undefined ? { hint: noneHint } : {})}
        />
        <SecretField name="pin" label={props.pinLabel} required />
      </FieldGrid>
      <FingerLine
        isReady={isReady}
        onProof={(proof) => onFinger({ kind: 'finger', proof })}
        sentence={sentence}
      />
    </>
  )
}
