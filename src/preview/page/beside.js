// The book in another style, in a frame beside these pages: the same page under an address of its own, so
// that its fonts stay apart. Whichever of the two is scrolled, the other follows it by the text.
import {ask} from './link.js';

/** These pages are those in the frame. */
export const framed = /\/beside\/$/.test(location.pathname);
const above = framed ? '../' : '';

const hundredths = value => Math.max(0, Math.round(value * 100));

export class Pair {
    /** `onLook(look)`: in the frame, how the other one shows its pages; `onSize(size)`: there, how large
     * those in the frame are. */
    constructor(desk, sheets, frame, onLook, onSize) {
        Object.assign(this, {desk, sheets, frame, onLook, onSize, given: -1, asking: false, again: false, touched: false});
        desk.addEventListener('scroll', () => this.scrolled(), {passive: true});
        for (const input of ['wheel', 'pointerdown', 'touchstart', 'keydown'])
            addEventListener(input, () => { this.touched = true; }, {passive: true});
        addEventListener('message', event => {
            if (event.origin === location.origin && event.source === this.other) this.take(event.data);
        });
    }
    get other() { return framed ? parent : this.frame?.hidden === false ? this.frame.contentWindow : null; }
    send(message) { this.other?.postMessage(message, location.origin); }

    take(message) {
        if (message.look) return void this.onLook(message.look);
        if (!this.sheets.book) return;
        if (message.ready) {
            this.onSize(message.ready);
            return void this.follow();
        }
        this.touched = false;
        // What is in no text, covers and contents, by the pages of its part.
        const page = message.anchor ? this.sheets.pageOf(message.anchor) : message.page;
        this.sheets.bring(page, message.anchor ? message.anchor.rest : message.y, message.at);
        this.given = this.desk.scrollTop;
    }
    lookSo(look) { this.send({look}); }

    scrolled() {
        // In the frame pages move while they get their size; only a hand moves the other one.
        if (framed && !this.touched) return;
        // It was the other one that moved it.
        if (Math.abs(this.desk.scrollTop - this.given) < 1.5) return;
        this.given = -1;
        this.follow();
    }
    /** Brings the other one to the line that is read here. One question at a time, the newest wins. */
    async follow() {
        if (!this.other || !this.sheets.book?.pages) return;
        if (this.asking) return void (this.again = true);
        this.asking = true;
        do {
            this.again = false;
            const read = Math.min(this.desk.clientHeight / 3, 240);
            const anchor = this.sheets.anchor(read);
            const {page, rest} = anchor;
            if (!this.other) break;
            const across = await ask(`${above}across`, {
                from: framed ? 'beside' : 'own', page, x: hundredths(this.sheets.book.width / 2), y: hundredths(rest)});
            if (across?.here && across.there)
                this.send({...across.there, at: this.sheets.heightOf(across.here.page, across.here.y)});
            else
                this.send({anchor, at: read});
        } while (this.again);
        this.asking = false;
    }
}
