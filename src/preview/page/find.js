// Search: the program looks, since most pages are not in the document.
import {number, say} from './words.js';
import {ask} from './link.js';

export class Find {
    constructor(form, input, output, sheets) {
        Object.assign(this, {form, input, output, sheets, hits: [], at: -1, words: ''});
        let waiting = 0;
        input.addEventListener('input', () => {
            clearTimeout(waiting);
            waiting = setTimeout(() => this.look(), 150);
        });
        form.addEventListener('submit', event => event.preventDefault());
        input.addEventListener('keydown', async event => {
            if (event.key !== 'Enter') return;
            clearTimeout(waiting);
            if (this.words !== input.value) await this.look();
            else this.step(event.shiftKey ? -1 : 1);
        });
    }
    /** From the page that is read on. */
    async look(jump = true) {
        const words = this.words = this.input.value;
        const answer = words.trim() ? await ask('find', {words}) : {hits: [], more: false};
        if (!answer || words !== this.input.value) return;
        this.hits = answer.hits;
        this.more = answer.more;
        this.at = -1;
        this.sheets.setHits(this.hits);
        if (!this.hits.length) {
            this.output.value = words.trim() ? say('not_found') : '';
            return;
        }
        const page = this.sheets.current();
        const next = this.hits.findIndex(hit => hit.page >= page);
        if (jump) this.go(next < 0 ? 0 : next);
    }
    step(by) {
        if (this.hits.length) this.go((this.at + by + this.hits.length) % this.hits.length);
    }
    go(at) {
        this.at = at;
        const hit = this.hits[at];
        this.output.value = say(this.more ? 'found_more' : 'found', number(at + 1), number(this.hits.length));
        this.sheets.reveal(hit.page, hit.areas[0]?.[1] ?? 0);
        this.sheets.setHits(this.hits, hit);
    }
    /** Another state: the hits stand elsewhere. */
    again() {
        if (this.words.trim()) this.look(false);
    }
}
