import { useQuery } from '@tanstack/react-query'
import { Form } from 'antd'

import { useApi, useDesk } from '../../client/desk.tsx'
import { awayText, useHostHint } from '../../client/host-state.tsx'
import { useTexts } from '../../i18n/index.ts'
import { TextField } from '../../ui/fields.tsx'
import { PersonField, type FindPeople, type Person } from '../../ui/person-select.tsx'

/** Finds hosts by name, pinyin, initials, department, extension; says who is out, where punches tell. */
function useFindHost(): FindPeople {
  const { t } = useTexts()
  const client = useDesk()
  const today = useQuery(useApi().today.summary.queryOptions({ input: {} }))
  const presenceKnown = (today.data?.staffPresent ?? 0) > 0
  return async (text) => {
    const found = await client.staff.find({ text })
    return found.map(({ id, name, department, extension, present, absence }) => ({
      id: String(id),
      name,
      department:
        presenceKnown && !present
          ? `${department} ${absence ? awayText(t, absence) : t('visitors.out')}`.trim()
          : department,
      ...(extension === '' ? {} : { extension }),
    }))
  }
}

/** Whom he visits: somebody of the staff list, or else anybody by name. One is enough. */
export function HostFields({ required }: { required: boolean }) {
  const { t } = useTexts()
  const find = useFindHost()
  const hint = useHostHint('host')
  const host = Form.useWatch('host') as Person | null | undefined
  const form = Form.useFormInstance<{ hostName?: string }>()
  const either = {
    validator: (_: unknown, value: unknown) =>
      !required || value != null || (form.getFieldValue('hostName') as string | undefined)?.trim()
        ? Promise.resolve()
        : Promise.reject(new Error(t('visitors.hostNeeded'))),
    validateTrigger: 'onSubmit',
  }
  return (
    <>
      <PersonField
        name="host"
        label={t('visitors.host')}
        find={find}
        rules={[either]}
        marked={required}
        {...hint}
      />
      <TextField
        name="hostName"
        label={t('visitors.hostOther')}
        placeholder={t('visitors.hostOtherHint')}
        maxLength={60}
        disabled={host != null}
      />
    </>
  )
}
