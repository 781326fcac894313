// What is copied is the book's text: not the characters that stand for glyphs, and no folios.

function textOf(element) {
    if (element.nodeType === Node.TEXT_NODE) return element.data;
    if (element.classList?.contains('n')) return '';
    if (element.dataset?.t !== undefined) return element.dataset.t;
    return [...element.childNodes].map(textOf).join('');
}

document.addEventListener('copy', event => {
    const selection = getSelection();
    if (selection.isCollapsed || !selection.anchorNode?.parentElement?.closest('.sheet')) return;
    const some = selection.getRangeAt(0).cloneContents();
    const whole = some.querySelectorAll('text');
    const texts = whole.length ? [...whole].map(textOf) : [textOf(some)];
    event.clipboardData.setData('text/plain', texts.filter(text => text).join('\n'));
    event.preventDefault();
});
