// The contents at the side, the problems at the bottom.
import {say} from './words.js';

function made(tag, className, text) {
    const element = document.createElement(tag);
    element.className = className;
    element.textContent = text;
    return element;
}

export class Contents {
    constructor(nav, goTo) {
        Object.assign(this, {nav, goTo, parts: []});
    }
    show(parts) {
        this.parts = parts;
        const before = JSON.stringify(parts);
        if (before === this.shown) return;
        this.shown = before;
        this.nav.replaceChildren(...parts.map(part => {
            const button = made('button', '', '');
            button.append(made('span', 'name', part.title || say('blank_title')),
                          made('span', 'page', part.label || '·'));
            button.firstChild.style.paddingLeft = `${(part.level - 1) * 14}px`;
            button.onclick = () => this.goTo(part.first);
            return button;
        }));
        this.mark(this.page ?? 0);
    }
    /** The part of the page that is read. */
    mark(page) {
        this.page = page;
        const current = this.parts.findLastIndex(part => part.first <= page + 1);
        [...this.nav.children].forEach((button, index) => {
            button.setAttribute('aria-current', index === current);
        });
        if (!this.nav.hidden) this.nav.children[current]?.scrollIntoView({block: 'nearest'});
    }
}

export class Problems {
    constructor(section, button, list, jump, open) {
        Object.assign(this, {section, button, list, jump, open, errors: 0});
        button.onclick = () => { list.hidden = !list.hidden || list.children.length === 0; };
    }
    show(problems) {
        const count = severity => problems.filter(one => one.severity === severity).length;
        const [errors, warnings, notes] = ['error', 'warning', 'note'].map(count);
        const told = [];
        if (errors) told.push(errors === 1 ? say('one_error') : say('errors', errors));
        if (warnings) told.push(warnings === 1 ? say('one_warning') : say('warnings', warnings));
        if (notes) told.push(notes === 1 ? say('one_note') : say('notes', notes));
        this.button.textContent = told.join(' · ') || say('no_problems');
        this.section.classList.toggle('errors', errors > 0);
        this.list.replaceChildren(...problems.map((one, index) => this.item(one, index)));
        // They open by themselves when errors come, and close when all are gone.
        if (errors > 0 && this.errors === 0) this.list.hidden = false;
        if (problems.length === 0) this.list.hidden = true;
        this.errors = errors;
    }
    item(problem, index) {
        const item = made('li', problem.severity, '');
        const what = made('button', 'what', `${problem.message} `);
        what.append(made('span', 'hint', [problem.hint, problem.code && `[${problem.code}]`]
            .filter(text => text).join(' ')));
        item.append(what);
        if (problem.file !== undefined) {
            what.onclick = () => this.jump(index);
            const where = made('button', 'where', `${problem.file}:${problem.line}:${problem.column}`);
            where.onclick = () => this.open(index);
            item.append(where);
        }
        return item;
    }
}
