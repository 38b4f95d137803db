// Names and values, side by side.

import { el, said } from './dom.js';
import { label } from './words.js';

export function fact(name, value) {
  return el('div', { class: 'fact' }, el('dt', {}, name), el('dd', {}, value instanceof Node ? value : said(String(value))));
}

/** Slots that fill in while the caller talks; a new value is lit up for a moment. */
export class Slots {
  #rows = new Map();
  #list = el('dl', { class: 'facts' });
  #nothing = el('p', { class: 'quiet' }, 'Nothing yet. What the caller tells is filled in here.');

  constructor() {
    this.element = el('div', {}, this.#nothing, this.#list);
  }

  show(slots) {
    this.#rows.clear();
    this.#list.replaceChildren();
    slots.forEach(slot => this.#put(slot));
  }

  fill(slot) {
    const row = this.#put(slot);
    row.classList.remove('fresh');
    row.getBoundingClientRect(); // so that a second change is lit up again
    row.classList.add('fresh');
  }

  #put({ slot, value, spoken }) {
    const row = fact(label(slot), spoken || value);
    const old = this.#rows.get(slot);
    if (old) old.replaceWith(row);
    else this.#list.append(row);
    this.#rows.set(slot, row);
    this.#nothing.hidden = true;
    return row;
  }
}
