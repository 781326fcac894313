// The EPUB beside the pages, on the screen of a phone, an e-reader or a tablet. It is the book's content:
// its frame runs no scripts.
import {say} from './words.js';
import {ask} from './link.js';

// Pixels of CSS, as readers of those sizes have them.
const devices = {
    phone: {width: 390, height: 780, edge: 12, round: 38},
    reader: {width: 560, height: 750, edge: 34, round: 14},
    tablet: {width: 820, height: 1100, edge: 26, round: 22},
};
const papers = {
    light: {background: '#ffffff', text: '#1c1b1a'},
    sepia: {background: '#f5ecd8', text: '#43382a'},
    dark: {background: '#16171a', text: '#c9c7c2'},
};

function button(text, pressed, onclick) {
    const made = document.createElement('button');
    made.textContent = text;
    made.setAttribute('aria-pressed', pressed);
    made.onclick = onclick;
    return made;
}

export class Screen {
    constructor(aside, kept, keep) {
        Object.assign(this, {aside, kept, keep, documents: [], at: 0, version: 0});
        this.device = kept('device', 'phone');
        this.paper = kept('paper', 'light');
        this.size = kept('size', 100);
        aside.innerHTML = '<div class="controls"></div><p class="word" role="status"></p>' +
            '<div class="place"><div class="device"><iframe sandbox="allow-same-origin"></iframe></div></div>' +
            '<div class="turn"><button class="back"></button><span class="name"></span><button class="on"></button></div>';
        const find = name => aside.querySelector(name);
        Object.assign(this, {controls: find('.controls'), word: find('.word'), room: find('.place'),
                             frame: find('iframe'), body: find('.device'), name: find('.name')});
        find('.back').textContent = '‹';
        find('.back').title = say('previous');
        find('.back').onclick = () => this.turn(-1);
        find('.on').textContent = '›';
        find('.on').title = say('next');
        find('.on').onclick = () => this.turn(1);
        this.frame.addEventListener('load', () => this.dress());
        new ResizeObserver(() => this.fit()).observe(this.room);
        this.showControls();
    }

    showControls() {
        const choose = (what, value) => () => {
            this[what] = value;
            this.keep(what, value);
            this.showControls();
            this.fit();
            this.dress();
        };
        const group = (...buttons) => {
            const made = document.createElement('div');
            made.className = 'group';
            made.append(...buttons);
            return made;
        };
        this.controls.replaceChildren(
            group(...Object.keys(devices).map(name =>
                button(say(`screen_${name}`), this.device === name, choose('device', name)))),
            group(...Object.keys(papers).map(name =>
                button(say(`screen_${name}`), this.paper === name, choose('paper', name)))),
            group(button('A−', false, choose('size', Math.max(60, this.size - 10))),
                  button('A+', false, choose('size', Math.min(220, this.size + 10)))));
        this.controls.lastChild.title = say('screen_type');
    }

    /** The device as large as there is room for. */
    fit() {
        const {width, height, edge, round} = devices[this.device];
        const [wide, high] = [width + 2 * edge, height + 2 * edge];
        const scale = Math.min(1, (this.room.clientWidth - 24) / wide, (this.room.clientHeight - 24) / high);
        Object.assign(this.body.style, {
            width: `${wide}px`, height: `${high}px`, padding: `${edge}px`, borderRadius: `${round}px`,
            transform: `translate(-50%, -50%) scale(${Math.max(scale, 0.1)})`,
        });
        this.frame.style.borderRadius = `${Math.max(2, round - edge)}px`;
    }

    /** What a reader's program adds to a book: paper, size of type, margins. */
    dress() {
        const page = this.frame.contentDocument;
        if (!page?.documentElement || page.URL === 'about:blank') return;
        let style = page.getElementById('banxin-screen');
        if (!style) {
            style = page.createElementNS('http://www.w3.org/1999/xhtml', 'style');
            style.id = 'banxin-screen';
            (page.querySelector('head') ?? page.documentElement).append(style);
        }
        const {background, text} = papers[this.paper];
        const dark = this.paper === 'dark' ? 'img, svg { opacity: 0.85 } a { color: #8fb4e0 }' : '';
        style.textContent = `html { background: ${background}; color: ${text}; font-size: ${this.size}%;` +
            ` scrollbar-width: none; color-scheme: ${this.paper === 'dark' ? 'dark' : 'light'}; }` +
            ` body { background: transparent; margin: 0; padding: 1.6em 1.5em 3em; } ${dark}`;
        this.frame.style.background = background;
        const here = page.URL.split('#')[0];
        const at = this.documents.findIndex(one => new URL(one, location).href === here);
        if (at >= 0) this.at = at;
        this.name.textContent = page.title;
        if (this.scrolled !== undefined) page.scrollingElement.scrollTop = this.scrolled;
        this.scrolled = undefined;
    }

    async open(on) {
        this.shown = on;
        if (!on) return;
        this.fit();
        await this.make();
    }
    /** Another state of the book: the same place of the new EPUB. */
    state() {
        if (!this.shown) return;
        clearTimeout(this.waiting);
        this.waiting = setTimeout(() => this.make(), 250);
    }
    async make() {
        if (this.making) return void (this.again = true);
        this.making = true;
        if (!this.documents.length) this.word.textContent = say('screen_making');
        const made = await ask('epub');
        if (!made) {
            this.word.textContent = say('screen_none');
        } else if (made.version !== this.version) {
            await this.take(made.version);
        }
        this.making = false;
        if (this.again) {
            this.again = false;
            await this.make();
        }
    }
    async take(version) {
        const root = `book/${version}/`;
        const read = async (path, type) =>
            new DOMParser().parseFromString(await (await fetch(path)).text(), type);
        const container = await read(`${root}META-INF/container.xml`, 'application/xml');
        const path = root + container.querySelector('rootfile')?.getAttribute('full-path');
        const opf = await read(path, 'application/xml');
        const items = new Map([...opf.querySelectorAll('manifest > item')].map(
            item => [item.id, item.getAttribute('href')]));
        const folder = path.slice(0, path.lastIndexOf('/') + 1);
        const nav = [...items.keys()].find(id => opf.getElementById(id)?.getAttribute('properties')
            ?.split(' ').includes('nav'));
        this.titles = new Map();
        const links = nav ? (await read(folder + items.get(nav), 'application/xhtml+xml'))
            .querySelectorAll('nav a') : [];
        for (const link of links) {
            for (const author of link.querySelectorAll('.contents-author')) author.remove();
            const title = link.textContent.trim();
            if (!this.titles.has(title)) this.titles.set(title, folder + link.getAttribute('href'));
        }
        const before = this.documents[this.at]?.replace(/^book\/\d+\//, '');
        this.scrolled = this.frame.contentDocument?.scrollingElement?.scrollTop;
        this.version = version;
        this.documents = [...opf.querySelectorAll('spine > itemref')].map(
            one => folder + items.get(one.getAttribute('idref')));
        const again = this.documents.findIndex(one => one === root + before);
        this.word.textContent = '';
        this.go(again >= 0 ? again : Math.min(this.at, this.documents.length - 1), again >= 0);
        if (!before) this.follow(this.read, true);
    }
    /** To the chapter that is read on paper. */
    follow(title, anew = false) {
        if (title === this.read && !anew) return;
        this.read = title;
        if (!this.shown) return;
        const to = this.titles?.get(title);
        const at = to ? this.documents.indexOf(to.split('#')[0]) : -1;
        if (at >= 0 && at !== this.at) this.go(at, false);
    }
    turn(by) {
        const to = Math.max(0, Math.min(this.at + by, this.documents.length - 1));
        if (to !== this.at) this.go(to, false);
    }
    go(at, samePlace) {
        if (at < 0 || !this.documents[at]) return;
        if (!samePlace) this.scrolled = 0;
        this.at = at;
        this.frame.contentWindow.location.replace(new URL(this.documents[at], location).href);
    }
}
