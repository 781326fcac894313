// The page: its parts, its keys, and what a click means.
import {number, say} from './words.js';
import {ask, listen} from './link.js';
import {Sheets} from './sheets.js';
import {Contents, Problems} from './panels.js';
import {Find} from './find.js';
import {Screen} from './screen.js';
import {Pair, framed} from './beside.js';
import './copy.js';

const $ = id => document.getElementById(id);
let book = null;
let lost = false;
let screen = null;
let shownScale = 0;

// ---- What is kept from one time to the next ----

function kept(name, otherwise) {
    try {
        return JSON.parse(localStorage.getItem('banxin.' + name)) ?? otherwise;
    } catch {
        return otherwise;
    }
}
function keep(name, value) {
    try {
        localStorage.setItem('banxin.' + name, JSON.stringify(value));
    } catch { /* A browser that keeps nothing. */ }
}

// ---- The desk ----

const sheets = new Sheets($('desk'), $('sheets'), viewed, showScale);
sheets.facing = kept('facing', true);
sheets.fit = kept('fit', 'height');
const contents = new Contents($('contents'), page => sheets.goTo(page));
const problems = new Problems($('problems'), $('problems-switch'), $('problem-list'), jumpToProblem, openProblem);

document.body.classList.toggle('framed', framed);
const pair = new Pair($('desk'), sheets, $('beside'), look => {
    sheets.settle(() => Object.assign(sheets, {facing: look.facing, fit: look.scale}), $('desk').clientHeight / 3);
    if (sheets.grid !== look.grid) sheets.showGrid(look.grid);
}, size => {
    sheets.settle(() => { sheets.also = size; }, $('desk').clientHeight / 3);
    lookAlike();
});

const search = new Find($('find'), $('sought'), $('found'), sheets);

function viewed(page) {
    if (document.activeElement !== $('page-number'))
        $('page-number').value = sheets.label(page) || page + 1;
    $('page-count').textContent = say('of_pages', number(page + 1), number(book.pages));
    contents.mark(page);
    showScale();
    screen?.follow(book.parts.findLast(part => part.first <= page + 1)?.title);
    if (!framed) sessionStorage.setItem('banxin.place', JSON.stringify(sheets.anchor()));
}
function showScale() {
    if (!book?.pages) return;
    $('scale').value = `${Math.round(sheets.scale * 100)}%`;
    $('facing').setAttribute('aria-pressed', sheets.facing);
    if (!framed && sheets.scale !== shownScale) lookAlike();
}
/** Pages beside each other are as large as they are on paper. */
function lookAlike() {
    shownScale = sheets.scale;
    $('scale').value = `${Math.round(sheets.scale * 100)}%`;
    pair.lookSo({scale: sheets.scale, facing: sheets.facing, grid: sheets.grid});
}
function rescale(change) {
    if (!book?.pages) return;
    sheets.settle(change, $('desk').clientHeight / 3);
    keep('fit', sheets.fit);
    // Two styles have no room for facing pages: what is chosen there is for there.
    if (!book.beside) keep('facing', sheets.facing);
    showScale();
    if (!framed) lookAlike();
}

// ---- Another style ----

function showBeside() {
    const two = Boolean(book.beside);
    const others = book.styles.filter(style => style !== book.style);
    $('style').hidden = others.length === 0;
    const list = JSON.stringify([others, book.style]);
    if ($('style').list !== list) {
        $('style').list = list;
        const option = (value, text) => Object.assign(document.createElement('option'), {value, textContent: text});
        $('style-beside').replaceChildren(option('', say('beside_none')),
                                          ...others.map(style => option(style, style)));
    }
    $('style-beside').value = book.beside;
    $('caption').hidden = !two && !framed;
    $('caption').textContent = say(book.pages === 1 ? 'beside_one_page' : 'beside_is', book.style, number(book.pages));
    if (framed) return void pair.send({ready: {width: book.width, height: book.height}});
    if (!two) sheets.also = {width: 0, height: 0};
    if (two === !$('beside').hidden) return;
    $('beside').hidden = !two;
    $('beside').src = two ? 'beside/' : 'about:blank';
    const facing = kept('facing', true) && !two;
    sheets.settle(() => { sheets.facing = facing; }, $('desk').clientHeight / 3);
    showScale();
}
$('style-beside').onchange = async () => {
    const name = $('style-beside').value;
    // What is in the frame asks for fonts that are about to go.
    if (!name) $('beside').src = 'about:blank';
    if (!await ask('style', {name}, 'POST')) $('style-beside').value = book.beside;
    $('desk').focus();
};

function show(state) {
    const first = !book;
    if (book && state.version <= book.version) return;
    book = state;
    document.title = book.title ? `${book.title} · banxin` : 'banxin';
    $('title').textContent = book.title;
    $('count').textContent = book.characters ? say('characters', number(book.characters)) : '';
    problems.show(book.problems);
    contents.show(book.parts);
    if (book.pages > 0) {
        // Whatever is drawn first is written over it.
        const place = first ? sessionStorage.getItem('banxin.place') : null;
        sheets.show(book);
        if (first) comeBack(place);
    }
    showBeside();
    search.again();
    showBanner();
    if (!framed) screen.state();
}
/** After a reload the same place. */
function comeBack(place) {
    try {
        sheets.restore(JSON.parse(place));
    } catch { /* A new window. */ }
    sheets.draw();
}
function showBanner() {
    const word = lost ? 'lost'
        : !book ? 'reading'
        : !book.complete ? (book.pages ? 'stale' : 'no_pages') : '';
    $('banner').hidden = !word;
    $('banner').classList.toggle('quiet', word === 'lost' || word === 'reading');
    $('banner').textContent = word && say(word);
}


// ---- Clicks ----

let toasting = 0;
function toast(text) {
    $('toast').textContent = text;
    $('toast').hidden = false;
    clearTimeout(toasting);
    toasting = setTimeout(() => { $('toast').hidden = true; }, 2600);
}

async function tellOpened(answer) {
    if (!answer) return toast(say('no_line'));
    const place = `${answer.file}:${answer.line}:${answer.column}`;
    if (answer.opened) return toast(say('opened', place));
    if (answer.refused) return toast(say('not_opened', answer.refused));
    try {
        await navigator.clipboard.writeText(place);
    } catch { /* It can be read. */ }
    toast(say('copied', place));
}

function linkAt({element, x, y}) {
    for (const link of element.querySelectorAll('.l')) {
        const [left, top, width, height] =
            ['x', 'y', 'width', 'height'].map(name => Number(link.getAttribute(name)));
        if (x >= left && x <= left + width && y >= top && y <= top + height) return link;
    }
    return null;
}
async function follow(link) {
    if (link.dataset.out) return void window.open(link.dataset.out, '_blank', 'noopener,noreferrer');
    const place = await ask('anchor', {name: link.dataset.go});
    if (place) sheets.reveal(place.page, place.y, true);
}

const hundredths = value => Math.max(0, Math.round(value * 100));
$('desk').addEventListener('click', async event => {
    if (!getSelection().isCollapsed) return;  // Somebody selects.
    const point = sheets.pointAt(event);
    if (!point) return;
    const link = linkAt(point);
    if (link && (event.ctrlKey || event.metaKey)) return follow(link);
    const answer = await ask('open', {page: point.page, hash: point.hash, x: hundredths(point.x),
                                      y: hundredths(point.y)}, 'POST');
    if (!answer && link) return follow(link);
    await tellOpened(answer);
});
for (const kind of ['keydown', 'keyup'])
    addEventListener(kind, event =>
        document.body.classList.toggle('following', event.ctrlKey || event.metaKey));

async function jumpToProblem(index) {
    const place = await ask('problem', {number: index});
    if (place) sheets.reveal(place.page, place.y, true);
    else toast(say('no_place'));
}
async function openProblem(index) {
    await tellOpened(await ask('open', {problem: index}, 'POST'));
}

// ---- The bar ----

function toggle(id, name, on = $(id).hidden) {
    $(id).hidden = !on;
    $(`${name}-switch`).setAttribute('aria-expanded', on);
    keep(name, on);
}
$('contents-switch').onclick = () => toggle('contents', 'contents');
if (!framed) toggle('contents', 'contents', kept('contents', false));
screen = new Screen($('screen'), kept, keep);
$('screen-switch').onclick = () => {
    toggle('screen', 'screen');
    screen.open(!$('screen').hidden);
};
if (!framed) {
    toggle('screen', 'screen', kept('screen', false));
    screen.open(!$('screen').hidden);
}
$('facing').onclick = () => rescale(() => { sheets.facing = !sheets.facing; });
$('grid').onclick = () => {
    sheets.showGrid(!sheets.grid);
    $('grid').setAttribute('aria-pressed', sheets.grid);
    keep('grid', sheets.grid);
    lookAlike();
};
sheets.grid = kept('grid', false);
$('grid').setAttribute('aria-pressed', sheets.grid);
$('fit').onclick = () => rescale(() => { sheets.fit = sheets.fit === 'height' ? 'width' : 'height'; });
const steps = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3];
$('larger').onclick = () => rescale(() => {
    sheets.fit = steps.find(step => step > sheets.scale + 0.01) ?? 3;
});
$('smaller').onclick = () => rescale(() => {
    sheets.fit = steps.findLast(step => step < sheets.scale - 0.01) ?? 0.25;
});

// A printed number, or the how manieth page it is.
$('where').onsubmit = async event => {
    event.preventDefault();
    const wanted = $('page-number').value.trim();
    const found = await ask('label', {label: wanted});
    $('page-number').blur();
    if (found) sheets.goTo(found.page);
    else viewed(sheets.current());
    $('desk').focus();
};
$('page-number').onfocus = () => $('page-number').select();

// ---- Keys ----

const keys = {
    c: () => $('contents-switch').click(),
    p: () => $('problems-switch').click(),
    e: () => $('screen-switch').click(),
    b: () => $('style-beside').focus(),
    g: () => $('page-number').focus(),
    '/': () => $('sought').focus(),
    '+': () => $('larger').click(),
    '=': () => $('larger').click(),
    '-': () => $('smaller').click(),
    0: () => $('fit').click(),
    r: () => $('grid').click(),
    2: () => $('facing').click(),
    ArrowLeft: () => sheets.turn(-1),
    ArrowRight: () => sheets.turn(1),
    k: () => sheets.turn(-1),
    j: () => sheets.turn(1),
};
addEventListener('keydown', event => {
    const writes = event.target.matches('input, select, textarea');
    if (event.key === 'Escape') {
        document.activeElement.blur();
        $('desk').focus();
    }
    if (writes || event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
});
if (!framed) $('desk').focus();

listen(show, now => {
    lost = now;
    showBanner();
});
showBanner();
