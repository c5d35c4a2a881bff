import { Form, Input } from 'antd'
import { useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import type { z } from 'zod'

import { normalPlate } from '#shared/domain/plate.ts'
import type { recorded } from '#shared/contract/values.ts'
import type { returning } from '#shared/contract/visitors.ts'
import { useDesk } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { DeskForm } from '../../ui/form.tsx'
import { useShortcut } from '../../ui/keyboard.tsx'
import { Page } from '../../ui/layout.tsx'
import { ArrivalExtras } from './arrival-extras.tsx'
import { arrivalInput } from './arrival-values.ts'
import { VisitFields, type VisitValues } from './fields.tsx'
import { FindReturning } from './returning.tsx'
import { Registered } from './registered.tsx'
import './visitors.css'

type Recorded = z.infer<typeof recorded>

/** What the form begins with: nothing, a name, or everything a remembered person agreed to leave here. */
interface Start {
  readonly values: Partial<VisitValues>
  readonly reuseIdOf: number | null
  readonly idKept: string
  /** The remembered visit that the values come from. */
  readonly known: number | null
}

const blank: Start = { values: {}, reuseIdOf: null, idKept: '', known: null }

/** What goes to the core: missing texts become empty ones, missing papers null. */
export function visitInput(values: VisitValues, reuseIdOf: number | null) {
  const idNumber = (values.idNumber ?? '').trim()
  return {
    name: values.name,
    phone: values.phone ? values.phone : null,
    idKind: values.idKind ?? null,
    idNumber: idNumber === '' ? null : idNumber,
    reuseIdOf: idNumber === '' ? reuseIdOf : null,
    company: values.company ?? '',
    hostId: values.host ? Number(values.host.id) : null,
    hostName: values.hostName ?? '',
    reason: values.reason,
    plate: normalPlate(values.plate ?? ''),
    companions: values.companions ?? 0,
    companionNames: values.companionNames ?? '',
    goods: values.goods ?? '',
    badgeNumber: values.badgeNumber ?? '',
    remember: values.remember ?? false,
    ...arrivalInput(values),
    // a date that was cleared again is null
    ...(values.arrivedAt == null ? {} : { arrivedAt: values.arrivedAt }),
  }
}

/** F2: who is at the door? Then the form, then the badge, then the next one. */
export function VisitRegistration() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const client = useDesk()
  // somebody who waits after filling in on his own screen: his card fills in the form
  const { state } = useLocation() as { state: { cardId?: string } | null }
  const [start, setStart] = useState<Start | null>(state?.cardId === undefined ? null : blank)
  const [saved, setSaved] = useState<(Recorded & { name: string }) | null>(null)
  const again = () => {
    setSaved(null)
    setStart(null)
  }
  useShortcut('F2', again, { label: t('visitors.another'), scope: 'page' })

  const take = async (person: z.infer<typeof returning>) => {
    const known = await client.visitors.recall({ visitId: person.visitId })
    const host = known.hostId === null ? null : { id: String(known.hostId), name: known.hostName }
    setStart({
      reuseIdOf: known.idNumberMasked === '' ? null : person.visitId,
      idKept: known.idNumberMasked,
      known: person.visitId,
      values: {
        name: known.name,
        phone: known.phone,
        company: known.company,
        ...(known.idKind === null ? {} : { idKind: known.idKind }),
        ...(host ? { host } : { hostName: known.hostName }),
        reason: known.reason,
        plate: known.plate,
        remember: true,
      },
    })
  }

  return (
    <Page
      title={t('visitors.register')}
      onBack={() => {
        if (start && !saved) setStart(null)
        else void navigate('/visitors')
      }}
    >
      <div className="q-panel">
        {saved ? (
          <Registered visit={saved} onNext={again} />
        ) : start ? (
          <RegistrationForm start={start} onSaved={setSaved} />
        ) : (
          <FindReturning
            onTake={(person) => void take(person)}
            onNew={(typed) => setStart({ ...blank, values: /\d/.test(typed) ? {} : { name: typed } })}
          />
        )}
      </div>
    </Page>
  )
}

interface FormProps {
  readonly start: Start
  readonly onSaved: (saved: Recorded & { name: string }) => void
}

function RegistrationForm({ start, onSaved }: FormProps) {
  const { t } = useTexts()
  const client = useDesk()
  const { ofForm } = useProblems()
  const requestId = useRequestId()
  const [form] = Form.useForm<VisitValues>()
  const known = start.reuseIdOf !== null || start.values.reason !== undefined
  return (
    <DeskForm<VisitValues>
      form={form}
      initial={{ companions: 0, ...start.values }}
      submitText={known ? `${t('visitors.register')} Ctrl+S` : t('visitors.register')}
      problemsOf={ofForm}
      onSubmit={async (values) => {
        if (!values.host && !values.hostName?.trim())
          return { fields: [{ field: 'host', message: t('visitors.hostNeeded') }] }
        const input = { requestId: requestId.current(), ...visitInput(values, start.reuseIdOf) }
        const answer = await client.visitors.register(input)
        requestId.renew()
        onSaved({ ...answer, name: values.name })
        return undefined
      }}
    >
      <VisitFields idKept={start.idKept} />
      <Form.Item name="typeId" hidden>
        <Input />
      </Form.Item>
      <ArrivalExtras form={form} known={start.known} />
    </DeskForm>
  )
}
