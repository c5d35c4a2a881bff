import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** What a reader of a PDF gets: the text of each page without white space, and the size of the first page in whole mm. */
export async function readPdf(pdf: Buffer): Promise<{ pages: string[]; millimetres: [number, number] }> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  const pages = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent()
    const text = items.map((item) => ('str' in item ? item.str : '')).join('')
    pages.push(text.replace(/\s/g, ''))
  }
  const [, , width = 0, height = 0] = (await document.getPage(1)).view
  await document.destroy()
  const inMillimetres = (points: number) => Math.round((points / 72) * 25.4)
  return { pages, millimetres: [inMillimetres(width), inMillimetres(height)] }
}
