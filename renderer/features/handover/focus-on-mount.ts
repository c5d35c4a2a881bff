/** As `ref`: the one button a step is about takes the focus when the step appears, so that Enter goes on. */
export const focusOnMount = (element: HTMLElement | null): void => {
  element?.focus()
}
