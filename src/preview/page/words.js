// Every word of the page, in both languages.
const table = {
    contents: ['Contents (c)', '目录（c）'],
    go_to_page: ['Page (g)', '页码（g）'],
    of_pages: ['{0} / {1}', '{0} / {1}'],
    smaller: ['Smaller (−)', '缩小（−）'],
    larger: ['Larger (+)', '放大（+）'],
    scale: ['Scale', '比例'],
    fit: ['Fit the height, then the width (0)', '适合高度，再按一次适合宽度（0）'],
    facing: ['Facing pages or single ones (2)', '对页或单页（2）'],
    grid: ['Type area and lines (r)', '版心和行格（r）'],
    beside: ['Beside it', '对比'],
    beside_title: ['Another style beside this one (b)', '并排另一种样式（b）'],
    beside_none: ['—', '—'],
    beside_is: ['{0} · {1} pages', '{0} · {1} 页'],
    beside_one_page: ['{0} · 1 page', '{0} · 1 页'],
    find: ['Find (/)', '查找（/）'],
    found: ['{0} of {1}', '{0} ／ {1}'],
    found_more: ['{0} of {1} and more', '{0} ／ {1} 以上'],
    not_found: ['not found', '没有找到'],
    characters: ['{0} characters', '{0} 字'],
    epub: ['EPUB', 'EPUB'],
    epub_title: ['On a screen (e)', '电子书（e）'],
    problems: ['Problems (p)', '问题（p）'],
    no_problems: ['No problems', '没有问题'],
    errors: ['{0} errors', '{0} 个错误'],
    one_error: ['1 error', '1 个错误'],
    warnings: ['{0} warnings', '{0} 个警告'],
    one_warning: ['1 warning', '1 个警告'],
    notes: ['{0} notes', '{0} 条说明'],
    one_note: ['1 note', '1 条说明'],
    stale: ['There are errors: these are the last good pages.', '有错误：下面是最后一次排好的页面。'],
    no_pages: ['There are errors, and no pages yet.', '有错误，还没有排出页面。'],
    reading: ['The book is being read …', '正在读书稿……'],
    lost: ['The preview has ended, or cannot be reached.', '预览已经结束，或者连不上了。'],
    copied: ['Copied: {0}', '已复制：{0}'],
    opened: ['Opened: {0}', '已打开：{0}'],
    not_opened: ['The editor did not start: {0}', '编辑器没有启动：{0}'],
    no_line: ['No line of the text stands here.', '这里没有书稿里的文字。'],
    no_place: ['Its place is on no page.', '页面上没有它的位置。'],
    blank_title: ['(without a title)', '（无标题）'],
    screen_phone: ['Phone', '手机'],
    screen_reader: ['E-reader', '阅读器'],
    screen_tablet: ['Tablet', '平板'],
    screen_light: ['Light', '浅色'],
    screen_sepia: ['Sepia', '米色'],
    screen_dark: ['Dark', '深色'],
    screen_type: ['Type size', '字号'],
    screen_making: ['The EPUB is being made …', '正在生成 EPUB……'],
    screen_none: ['No EPUB: see the problems.', '没有 EPUB：请看下面的问题。'],
    previous: ['Back', '上一篇'],
    next: ['On', '下一篇'],
};

const language = navigator.languages.find(tag => /^(zh|en)\b/.test(tag)) || 'en';
const column = language.startsWith('zh') ? 1 : 0;
document.documentElement.lang = column ? 'zh' : 'en';

export function say(name, ...values) {
    return table[name][column].replace(/\{(\d)\}/g, (_, index) => values[index]);
}

export function number(value) {
    return value.toLocaleString(column ? 'zh' : 'en');
}

// What stands in shell.html by its name.
for (const element of document.querySelectorAll('[data-title]')) {
    element.title = say(element.dataset.title);
    element.setAttribute('aria-label', element.title);
}
for (const element of document.querySelectorAll('[data-word]'))
    element.textContent = say(element.dataset.word);
for (const element of document.querySelectorAll('[data-label]'))
    element.setAttribute('aria-label', say(element.dataset.label));
for (const element of document.querySelectorAll('[data-placeholder]')) {
    element.placeholder = say(element.dataset.placeholder);
    element.setAttribute('aria-label', element.placeholder);
}
