import { HomeOutlined, InboxOutlined, SafetyOutlined, TableOutlined, UserOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { createHashRouter, Outlet, RouterProvider, useNavigate } from 'react-router'

import { Providers } from '../../../renderer/app/providers.tsx'
import { startTexts } from '../../../renderer/i18n/index.ts'
import { DeskLayout } from '../../../renderer/ui/layout.tsx'
import { findAnything } from './data.ts'
import { FormPage, ListFormPage, DialogPage } from './forms.tsx'
import { NumbersPage, PinPage, ScanPage, SignaturePage, StatesPage } from './pieces.tsx'
import { A4Paper, LabelPaper, SlipPaper } from './papers.tsx'
import { TablePage, TableStatesPage } from './tables.tsx'

const menu = [
  { key: 'form', label: '登记来访', icon: <UserOutlined />, path: '/form', shortcut: 'F2' },
  { key: 'table', label: '来访记录', icon: <TableOutlined />, path: '/table', shortcut: 'F3', count: 12 },
  {
    key: 'states',
    label: '寄存与遗留物品',
    icon: <InboxOutlined />,
    path: '/states',
    shortcut: 'F4',
    separated: true,
  },
  { key: 'sign', label: '签名', icon: <SafetyOutlined />, path: '/sign' },
  {
    key: 'pin',
    label: 'Deposits and lost property',
    icon: <HomeOutlined />,
    path: '/pin',
    shortcut: 'Alt+5',
  },
]

function Frame() {
  const navigate = useNavigate()
  const [note, setNote] = useState('')
  return (
    <DeskLayout
      site="浦江国际大厦"
      desk="一号前台"
      person="王芳"
      items={menu}
      status={[
        { key: 'db', label: '数据库', tone: 'ok' },
        { key: 'reader', label: '指纹机', tone: 'bad', text: '没有连接', onOpen: () => setNote('reader') },
        { key: 'clock', label: '时钟', tone: 'warn', text: '快了 3 分钟' },
        { key: 'backup', label: '备份', tone: 'off' },
      ]}
      demo
      onLock={() => setNote('locked')}
      find={findAnything}
      onPick={(item) => {
        setNote(`picked ${item.key}`)
        void navigate('/states')
      }}
    >
      <Outlet />
      <output data-testid="note" className="q-hidden">
        {note}
      </output>
    </DeskLayout>
  )
}

const router = createHashRouter([
  { path: '/paper/a4', element: <A4Paper /> },
  { path: '/paper/slip', element: <SlipPaper /> },
  { path: '/paper/label', element: <LabelPaper /> },
  {
    element: <Frame />,
    children: [
      { path: '/', element: <NumbersPage /> },
      { path: '/form', element: <FormPage /> },
      { path: '/lines', element: <ListFormPage /> },
      { path: '/dialog', element: <DialogPage /> },
      { path: '/table', element: <TablePage /> },
      { path: '/tables', element: <TableStatesPage /> },
      { path: '/states', element: <StatesPage /> },
      { path: '/sign', element: <SignaturePage /> },
      { path: '/pin', element: <PinPage /> },
      { path: '/scan', element: <ScanPage /> },
    ],
  },
])

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
startTexts()
createRoot(root).render(
  <Providers>
    <RouterProvider router={router} />
  </Providers>,
)
