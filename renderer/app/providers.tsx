import { App as AntApp, ConfigProvider } from 'antd'
import en from 'antd/locale/en_US'
import zh from 'antd/locale/zh_CN'
import type { ReactNode } from 'react'

import '@fontsource-variable/noto-sans-sc'
import { useTexts } from '../i18n/index.ts'
import { CrashBoundary } from '../ui/states.tsx'
import '../ui/kit.css'
import { theme } from './theme.ts'

/** Look, language and the last net under a crash: what every window and every print page stands on. */
export function Providers({ children }: { children: ReactNode }) {
  const { locale } = useTexts()
  return (
    <ConfigProvider
      theme={theme}
      locale={locale === 'zh-CN' ? zh : en}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
      form={{ requiredMark: true, colon: false }}
    >
      <AntApp component={false} message={{ maxCount: 2, top: 60 }}>
        <CrashBoundary>{children}</CrashBoundary>
      </AntApp>
    </ConfigProvider>
  )
}
