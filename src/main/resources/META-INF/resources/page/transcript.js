// What was said, line by line.

import { el, said } from './dom.js';
import { latencyLine, stagesLine } from './latency.js';
import { whoWord } from './words.js';

const NEAR_END = 40;
const LINES_KEPT = 200;

export function turnLine({ who, text, latency = {} }, ...more) {
  return el(
    'li',
    { class: `turn ${who === 'agent' ? 'agent' : 'caller'}` },
    el('p', { class: 'who' }, whoWord(who)),
    el('p', { class: 'words', dir: 'auto' }, text),
    latencyLine(latency),
    ...more,
  );
}

/** A turn of a call that is over; there is room for more. */
export const pastLine = turn => turnLine(turn, stagesLine(turn.latency ?? {}));

/** A transcript that grows, and stays at its end unless the reader has scrolled up. */
export class Transcript {
  #lines = el('ol', { class: 'turns' });
  #partial = el('li', { class: 'turn caller partial' }, el('p', { class: 'who' }, 'Caller, still speaking'), said('', 'p'));
  #nothing = el('p', { class: 'quiet nothing' }, 'Nothing has been said yet.');

  constructor(name) {
    this.element = el('div', { class: 'transcript', tabindex: '0', role: 'group', 'aria-label': name }, this.#nothing, this.#lines);
    this.#partial.lastChild.className = 'words';
  }

  show(turns, partial) {
    this.#partial.remove();
    this.#lines.replaceChildren(...turns.map(turn => turnLine(turn)));
    this.hear(partial);
    this.#follow(true);
  }

  add(turn) {
    const atEnd = this.#atEnd();
    if (turn.who === 'caller') this.#partial.remove();
    const line = turnLine(turn);
    if (this.#partial.isConnected) this.#partial.before(line);
    else this.#lines.append(line);
    while (this.#lines.childElementCount > LINES_KEPT) this.#lines.firstChild.remove();
    this.#follow(atEnd);
  }

  hear(text) {
    const atEnd = this.#atEnd();
    this.#partial.lastChild.textContent = text;
    if (text) this.#lines.append(this.#partial);
    else this.#partial.remove();
    this.#follow(atEnd);
  }

  #atEnd() {
    const box = this.element;
    return box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END;
  }

  #follow(atEnd) {
    this.#nothing.hidden = this.#lines.childElementCount > 0;
    if (atEnd) this.element.scrollTop = this.element.scrollHeight;
  }
}
