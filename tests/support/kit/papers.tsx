import { Barcode, QrCode } from '../../../renderer/print/kit/codes.tsx'
import {
  FormList,
  FormRow,
  FormTable,
  LabelCell,
  PartLabel,
  SignatureBox,
  SignatureRow,
  SlipParts,
  TickBox,
  ValueCell,
} from '../../../renderer/print/kit/form.tsx'
import { PrintSheet } from '../../../renderer/print/kit/sheet.tsx'
import { formatShort } from '../../../renderer/ui/time.ts'
import { guests } from './data.ts'

export const ink =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='300' height='100'%3E%3Cpath d='M10 70C40 10 60 90 90 40s40 50 60 0 40 40 120 10' fill='none' stroke='%23000' stroke-width='3'/%3E%3C/svg%3E"

/** A filled form with a register behind it: two pages or more. */
export function A4Paper() {
  return (
    <PrintSheet size="A4" title="来访人员登记表" number="2026-00001" head="2026-03-01 一号前台 早班" demo>
      <FormTable columns={[2, 4, 2, 4]}>
        <FormRow>
          <LabelCell>来访者姓名</LabelCell>
          <ValueCell>欧阳娜娜</ValueCell>
          <LabelCell>证件号码</LabelCell>
          <ValueCell>3101**********1234</ValueCell>
        </FormRow>
        <FormRow>
          <LabelCell>工作单位</LabelCell>
          <ValueCell span={3}>德勤华永会计师事务所（特殊普通合伙）北京分所</ValueCell>
        </FormRow>
        <FormRow>
          <LabelCell>是否预约</LabelCell>
          <ValueCell>
            <TickBox on>已预约</TickBox>
            <TickBox>未预约</TickBox>
          </ValueCell>
          <LabelCell>被访人</LabelCell>
          <ValueCell>王芳（财务部）</ValueCell>
        </FormRow>
        <FormRow tall>
          <LabelCell>备注</LabelCell>
          <ValueCell span={3} />
        </FormRow>
      </FormTable>
      <SignatureRow>
        <SignatureBox label="访客签名" image={ink} />
        <SignatureBox label="经办人" note="王芳 2026-03-01 09:30" />
      </SignatureRow>
      <div style={{ display: 'flex', gap: '6mm', alignItems: 'end', margin: '4mm 0' }}>
        <QrCode text="https://example.invalid/2026-00001" size={22} label="记录校验码" />
        <Barcode text="2026-00001" size={50} />
      </div>
      <FormList
        columns={[
          { key: 'no', title: '序号', width: 1, align: 'center', render: (_, at) => at + 1 },
          { key: 'at', title: '来访时间', width: 2, render: (guest) => formatShort(guest.cameAt) },
          { key: 'name', title: '姓名', width: 2, render: (guest) => guest.name },
          { key: 'firm', title: '工作单位', width: 5, render: (guest) => guest.firm },
          { key: 'left', title: '离开时间', width: 2, render: () => '' },
        ]}
        rows={guests.slice(0, 40)}
        rowKey={(guest) => guest.id}
        blanks={2}
      />
    </PrintSheet>
  )
}

function Luggage() {
  return (
    <FormTable columns={[3, 5]}>
      <FormRow>
        <LabelCell>姓名</LabelCell>
        <ValueCell>欧阳娜娜</ValueCell>
      </FormRow>
      <FormRow>
        <LabelCell>件数</LabelCell>
        <ValueCell>2 件</ValueCell>
      </FormRow>
      <FormRow>
        <LabelCell>寄存时间</LabelCell>
        <ValueCell>03-01 09:30</ValueCell>
      </FormRow>
      <FormRow tall>
        <LabelCell>签名</LabelCell>
        <ValueCell />
      </FormRow>
    </FormTable>
  )
}

/** The three-part slip on continuous paper. */
export function SlipPaper() {
  return (
    <PrintSheet size="slip-195x105" title="行李寄存单" number="J2026-0012" head="2026-03-01">
      <SlipParts>
        <PartLabel part="stub">
          <Luggage />
        </PartLabel>
        <PartLabel part="guest">
          <Luggage />
        </PartLabel>
        <PartLabel part="item">
          <Luggage />
        </PartLabel>
      </SlipParts>
    </PrintSheet>
  )
}

/** A parcel label. */
export function LabelPaper() {
  return (
    <PrintSheet size="label-62" demo>
      <div style={{ display: 'flex', justifyContent: 'space-between' }}>
        <div>
          <strong style={{ fontSize: '14pt' }}>王芳</strong>
          <div>财务部 · A-03</div>
        </div>
        <QrCode text="K2026-0007" size={18} />
      </div>
      <Barcode text="K2026-0007" size={50} height={9} />
    </PrintSheet>
  )
}
