import type { ReactNode } from 'react'

import { StillThere } from './still-there.tsx'

/** Somebody is at it; `onGone`: nobody is there any more. */
export function Busy({ onGone, children }: { readonly onGone: () => void; readonly children: ReactNode }) {
  return (
    <div className="w-busy">
      <StillThere onGone={onGone} />
      {children}
    </div>
  )
}
