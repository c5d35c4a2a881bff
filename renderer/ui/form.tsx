import { Alert, Button, Form, Modal, type FormInstance } from 'antd'
import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'

import { useTexts } from '../i18n/index.ts'
import { LeaveGuard, LeaveQuestion } from './dirty-guard.tsx'
import { EnterNext, focusFirst } from './enter-next.tsx'
import { useShortcut, ShortcutLayer } from './keyboard.tsx'

/** Why the server did not take a form: a sentence for the whole, and sentences for single fields. */
export type FormProblems = {
  readonly message?: string
  readonly fields?: readonly { readonly field: string; readonly message: string }[]
}

/** Nothing when it was saved; problems when it was refused. A rejected promise counts as "not saved" as well. */
export type FormOutcome = FormProblems | undefined

type DeskFormProps<Values extends object> = {
  /** Starting values; fields are named after the keys. */
  initial?: Partial<Values>
  onSubmit: (values: Values) => Promise<FormOutcome>
  /** After saving, when leaving the screen raises no question any more: go on, go back, print. */
  onSaved?: () => void
  /** Words of a rejected promise; without it the general sentence stands. */
  problemsOf?: (error: unknown) => FormProblems
  submitText?: string
  onCancel?: () => void
  /** Further buttons left of the submit button. */
  extra?: ReactNode
  /** Asks before leaving with unsaved contents (default true). */
  guard?: boolean
  autoFocus?: boolean
  /** Empties the form after saving, for registers filled line after line. */
  resetAfter?: boolean
  onDirty?: (dirty: boolean) => void
  /** From `Form.useForm()`, when the screen has to set or watch values. */
  form?: FormInstance<Values>
  children: ReactNode
}

/** Dots for nested names, as servers report them: `host.name` → ['host', 'name']; numbers are list positions. */
const pathOf = (field: string) => field.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part))

/** Fields may come and go, so the order the form knows them in need not be the one on the screen. */
function firstOnScreen(
  root: HTMLElement | null,
  names: readonly (readonly (string | number)[])[],
): (string | number)[] | undefined {
  const places = names.map((name) => ({
    name: [...name],
    field: root?.querySelector(`#${CSS.escape(name.join('_'))}`) ?? null,
  }))
  const [first] = places.sort((a, b) =>
    a.field && b.field && a.field.compareDocumentPosition(b.field) & Node.DOCUMENT_POSITION_PRECEDING
      ? 1
      : -1,
  )
  return first?.name
}

/** Marks the fields of a refusal that this form has, and returns the sentences that found no field. */
function placeProblems<Values extends object>(form: FormInstance<Values>, problems: FormProblems): string[] {
  const inner = form as FormInstance
  const left: string[] = []
  const fields = (problems.fields ?? []).filter(({ field, message }) => {
    const known = inner.getFieldInstance(pathOf(field)) !== undefined
    if (!known) left.push(message)
    return known
  })
  inner.setFields(fields.map(({ field, message }) => ({ name: pathOf(field), errors: [message] })))
  const [first] = fields
  if (first !== undefined) inner.focusField(pathOf(first.field))
  return problems.message === undefined ? left : [problems.message, ...left]
}

/** Submits once at a time, keeps the contents on failure, and tells what the banner has to say. */
function useSubmit<Values extends object>(
  form: FormInstance<Values>,
  props: DeskFormProps<Values>,
  refocus: () => void,
) {
  const { t } = useTexts()
  const [saving, setSaving] = useState(false)
  // Two presses of Enter come faster than a drawing; the second must find the door closed.
  const busy = useRef(false)
  const [banner, setBanner] = useState<readonly string[]>([])
  const [dirty, setDirtyState] = useState(false)
  const setDirty = (value: boolean) => {
    if (value !== dirty) props.onDirty?.(value)
    setDirtyState(value)
  }
  const saved = () => {
    // The leave guard has to be down before `onSaved` goes to another screen.
    flushSync(() => {
      setDirty(false)
      setSaving(false)
    })
    if (props.resetAfter === true) {
      form.resetFields()
      // Resetting makes the fields anew.
      requestAnimationFrame(refocus)
    }
    props.onSaved?.()
  }
  const attempt = async (values: Values): Promise<FormOutcome> => {
    try {
      return await props.onSubmit(values)
    } catch (error) {
      return props.problemsOf?.(error) ?? { message: t('ui.form.failed') }
    }
  }
  const submit = async (values: Values) => {
    if (busy.current) return
    busy.current = true
    setSaving(true)
    setBanner([])
    const problems = await attempt(values)
    busy.current = false
    if (problems === undefined) saved()
    else {
      setSaving(false)
      setBanner(placeProblems(form, problems))
    }
  }
  return { saving, banner, dirty, setDirty, submit }
}

/**
 * The one form: labels above, Enter to the next field, first field focused, first wrong field focused, nothing lost
 * when saving fails, a question before unsaved contents are left. Ctrl+S anywhere submits as well.
 */
export function DeskForm<Values extends object>(props: DeskFormProps<Values>) {
  const { t } = useTexts()
  const { autoFocus = true, guard = true } = props
  const [form] = Form.useForm<Values>(props.form)
  const root = useRef<HTMLDivElement>(null)
  const refocus = () => focusFirst(root.current)
  const { saving, banner, dirty, setDirty, submit } = useSubmit(form, props, refocus)
  const settle = useEffectEvent(() => autoFocus && refocus())
  useEffect(() => {
    // After the dialog around us has taken the focus for itself.
    const frame = requestAnimationFrame(() => settle())
    return () => cancelAnimationFrame(frame)
  }, [])
  useShortcut('Ctrl+S', () => form.submit(), { label: props.submitText ?? t('common.save') })
  return (
    <div ref={root} className="q-form">
      {guard && <LeaveGuard dirty={dirty} />}
      <Form
        form={form}
        layout="vertical"
        initialValues={props.initial ?? {}}
        onFinish={(values: Values) => void submit(values)}
        onFinishFailed={({ errorFields }) => {
          const first = firstOnScreen(
            root.current,
            errorFields.map(({ name }) => name),
          )
          if (first !== undefined) (form as FormInstance).focusField(first)
        }}
        onValuesChange={() => setDirty(true)}
        scrollToFirstError={{ block: 'nearest' }}
        autoComplete="off"
        noValidate
      >
        <EnterNext onDone={() => form.submit()}>{props.children}</EnterNext>
        {/* Beside the button that was pressed, where it moves no field. */}
        <div className="q-form-foot">
          {banner.length > 0 && (
            <div className="q-form-banner" ref={(element) => element?.scrollIntoView({ block: 'nearest' })}>
              <Alert type="error" showIcon role="alert" title={banner.join(' ')} />
            </div>
          )}
          {props.extra}
          {props.onCancel !== undefined && <Button onClick={props.onCancel}>{t('common.cancel')}</Button>}
          <Button type="primary" htmlType="submit" aria-busy={saving} className={saving ? 'q-busy' : ''}>
            {saving ? t('common.saving') : (props.submitText ?? t('common.save'))}
          </Button>
        </div>
      </Form>
    </div>
  )
}

type FormDialogProps<Values extends object> = Omit<
  DeskFormProps<Values>,
  'onCancel' | 'guard' | 'onDirty'
> & {
  open: boolean
  title: string
  /** Called on cancel, Esc and after saving. */
  onClose: () => void
  /** Pixels; 520 holds one column, 760 two. */
  width?: number
}

/** The same form in a dialog; Esc closes it, after asking when something was typed. */
export function FormDialog<Values extends object>({
  open,
  title,
  onClose,
  width = 520,
  ...form
}: FormDialogProps<Values>) {
  const [dirty, setDirty] = useState(false)
  const [asking, setAsking] = useState(false)
  const close = () => {
    setDirty(false)
    setAsking(false)
    onClose()
  }
  const leave = () => (dirty ? setAsking(true) : close())
  return (
    <Modal
      open={open}
      title={title}
      onCancel={leave}
      footer={null}
      width={width}
      mask={{ closable: false }}
      destroyOnHidden
    >
      <ShortcutLayer>
        <DeskForm<Values>
          {...form}
          guard={false}
          onDirty={setDirty}
          onCancel={leave}
          onSaved={() => {
            close()
            form.onSaved?.()
          }}
        />
        <LeaveQuestion open={asking} onStay={() => setAsking(false)} onLeave={close} />
      </ShortcutLayer>
    </Modal>
  )
}

/** Fields beside each other, `columns` of equal width; on a narrow window they stack. */
export function FieldGrid({ columns = 2, children }: { columns?: 2 | 3 | 4; children: ReactNode }) {
  return <div className={`q-fields q-fields-${columns}`}>{children}</div>
}

/** A titled part of a long form. */
export function FieldGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="q-fieldset">
      <legend>{title}</legend>
      {children}
    </fieldset>
  )
}
