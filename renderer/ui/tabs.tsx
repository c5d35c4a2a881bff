import { NavLink } from 'react-router'

export interface Tab {
  readonly path: string
  readonly label: string
  /** What waits behind it; 0 shows nothing. */
  readonly count?: number
}

/** Screens of one section beside each other, each with an address of its own; arrow keys are the browser's Tab order. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav className="q-tabs" aria-label={label}>
      {tabs.map((tab) => (
        <NavLink key={tab.path} to={tab.path} end>
          {tab.label}
          {tab.count !== undefined && tab.count > 0 && <b>{tab.count}</b>}
        </NavLink>
      ))}
    </nav>
  )
}
