/** Marks that turn the direction of what follows: in a list or on a badge they would turn their neighbours too. */
const directionMarks = /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g

/** Everything that some program takes for the end of a line, and the tab of a pasted table. */
const breaks = /(?:\r\n|[\t\n\v\f\r\u0085\u2028\u2029])+/g

/** A text for one line of a form or list, as it was typed or pasted: breaks become a space, direction marks go. */
export const oneLine = (text: string): string => text.replace(directionMarks, '').replace(breaks, ' ')

/** The same for a text of several lines: they stay, and end in `\n` alone. */
export const paragraphs = (text: string): string =>
  text.replace(directionMarks, '').replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
