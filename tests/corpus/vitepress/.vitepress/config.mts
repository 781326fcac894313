import { defineConfig } from 'vitepress'
import { sidebar } from './sidebar'

// 侧栏在另一个文件里
export default defineConfig({
  lang: 'zh-CN',
  title: '石板路',
  description: '一条路的小书',
  themeConfig: {
    nav: [{ text: '首页', link: '/' }],
    sidebar,
  },
})
