import type { PrintDocument } from '#shared/contract/desk.ts'
import type { GoodsPassWhole } from '#shared/contract/goods-passes.ts'
import { useTexts } from '../../i18n/index.ts'
import { formatMoment } from '../../ui/time.ts'
import { FormList, FormRow, FormTable, LabelCell, PartLabel, SignatureBox, ValueCell } from '../kit/form.tsx'
import { PrintSheet } from '../kit/sheet.tsx'
import './goods-pass.css'

type PassDocument = Extract<PrintDocument, { form: 'goodsPass' }>
type Site = PrintDocument['site']

/** Lines that two copies on one A4 have room for; longer lists get a page for each copy. */
const linesOnHalf = 5

/** 物品放行条 in two copies, 存根联 for the desk and 放行联 for the gate. */
export function GoodsPassForm({ document }: { document: PassDocument }) {
  const { t } = useTexts()
  const { site, goodsPass: pass, printedAt, printedBy } = document
  const long = pass.items.length > linesOnHalf
  const printed = t('goods.slip.printed', { time: formatMoment(printedAt), name: printedBy })
  return (
    <PrintSheet size="A4" demo={site.demo}>
      <div className={long ? 'g-slip g-long' : 'g-slip'}>
        {(['stub', 'gate'] as const).map((part) => (
          <PartLabel key={part} part={part}>
            <Copy pass={pass} site={site} blanks={long ? 0 : linesOnHalf - pass.items.length} />
            <p className="g-foot">
              <span>{t('goods.slip.only')}</span>
              <span>{printed}</span>
            </p>
          </PartLabel>
        ))}
      </div>
    </PrintSheet>
  )
}

function Copy({ pass, site, blanks }: { pass: GoodsPassWhole; site: Site; blanks: number }) {
  const { t } = useTexts()
  const columns = [
    { key: 'line', title: t('goods.slip.line'), width: 1, render: ({ line }: Item) => String(line) },
    { key: 'name', title: t('goods.name'), width: 4, render: ({ name }: Item) => name },
    { key: 'brand', title: t('goods.brand'), width: 3, render: ({ brand }: Item) => brand },
    { key: 'serial', title: t('goods.serial'), width: 4, render: ({ serialNumber }: Item) => serialNumber },
    {
      key: 'quantity',
      title: t('goods.quantity'),
      width: 1.2,
      render: ({ quantity }: Item) => String(quantity),
    },
    {
      key: 'storage',
      title: t('goods.storage'),
      width: 1.6,
      render: ({ hasStorage }: Item) => (hasStorage ? t('goods.yes') : ''),
    },
  ]
  return (
    <>
      <div className="g-title">
        <span>{site.name}</span>
        <b>{t('goods.slip.title')}</b>
        <span>{`${t('ui.print.number')}：${pass.number}`}</span>
      </div>
      <Head pass={pass} />
      <FormList columns={columns} rows={pass.items} rowKey={({ line }) => String(line)} blanks={blanks} />
      <Carrier pass={pass} />
      <Signatures pass={pass} />
    </>
  )
}
type Item = GoodsPassWhole['items'][number]

function Head({ pass }: { pass: GoodsPassWhole }) {
  const { t } = useTexts()
  const way = pass.kind === 'machineRoom' ? ` · ${t(`goods.directions.${pass.direction}`)}` : ''
  return (
    <FormTable columns={[2, 4, 2, 3, 2, 4]}>
      <FormRow>
        <LabelCell>{t('goods.owner')}</LabelCell>
        <ValueCell>{pass.owner}</ValueCell>
        <LabelCell>{t('goods.room')}</LabelCell>
        <ValueCell>{pass.room}</ValueCell>
        <LabelCell>{t('goods.kind')}</LabelCell>
        <ValueCell>{t(`goods.kinds.${pass.kind}`) + way}</ValueCell>
      </FormRow>
      <FormRow>
        <LabelCell>{t('goods.holder')}</LabelCell>
        <ValueCell>{pass.holderName}</ValueCell>
        <LabelCell>{t('goods.phone')}</LabelCell>
        <ValueCell>{pass.holderPhone}</ValueCell>
        <LabelCell>{t('goods.plannedAt')}</LabelCell>
        <ValueCell>{pass.plannedAt === null ? '' : formatMoment(pass.plannedAt)}</ValueCell>
      </FormRow>
      <FormRow>
        <LabelCell>{t('goods.authorisation')}</LabelCell>
        <ValueCell>{pass.authorisation}</ValueCell>
        <LabelCell>{t('goods.replaces')}</LabelCell>
        <ValueCell>{pass.replacesNumber}</ValueCell>
        <LabelCell>{t('goods.enteredAt')}</LabelCell>
        <ValueCell>{pass.enteredAt === null ? '' : formatMoment(pass.enteredAt)}</ValueCell>
      </FormRow>
    </FormTable>
  )
}

/** Blank for the pen until the things have passed. */
function Carrier({ pass }: { pass: GoodsPassWhole }) {
  const { t } = useTexts()
  const kind = pass.carrierIdKind === null ? '' : t(`common.idKinds.${pass.carrierIdKind}`)
  const passed = pass.state === 'passed' && pass.closedAt !== null
  return (
    <FormTable columns={[2.6, 4.4, 1.8, 2.6, 1.8, 3.8]}>
      <FormRow>
        <LabelCell>{t('goods.carrierIdNumber')}</LabelCell>
        <ValueCell>{`${kind} ${pass.carrierIdMasked}`.trim()}</ValueCell>
        <LabelCell>{t('goods.plate')}</LabelCell>
        <ValueCell>{pass.plate}</ValueCell>
        <LabelCell>{t('goods.passedAt')}</LabelCell>
        <ValueCell>{passed ? formatMoment(pass.closedAt ?? 0) : ''}</ValueCell>
      </FormRow>
    </FormTable>
  )
}

function Signatures({ pass }: { pass: GoodsPassWhole }) {
  const { t } = useTexts()
  const stamp = (at: number | null, name: string) => (at === null ? '' : `${name} ${formatMoment(at)}`)
  const passedBy = pass.state === 'passed' ? stamp(pass.closedAt, pass.closedBy) : ''
  return (
    <div className="g-signs">
      <SignatureBox
        label={t('goods.slip.owner')}
        note=""
        {...(pass.ownerSignatureImage === null ? {} : { image: pass.ownerSignatureImage })}
      />
      <SignatureBox label={t('goods.slip.issued')} note={stamp(pass.recordedAt, pass.recordedBy)} />
      <SignatureBox label={t('goods.slip.supervisor')} note={stamp(pass.approvedAt, pass.approvedBy)} />
      <SignatureBox label={t('goods.slip.guard')} note={`${pass.guardName} ${passedBy}`.trim()} />
      <SignatureBox label={t('goods.slip.carrier')} note="" />
    </div>
  )
}
