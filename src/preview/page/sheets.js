// The pages on the desk: facing pairs, of which only those near the window are in the document. A page
// is a list of elements, one a line; what changes is those lines that differ.
import {ask} from './link.js';
import {prepare} from './fonts.js';

const GAP = 26;
const MARGIN = 26;
const PIXELS_A_POINT = 96 / 72;
const BEYOND = 1;  // spreads that are drawn before and after those in the window
const KEPT = 96;  // pages
const AT_ONCE = 24;

export class Sheets {
    /** `onView(page)`: another page is the first in the window; `onScale()`: so may the scale be. */
    constructor(desk, room, onView, onScale) {
        Object.assign(this, {desk, room, onView, onScale});
        this.book = null;
        this.facing = true;
        this.also = {width: 0, height: 0};  // pages of another book that have as much room
        this.fit = 'height';  // 'width', or a number: the scale
        this.known = new Map();  // page → {hash, label, lines, version}
        this.drawn = new Map();  // page → its element
        this.asking = false;
        this.hits = [];
        desk.addEventListener('scroll', () => this.draw(), {passive: true});
        new ResizeObserver(() => {
            this.settle();
            if (this.book) this.onScale();
        }).observe(desk);
    }

    // ---- Where pages are ----

    get scale() {
        const width = Math.max(this.book.width, this.also.width);
        const height = Math.max(this.book.height, this.also.height);
        const across = this.facing ? 2 : 1;
        const wide = (this.desk.clientWidth - 2 * MARGIN) / (width * across * PIXELS_A_POINT);
        const high = (this.desk.clientHeight - 2 * GAP) / (height * PIXELS_A_POINT);
        if (this.fit === 'width') return Math.max(0.1, Math.min(wide, 3));
        if (this.fit === 'height') return Math.max(0.1, Math.min(wide, high));
        return this.fit;
    }
    spread(page) { return this.facing ? Math.floor((page + 1) / 2) : page; }
    get spreads() { return this.book.pages === 0 ? 0 : this.spread(this.book.pages - 1) + 1; }
    top(page) { return MARGIN + this.spread(page) * (this.book.height * this.unit + GAP); }
    pagesOf(spread) {
        const all = this.facing ? [2 * spread - 1, 2 * spread] : [spread];
        return all.filter(page => page >= 0 && page < this.book.pages);
    }
    place(page, element) {
        const {width, height} = this.book;
        const wide = width * this.unit;
        const right = page % 2 === 0;  // The first page of a book is a right one.
        const middle = Math.max(this.room.clientWidth, this.desk.clientWidth) / 2;
        element.style.left = `${this.facing ? (right ? middle : middle - wide) : middle - wide / 2}px`;
        element.style.top = `${this.top(page)}px`;
        element.style.width = `${wide}px`;
        element.style.height = `${height * this.unit}px`;
        element.className = 'sheet' + (this.facing ? (right ? ' right' : ' left') : '');
    }

    /** The place at a height of the window, that stays the same place when pages come and go. */
    anchor(y = 0) {
        if (!this.book || !this.unit || this.spreads === 0) return null;
        const at = this.desk.scrollTop + y;
        const step = this.book.height * this.unit + GAP;
        const spread = Math.min(Math.max(Math.floor((at - MARGIN) / step), 0), this.spreads - 1);
        const page = this.pagesOf(spread)[0];
        const part = this.book.parts.findLast(one => one.first <= page);
        return {part: part?.name, index: page - (part?.first ?? 0), page,
                rest: (at - this.top(page)) / this.unit};
    }
    pageOf(anchor) {
        const part = this.book.parts.find(one => one.name === anchor.part);
        const page = part ? part.first + Math.min(anchor.index, Math.max(part.count - 1, 0)) : anchor.page;
        return Math.max(0, Math.min(page, this.book.pages - 1));
    }
    /** Brings such a place to a height of the window. */
    restore(anchor, y = 0) {
        if (anchor) this.desk.scrollTop = this.top(this.pageOf(anchor)) + anchor.rest * this.unit - y;
    }

    /** Lays everything out anew; what was at the top, or at `y`, stays there. */
    settle(change = () => {}, y = 0) {
        if (!this.book) return;
        const anchor = this.anchor(y);
        change();
        this.unit = this.scale * PIXELS_A_POINT;
        const {width, height} = this.book;
        const wide = width * this.unit * (this.facing ? 2 : 1) + 2 * MARGIN;
        this.room.style.width = `${wide}px`;
        this.room.style.height =
            `${this.spreads * (height * this.unit + GAP) - GAP + 2 * MARGIN}px`;
        for (const [page, element] of this.drawn) this.place(page, element);
        this.restore(anchor, y);
        this.draw();
    }

    // ---- What is shown ----

    /** Another state of the book; the same place stays in the window. */
    show(book) {
        const first = !this.book;
        this.settleWith(book);
        if (!first && book.changed) this.reveal(book.changed.page, book.changed.y, true);
    }
    settleWith(book) {
        const anchor = this.anchor();
        this.book = book;
        this.showGrid(this.grid);
        for (const [page, element] of this.drawn) {
            if (page < book.pages) continue;
            element.remove();
            this.drawn.delete(page);
        }
        for (const page of this.known.keys()) if (page >= book.pages) this.known.delete(page);
        this.settle();
        this.restore(anchor);
        this.draw();
    }

    inWindow() {
        const step = this.book.height * this.unit + GAP;
        const first = Math.floor((this.desk.scrollTop - MARGIN) / step);
        const last = Math.floor((this.desk.scrollTop + this.desk.clientHeight - MARGIN) / step);
        return [Math.max(first, 0), Math.min(last, this.spreads - 1)];
    }

    draw() {
        if (!this.book || !this.unit) return;
        const [first, last] = this.inWindow();
        const wanted = new Set();
        for (let i = Math.max(first - BEYOND, 0); i <= Math.min(last + BEYOND, this.spreads - 1); ++i)
            for (const page of this.pagesOf(i)) wanted.add(page);
        for (const [page, element] of this.drawn) {
            if (wanted.has(page)) continue;
            element.remove();
            this.drawn.delete(page);
        }
        for (const page of wanted) {
            if (this.drawn.has(page)) continue;
            const element = document.createElement('div');
            element.dataset.page = page;
            element.innerHTML = `<svg viewBox="0 0 ${this.book.width} ${this.book.height}"></svg>`;
            element.lines = [];
            this.place(page, element);
            this.room.append(element);
            this.drawn.set(page, element);
            this.drawGrid(page, element);
            this.fill(page);
        }
        this.fetch();
        const view = this.current();
        if (view !== this.viewed) this.onView(this.viewed = view);
    }

    /** The page that is read: the first of the spread that fills the upper third of the window. */
    current() {
        return this.anchor(Math.min(this.desk.clientHeight / 3, 240))?.page ?? 0;
    }

    fill(page) {
        const element = this.drawn.get(page);
        const known = this.known.get(page);
        if (!element || !known?.lines || element.lines === known.lines) return;
        const svg = element.firstChild;
        const [old, now] = [element.lines, known.lines];
        let begin = 0;
        while (begin < Math.min(old.length, now.length) && old[begin] === now[begin]) ++begin;
        let end = 0;
        while (end < Math.min(old.length, now.length) - begin &&
               old[old.length - 1 - end] === now[now.length - 1 - end]) ++end;
        for (let i = old.length - end; i > begin; --i) svg.children[begin].remove();
        const made = document.createElement('template');
        made.innerHTML = `<svg>${now.slice(begin, now.length - end).join('')}</svg>`;
        svg.insertBefore(movedOut(made.content.firstChild), svg.children[begin] || null);
        element.lines = now;
        element.hash = known.hash;
        this.showHits(page);
    }

    /** Asks for what is on the desk and not of this state; one request at a time, the newest wins. */
    async fetch() {
        if (this.asking) return;
        this.asking = true;
        for (;;) {
            const stale = page => this.known.get(page)?.version !== this.book.version;
            const wanted = [...this.drawn.keys()].filter(stale).sort((a, b) => a - b);
            if (wanted.length === 0) break;
            // What is in the window first.
            const [first, last] = this.inWindow();
            const seen = wanted.filter(page => this.spread(page) >= first && this.spread(page) <= last);
            const from = (seen.length ? seen : wanted)[0];
            const to = Math.min((seen.length ? seen : wanted).at(-1), from + AT_ONCE - 1);
            const have = [];
            for (let page = from; page <= to; ++page) have.push(this.known.get(page)?.hash ?? '');
            const asked = this.book.version;
            const answer = await ask('pages', {from, to, have: have.filter(hash => hash).join()});
            if (!answer) break;
            if (answer.version < this.book.version) continue;
            const use = await prepare(answer.fonts);
            if (asked !== this.book.version && answer.version !== this.book.version) continue;
            use();
            for (const one of answer.pages) this.take(one, answer.version);
            if (answer.version > this.book.version) break;  // Its word is on the way.
        }
        this.asking = false;
    }

    take({page, label, hash, elements}, version) {
        const known = this.known.get(page);
        this.known.delete(page);
        const lines = elements === undefined ? this.linesOf(hash) ?? known?.lines
                                             : elements.split('\n').filter(line => line);
        this.known.set(page, {hash, label, lines, version});
        for (const old of this.known.keys()) {
            if (this.known.size <= KEPT) break;
            if (!this.drawn.has(old)) this.known.delete(old);
        }
        this.fill(page);
        if (page === this.viewed) this.onView(page);
    }
    /** A page that has another number now has the same lines. */
    linesOf(hash) {
        for (const one of this.known.values()) if (one.hash === hash) return one.lines;
        return undefined;
    }
    label(page) { return this.known.get(page)?.label ?? ''; }

    // ---- Going to places ----

    /** To a height of a page, unless it is in the window; `marked`, so that it is found. */
    reveal(page, y, marked = false) {
        if (page >= this.book.pages) return;
        const at = this.top(page) + y * this.unit;
        const seen = at >= this.desk.scrollTop + 20 &&
                     at <= this.desk.scrollTop + this.desk.clientHeight - 40;
        if (!seen) {
            this.desk.scrollTop = at - this.desk.clientHeight / 3;
            this.draw();
        }
        if (marked) this.mark(page, y);
    }
    mark(page, y) {
        const element = this.drawn.get(page);
        if (!element) return;
        for (const old of this.room.querySelectorAll('.mark')) old.remove();
        const mark = document.createElement('div');
        mark.className = 'mark';
        mark.style.top = `${100 * Math.max(y - 2, 0) / this.book.height}%`;
        mark.style.height = `${100 * 18 / this.book.height}%`;
        mark.onanimationend = () => mark.remove();
        element.append(mark);
    }
    /** How far down in the window a place stands. */
    heightOf(page, y) { return this.top(page) + y * this.unit - this.desk.scrollTop; }
    /** Brings a place to a height of the window. */
    bring(page, y, height) {
        this.desk.scrollTop = this.top(page) + y * this.unit - height;
        this.draw();
    }
    goTo(page) {
        if (!this.book) return;
        const to = Math.max(0, Math.min(page, this.book.pages - 1));
        this.desk.scrollTop = this.top(to) - GAP / 2;
        this.draw();
    }
    turn(by) { this.goTo(this.pagesOf(Math.max(0, Math.min(
        this.spread(this.current()) + by, this.spreads - 1)))[0]); }

    // ---- 版心 ----

    showGrid(on) {
        this.grid = on;
        for (const [page, element] of this.drawn) this.drawGrid(page, element);
    }
    drawGrid(page, element) {
        element.querySelector('.grid')?.remove();
        if (!this.grid) return;
        const {head, gutter, fore_edge, size, pitch, characters, lines} = this.book.grid;
        const left = page % 2 === 0 ? gutter : fore_edge;
        const [wide, high] = [size * characters, size + pitch * (lines - 1)];
        let rows = '';
        for (let i = 0; i < lines; ++i)
            rows += `<rect x="${left}" y="${head + i * pitch}" width="${wide}" height="${size}"/>`;
        let columns = '';
        for (let i = 1; i < characters; ++i) columns += `M${left + i * size} ${head}v${high}`;
        const made = document.createElement('template');
        made.innerHTML = `<svg class="grid" viewBox="0 0 ${this.book.width} ${this.book.height}">${rows}` +
            `<path d="${columns}"/><rect class="area" x="${left}" y="${head}" width="${wide}" height="${high}"/></svg>`;
        element.append(made.content);
    }

    // ---- Hits of a search ----

    setHits(hits, current = null) {
        this.hits = hits;
        this.hit = current;
        for (const page of this.drawn.keys()) this.showHits(page);
    }
    showHits(page) {
        const element = this.drawn.get(page);
        for (const old of element.querySelectorAll('.hit')) old.remove();
        for (const hit of this.hits) {
            if (hit.page !== page) continue;
            for (const [x, y, width, height] of hit.areas) {
                const area = document.createElement('div');
                area.className = hit === this.hit ? 'hit current' : 'hit';
                area.style.left = `${100 * x / this.book.width}%`;
                area.style.top = `${100 * y / this.book.height}%`;
                area.style.width = `${100 * width / this.book.width}%`;
                area.style.height = `${100 * height / this.book.height}%`;
                element.append(area);
            }
        }
    }

    /** Where in the book a point of the window is: {page, x, y, hash}, in points. */
    pointAt(event) {
        const element = event.target.closest?.('.sheet');
        if (!element) return null;
        const area = element.getBoundingClientRect();
        return {page: Number(element.dataset.page), hash: element.hash ?? '', element,
                x: (event.clientX - area.left) / this.unit, y: (event.clientY - area.top) / this.unit};
    }
}

function movedOut(svg) {
    const fragment = document.createDocumentFragment();
    fragment.append(...svg.childNodes);
    return fragment;
}
