// What was said, line by line.

import { el, said } from './dom.js';
import { latencyLine, stagesLine } from './latency.js';
import { moodWords, whoWord } from './words.js';

const NEAR_END = 40;
const LINES_KEPT = 200;

/** How somebody sounded, if it shows. */
function felt(mood) {
  const words = moodWords(mood).map(([word]) => word.toLowerCase());
  return words.length > 0 ? el('p', { class: 'felt' }, `sounds ${words.join(', ')}`) : null;
}

/** What tells a turn from the others of its call. */
const key = (who, startedAt) => `${who} ${startedAt}`;

export function turnLine({ who, text, startedAt, latency = {}, sentiment, urgency }, ...more) {
  return el(
    'li',
    { class: `turn ${who === 'agent' ? 'agent' : 'caller'}`, 'data-turn': key(who, startedAt) },
    el('p', { class: 'who' }, whoWord(who)),
    el('p', { class: 'words', dir: 'auto' }, text),
    felt({ sentiment: sentiment ?? 0, urgency: urgency ?? 0 }),
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

  /** A turn turned out to hold a part of a card's number. */
  mask({ who, startedAt, text }) {
    const line = [...this.#lines.children].find(each => each.dataset.turn === key(who, startedAt));
    if (line) line.querySelector('.words').textContent = text;
  }

  /** The mood of the turn that was taken last. */
  feels(mood) {
    const line = [...this.#lines.querySelectorAll('.turn.caller:not(.partial)')].at(-1);
    const mark = felt(mood);
    line?.querySelector('.felt')?.remove();
    if (line && mark) line.append(mark);
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
