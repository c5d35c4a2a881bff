import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  CloseCircleOutlined,
  ExclamationCircleOutlined,
  MinusCircleOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'

/** What a state means, not how it looks: done and well, under way, needs a look, wrong, no longer counting. */
export type Tone = 'good' | 'busy' | 'warn' | 'bad' | 'quiet'

const icons: Record<Tone, ReactNode> = {
  good: <CheckCircleOutlined />,
  busy: <ClockCircleOutlined />,
  warn: <ExclamationCircleOutlined />,
  bad: <CloseCircleOutlined />,
  quiet: <MinusCircleOutlined />,
}

/** A state as icon, word and colour together; colour never speaks alone. */
export function StatusTag({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={`q-tag q-tag-${tone}`}>
      <span aria-hidden="true">{icons[tone]}</span>
      {children}
    </span>
  )
}
