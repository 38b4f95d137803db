// The transcript of a call that is over, each turn of which can be played.

import { el } from './dom.js';
import { turnLine } from './transcript.js';
import { clockWord, whoWord } from './words.js';

export class SpokenTurns {
  #lines = [];

  /** @param play called with a time in ms; null when there is nothing to play */
  constructor(turns, play) {
    this.turns = turns;
    this.#lines = turns.map(turn => line(turn, play));
    this.element =
      turns.length > 0 ? el('ol', { class: 'turns' }, ...this.#lines) : el('p', { class: 'quiet' }, 'Nothing was said.');
  }

  /** Marks the turn that is being played. */
  at(ms) {
    const current = this.turns.findLastIndex(turn => turn.at <= ms + 50);
    this.#lines.forEach((each, place) => {
      if (place === current) each.setAttribute('aria-current', 'true');
      else each.removeAttribute('aria-current');
    });
  }
}

function line(turn, play) {
  const shown = turnLine(turn);
  const time = clockWord(turn.at);
  const who = shown.querySelector('.who');
  if (!play) {
    who.append(' ', el('time', {}, time));
    return shown;
  }
  const button = el('button', { type: 'button', class: 'from-here', 'aria-label': `Play from ${time}, ${whoWord(turn.who)}` }, time);
  button.addEventListener('click', () => play(turn.at));
  who.append(' ', button);
  return shown;
}
