import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Modal } from 'antd'
import { useState } from 'react'

import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { newRequestId, shownError } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { TextField } from '../../ui/fields.tsx'
import { DeskForm } from '../../ui/form.tsx'
import { ShortcutLayer, useShortcut } from '../../ui/keyboard.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { PortList, wordsOfFound } from './port-list.tsx'
import { useFind, type Search, type SearchedPort } from './use-find.ts'

type FindDialogProps = {
  /** Somebody changed this module's password: it has to be typed. */
  onPassword: (port: SearchedPort) => void
  onClose: () => void
}

const isFound = ({ result }: SearchedPort) => result?.outcome === 'found'

/** Asks at every free port, and has the operator name what is found; Enter takes it. */
export function FindDialog({ onPassword, onClose }: FindDialogProps) {
  const { t } = useTexts()
  return (
    <Modal
      open
      title={t('readers.find.title')}
      onCancel={onClose}
      footer={null}
      width={760}
      mask={{ closable: false }}
      destroyOnHidden
    >
      <ShortcutLayer>
        <FindBody onPassword={onPassword} onClose={onClose} />
      </ShortcutLayer>
    </Modal>
  )
}

function FindBody({ onPassword, onClose }: FindDialogProps) {
  const { t } = useTexts()
  const { search, start } = useFind()
  const [added, setAdded] = useState<readonly string[]>([])
  const [chosen, setChosen] = useState<string>()
  const open = search.ports.filter((port) => isFound(port) && !added.includes(port.path))
  // whoever has just held a card to a reader means that one
  const card = open.find(({ result }) => result?.family === 'line')
  const naming = open.find(({ path }) => path === chosen) ?? card ?? open[0]
  const idle = search.phase === 'done'
  const listen = () => {
    setChosen(undefined)
    start(true)
  }
  useShortcut('Alt+C', listen, { label: t('readers.find.listen'), disabled: search.phase === 'listening' })

  const taken = (path: string) => {
    setAdded([...added, path])
    setChosen(undefined)
    if (open.length === 1 && idle) onClose()
  }
  return (
    <>
      <Words search={search} />
      {naming && <NameForm key={naming.path} port={naming} onTaken={() => taken(naming.path)} />}
      {search.ports.length > 0 && (
        <PortList
          search={search}
          added={added}
          naming={naming?.path}
          onUse={setChosen}
          onPassword={onPassword}
        />
      )}
      {idle && search.error === undefined && search.ports.length === 0 && (
        <EmptyState title={t('readers.find.noPorts')} text={t('readers.find.noPortsText')} />
      )}
      <div className="r-foot">
        <Button onClick={onClose}>{t('common.close')}</Button>
        {search.ports.length > 0 && (
          <Button aria-keyshortcuts="Alt+C" disabled={search.phase === 'listening'} onClick={listen}>
            {t('readers.find.listen')} Alt+C
          </Button>
        )}
        {idle && (
          <Button type={naming ? 'default' : 'primary'} autoFocus={!naming} onClick={() => start(false)}>
            {t('readers.find.again')}
          </Button>
        )}
      </div>
    </>
  )
}

/** How the search stands, announced. */
function Words({ search: { phase, ports, error } }: { search: Search }) {
  const { t } = useTexts()
  const { sentence } = useProblems()
  if (error !== undefined) {
    const busy = shownError(error).code === 'READER_BUSY'
    return (
      <Alert type="error" showIcon role="alert" title={busy ? t('readers.find.busy') : sentence(error)} />
    )
  }
  const count = ports.filter(isFound).length
  const nothing = ports.length > 0 ? t('readers.find.nothingText') : ''
  const words = {
    searching: t('readers.find.searching'),
    listening: t('readers.find.listening'),
    done: count > 0 ? t('readers.find.done', { count }) : `${t('readers.find.nothing')} ${nothing}`,
  }
  return (
    <p role="status" className={phase === 'listening' ? 'r-now' : 'r-words'}>
      {words[phase]}
    </p>
  )
}

/** One found reader: what it is, and its name to be given. */
function NameForm({ port, onTaken }: { port: SearchedPort; onTaken: () => void }) {
  const { t } = useTexts()
  const api = useApi()
  const problems = useProblems()
  const { done } = useNotice()
  const save = useMutation(api.readers.save.mutationOptions())
  const [requestId] = useState(newRequestId)
  const { path, usbId, usbSerial, result } = port
  if (!result?.family || !result.baudRate) return null
  const { family, dialect, baudRate, lineRules } = result
  return (
    <section className="r-found" aria-label={t('readers.find.done', { count: 1 })}>
      <p>
        <strong>{wordsOfFound(t, result)}</strong> {path}
      </p>
      <DeskForm<{ name: string }>
        submitText={t('readers.find.take')}
        guard={false}
        problemsOf={problems.ofForm}
        onSubmit={async ({ name }) => {
          const place = { path, usbId, usbSerial }
          await save.mutateAsync({
            ...{ requestId, id: null, name, family, dialect, baudRate, lineRules, ...place },
            password: null,
          })
          done(t('readers.saved', { name }))
          return undefined
        }}
        onSaved={onTaken}
      >
        <TextField
          name="name"
          label={t('readers.name')}
          hint={t('readers.nameHint')}
          required
          maxLength={40}
        />
      </DeskForm>
    </section>
  )
}
