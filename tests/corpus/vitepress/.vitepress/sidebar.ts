import type { DefaultTheme } from 'vitepress'

export const sidebar: DefaultTheme.Sidebar = [
  { text: '路上', items: [{ text: '石', link: '/one/stone' }, { text: '缝', link: '/one/gap' }] },
  { text: '路边', items: [{ text: '井', link: '/well' }] },
]
