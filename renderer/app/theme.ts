import type { ThemeConfig } from 'antd'

/**
 * One accent, grey ink, and three signal colours; all text pairs reach WCAG AA (4.5:1) on white and on the page
 * colour, borders of controls reach 3:1. `ui/kit.css` repeats the few it needs as custom properties.
 */
export const palette = {
  accent: '#0f5c73',
  accentSoft: '#e3eff2',
  ink: '#17242c',
  inkSoft: '#4b5a64',
  page: '#f2f5f6',
  line: '#d5dce0',
  control: '#7f8d97',
  good: '#1d6b3c',
  warn: '#8a4f00',
  bad: '#b3261e',
} as const

/** System Chinese first, then the shipped one, so that no PC shows boxes. */
export const fontFamily =
  "'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC Variable', 'Noto Sans SC', sans-serif"

/** antd in our colours, dense, without motion. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: palette.accent,
    colorInfo: palette.accent,
    colorLink: palette.accent,
    colorSuccess: palette.good,
    colorWarning: palette.warn,
    colorError: palette.bad,
    // computed from the dark signal colour it would be mud
    colorWarningBg: '#fcf1df',
    colorTextBase: palette.ink,
    colorText: palette.ink,
    colorTextSecondary: palette.inkSoft,
    colorTextTertiary: palette.inkSoft,
    colorTextDescription: palette.inkSoft,
    colorTextPlaceholder: '#66747e',
    colorTextDisabled: '#66747e',
    colorBorder: palette.control,
    colorBorderSecondary: palette.line,
    colorBgLayout: palette.page,
    fontFamily,
    fontSize: 14,
    borderRadius: 4,
    controlHeight: 32,
    sizeStep: 4,
    sizeUnit: 3,
    motion: false,
    // With the border this makes a focus ring of two full pixels.
    controlOutlineWidth: 1,
    controlOutline: palette.accent,
    colorErrorOutline: palette.bad,
    colorWarningOutline: palette.warn,
    boxShadow: '0 4px 16px rgba(23, 36, 44, 0.18)',
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 400 },
    Form: { itemMarginBottom: 24, verticalLabelPadding: '0 0 4px', labelColor: palette.ink },
    Modal: { titleFontSize: 16 },
    Select: { optionSelectedBg: palette.accentSoft, optionActiveBg: '#edf2f4' },
  },
}
