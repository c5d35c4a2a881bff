import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { builtPages } from '../../electron/host-loopback/pages.ts'
import { createPdfPages } from '../../electron/host-loopback/pdf.ts'
import { serveLoopback, type LoopbackDesk } from '../../electron/host-loopback/server.ts'
import { launchBrowser } from '../support/browser.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { come, contractorType, expectVisit, putRow, saveRules, staffMember } from '../support/evacuation.ts'
import { ensureBuilt } from '../support/loopback.ts'
import { readPdf } from '../support/pdf.ts'

let folder: string
let desk: TestDesk
let server: LoopbackDesk
let draw: (
  form: 'evacuationList' | 'evacuationReport',
  id: number,
) => Promise<{ text: string; pages: string[] }>

beforeEach(async () => {
  ensureBuilt()
  folder = mkdtempSync(join(tmpdir(), 'qiantai-stick-'))
  const pdfPages = createPdfPages(launchBrowser)
  desk = await openTestDesk({ realClock: true, ports: { renderPdf: pdfPages.renderPdf } })
  server = await serveLoopback(desk.desk, builtPages(), 0)
  pdfPages.serveFrom(server)
  draw = async (form, id) => {
    const { ticket } = await desk.admin.print.ticket({ form, id })
    const pdf = Buffer.from((await pdfPages.renderPdf(`#/print?ticket=${ticket}`)) ?? '')
    const { pages, millimetres } = await readPdf(pdf)
    expect(millimetres).toEqual([210, 297])
    return { pages, text: pages.join('') }
  }
})
afterEach(async () => {
  await server.close()
  await desk.close()
  rmSync(folder, { recursive: true })
})

/** People on all floors, as many as wanted: half visitors, half staff. */
function crowd(count: number): void {
  for (let index = 0; index < count; index += 1) {
    const number = String(index + 1).padStart(3, '0')
    const floor = (index % 4) + 1
    putRow(desk, 'visits', {
      ...{
        number: `V-${number}`,
        name: `访客${number}`,
        phone: `1380000${number}`,
        company: '晨光贸易有限公司',
      },
      ...{ remember: 0, arrived_at: Date.now() - index, place: `${floor} 楼`, host_name: '陈静' },
    })
  }
}
const areas = [1, 2, 3, 4].map((floor) => ({ name: `${floor} 楼`, departments: [] }))

describe('the printed list', () => {
  it('puts time, totals and everybody with a box on one page for a few', async () => {
    await saveRules(desk.admin, { areas })
    await come(desk.admin, { name: '欧阳明', companions: 2, place: '2 楼' })
    await come(desk.admin, { name: '赵工', typeId: contractorType(desk) })
    await staffMember(desk, { name: '王芳', staffNo: 'A-1', department: '技术部', extension: '8012' })
    expectVisit(desk, '钱多多', Date.now() - 60_000)
    const { pages, text } = await draw('evacuationList', 1)
    expect(pages).toHaveLength(1)
    for (const words of [
      '5人访客3外协1员工1待核实0',
      '2楼：3人',
      '欧阳明等3人',
      '未分区：2人',
      '8012',
      '预约未到，不计人数：1人',
      '钱多多',
      '没打卡的不在名单上',
    ])
      expect(text).toContain(words)
    expect(text).not.toContain('DRILL')
  })

  it('goes over as many pages as three hundred people need, each area together', async () => {
    await saveRules(desk.admin, { areas })
    crowd(300)
    const { pages, text } = await draw('evacuationList', 1)
    expect(pages.length).toBeGreaterThan(8)
    expect(pages.length).toBeLessThan(15)
    expect(text).toContain('300人')
    expect(text.match(/\d楼：75人/g)).toEqual(['1楼：75人', '2楼：75人', '3楼：75人', '4楼：75人'])
    for (let index = 1; index <= 300; index += 1)
      expect(text).toContain(`访客${String(index).padStart(3, '0')}`)
    pages.forEach((page, index) => expect(page).toContain(`${index + 1}/${pages.length}`))
  })

  it('is marked as a drill on every page, and ticks who is found', async () => {
    crowd(60)
    await desk.admin.evacuation.start({ requestId: requestId(), drill: true })
    const { people } = await desk.admin.evacuation.list({})
    await desk.admin.evacuation.find({ requestId: requestId(), personId: people[0]?.id ?? 0, found: true })
    const { pages, text } = await draw('evacuationList', 1)
    expect(pages.length).toBeGreaterThan(1)
    for (const page of pages) expect(page).toContain('演练DRILL')
    expect(text).toContain('疏散清点名单')
    expect(text).toContain('已找到1未找到59')
    expect(text.match(/✓/g)).toHaveLength(1)
  })
})

describe('the printed report', () => {
  it('names first who was not found, then who was found when and by whom', async () => {
    await come(desk.admin, { name: '失联者', companions: 1 })
    await come(desk.admin, { name: '脱险者' })
    const { id } = await desk.admin.evacuation.start({ requestId: requestId(), drill: false })
    const { people } = await desk.admin.evacuation.list({})
    const found = people.find(({ name }) => name === '脱险者')
    await desk.admin.evacuation.find({ requestId: requestId(), personId: found?.id ?? 0, found: true })
    await desk.admin.evacuation.end({ requestId: requestId(), note: '三楼烟感误报' })
    const { text } = await draw('evacuationReport', id)
    for (const words of ['真实疏散', '三楼烟感误报', '未找到：2人', '失联者等2人', '已找到：1人', '1/3'])
      expect(text).toContain(words)
    expect(text.indexOf('失联者')).toBeLessThan(text.indexOf('脱险者'))
    expect(text).toMatch(/脱险者访客未分区13800135678\d\d:\d\d陈静/)
    expect(text).not.toContain('DRILL')
  })

  it('of a drill is marked as one', async () => {
    const { id } = await desk.admin.evacuation.start({ requestId: requestId(), drill: true })
    await desk.admin.evacuation.end({ requestId: requestId(), note: '' })
    const { text } = await draw('evacuationReport', id)
    for (const words of ['演练DRILL', '全部找到，无人失踪']) expect(text).toContain(words)
  })
})

describe('the list as a PDF in its folder', () => {
  it('is drawn by a browser without a window and written by the desk itself', async () => {
    await come(desk.admin, { name: '欧阳明', companions: 2 })
    await saveRules(desk.admin, { evacuationFolder: folder })
    const file = join(folder, 'evacuation-latest.pdf')
    const read = () => {
      try {
        return readFileSync(file)
      } catch {
        return null
      }
    }
    await expect.poll(read, { timeout: 40_000 }).not.toBeNull()
    const { pages } = await readPdf(read() ?? Buffer.alloc(0))
    expect(pages).toHaveLength(1)
    expect(pages[0]).toContain('欧阳明等3人')
    expect(pages[0]).toContain('系统自动生成')
    expect(await desk.admin.health.findings({})).toEqual([])
  })
})
