// The call over time: how long each answer took, above the sound of both sides.

import { el } from './dom.js';
import { AnswerBars } from './answerbars.js';
import { explained, named, slowest } from './answers.js';
import { waterfall } from './latency.js';
import { draw } from './svg.js';
import { waveform } from './waveform.js';
import { clockWord, stageWord } from './words.js';

const BARS = 150;
const GAP = 14;
const SIDE = 52;
const CLOCK = 22;
const HEIGHT = BARS + GAP + 2 * SIDE + CLOCK;
/** Pixels between neighbouring answers, so that each can be hit with a finger. */
const APART = 26;
const ZOOMS = [1, 2, 4, 8, 16];
const TICKS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600];

export class Timeline {
  #zoom = 0;
  #chosen;
  #figure = el('div', { class: 'drawing', tabindex: '0', role: 'region', 'aria-label': 'The call over time' });
  #scale = el('div', { class: 'scale', 'aria-hidden': 'true' });
  #detail = el('div', { class: 'detail', role: 'status' });
  #playhead = draw('line', { class: 'playhead', y1: 0, y2: HEIGHT - CLOCK });

  constructor({ millis, peaks, turns, answers, player, play }) {
    Object.assign(this, { millis, peaks, turns, answers, player, play });
    this.bars = new AnswerBars(answers, BARS, answer => this.#choose(answer));
    this.#chosen = slowest(answers);
    this.element = el(
      'div',
      { class: 'timeline' },
      el('div', { class: 'tools' }, legend(answers), this.#zoomButtons()),
      el('div', { class: 'plot' }, this.#scale, this.#figure),
      this.#detail,
      table(answers),
    );
    this.#figure.addEventListener('click', event => this.#seek(event));
    new ResizeObserver(() => this.draw()).observe(this.#figure);
    player?.addEventListener('play', () => this.#follow());
    player?.addEventListener('timeupdate', () => this.#place());
  }

  draw() {
    const room = this.#figure.clientWidth;
    if (room === 0 || room === this.room) return;
    this.room = room;
    this.#redraw();
    if (this.#chosen) this.#choose(this.#chosen);
  }

  #redraw() {
    this.width = Math.max(this.room * ZOOMS[this.#zoom], this.#leastWidth());
    const x = ms => this.#x(ms);
    const top = BARS + GAP;
    this.#figure.replaceChildren(
      draw(
        'svg',
        { width: this.width, height: HEIGHT, viewBox: `0 0 ${this.width} ${HEIGHT}`, role: 'group', 'aria-label': 'Answers, from left to right' },
        ...this.bars.lines(this.width),
        ...callersTurns(this.turns, x, top),
        this.peaks ? waveform(this.peaks.caller, 'caller', this.width, top + SIDE, -SIDE) : null,
        this.peaks ? waveform(this.peaks.agent, 'agent', this.width, top + SIDE, SIDE) : null,
        draw('line', { class: 'axis', x1: 0, x2: this.width, y1: top + SIDE, y2: top + SIDE }),
        ...this.#clock(x),
        ...this.bars.drawn(x),
        this.player ? this.#playhead : null,
      ),
    );
    this.#scale.replaceChildren(
      ...this.bars.ticks.map(({ y, ms }) => at(el('span', {}, `${ms / 1000}\u00a0s`), y)),
      at(el('span', {}, 'Caller'), top + SIDE / 2),
      at(el('span', {}, 'Parley'), top + SIDE * 1.5),
    );
    this.#place();
  }

  #x(ms) {
    return (ms / this.millis) * this.width;
  }

  #show(x) {
    const left = this.#figure.scrollLeft;
    if (x < left || x > left + this.room) this.#figure.scrollLeft = x - this.room / 3;
  }

  #leastWidth() {
    const gaps = this.answers.slice(1).map((answer, place) => answer.at - this.answers[place].at);
    return gaps.length > 0 ? Math.min(20000, (APART * this.millis) / Math.max(1, Math.min(...gaps))) : 0;
  }

  #clock(x) {
    const seconds = this.millis / 1000;
    const step = TICKS.find(each => x(each * 1000) >= 64) ?? 1200;
    const marks = [];
    for (let at = 0; at < seconds; at += step) {
      const near = x(at * 1000);
      marks.push(draw('text', { class: 'clock', x: near + 3, y: HEIGHT - 6 }, clockWord(at * 1000)));
      marks.push(draw('line', { class: 'tick', x1: near, x2: near, y1: HEIGHT - CLOCK, y2: HEIGHT - 4 }));
    }
    return marks;
  }

  #choose(answer) {
    this.#chosen = answer;
    this.bars.choose(answer);
    this.#show(this.#x(answer.at));
    const listen = el('button', { type: 'button' }, 'Play from there');
    listen.addEventListener('click', () => this.play((answer.asked ?? answer.turn).at));
    this.#detail.replaceChildren(
      el(
        'div',
        {},
        el('h3', {}, named(answer), answer === slowest(this.answers) && this.answers.length > 1 ? ', the slowest' : ''),
        answer.asked ? el('p', { class: 'quiet' }, 'Caller: ', el('q', { dir: 'auto' }, answer.asked.text)) : null,
        el('p', { class: 'quiet' }, 'Parley: ', el('q', { dir: 'auto' }, answer.turn.text)),
        el('p', {}, explained(answer)),
        this.player ? listen : null,
      ),
      waterfall(answer.turn.latency),
    );
  }

  #zoomButtons() {
    const nearer = el('button', { type: 'button', 'aria-label': 'Zoom in' }, '+');
    const farther = el('button', { type: 'button', 'aria-label': 'Zoom out', 'aria-disabled': 'true' }, '−');
    const zoom = by => {
      this.#zoom = Math.min(ZOOMS.length - 1, Math.max(0, this.#zoom + by));
      nearer.toggleAttribute('aria-disabled', this.#zoom === ZOOMS.length - 1);
      farther.toggleAttribute('aria-disabled', this.#zoom === 0);
      this.#redraw();
      this.bars.choose(this.#chosen);
      if (this.#chosen) this.#figure.scrollLeft = this.#x(this.#chosen.at) - this.room / 2;
    };
    nearer.addEventListener('click', () => zoom(1));
    farther.addEventListener('click', () => zoom(-1));
    return el('div', { class: 'zoom', role: 'group', 'aria-label': 'Zoom' }, farther, nearer);
  }

  /** A click on the sound plays from there. */
  #seek(event) {
    if (event.target.closest('.answer')) return;
    const ms = ((event.clientX - this.#figure.getBoundingClientRect().left + this.#figure.scrollLeft) / this.width) * this.millis;
    this.play(ms);
  }

  #follow() {
    this.#place();
    if (!this.player.paused) requestAnimationFrame(() => this.#follow());
  }

  #place() {
    if (!this.player) return;
    const x = this.#x(this.player.currentTime * 1000);
    this.#playhead.setAttribute('x1', x);
    this.#playhead.setAttribute('x2', x);
    if (!this.player.paused) this.#show(x);
  }
}

const at = (element, y) => {
  element.style.setProperty('--y', `${y}px`);
  return element;
};

/** From the caller's first word until Parley took the turn to be over. */
function callersTurns(turns, x, top) {
  return turns
    .map((turn, place) => ({ turn, after: turns[place + 1] }))
    .filter(({ turn, after }) => turn.who === 'caller' && after?.latency?.playout !== undefined)
    .map(({ turn, after }) => {
      const end = after.at - after.latency.playout;
      return draw('rect', { class: 'turn-of-caller', x: x(turn.at), y: top, width: Math.max(1, x(end) - x(turn.at)), height: SIDE });
    });
}

function legend(answers) {
  const stages = [...new Set(answers.flatMap(answer => answer.parts.map(part => part.stage)))];
  if (stages.length === 0) return el('p', { class: 'quiet' }, 'Parley answered nothing in this call.');
  return el(
    'ul',
    { class: 'legend', 'aria-label': 'What the colours stand for' },
    ...stages.map(stage => el('li', {}, el('span', { class: 'stretch', 'data-stage': stage }), stageWord(stage))),
  );
}

/** The same figures for whoever would rather read them. */
function table(answers) {
  if (answers.length === 0) return null;
  const stages = [...new Set(answers.flatMap(answer => answer.parts.map(part => part.stage)))];
  const head = ['Answer', 'At', ...stages.map(stageWord)];
  return el(
    'details',
    { class: 'figures' },
    el('summary', {}, 'All answers as a table'),
    el(
      'div',
      { class: 'wide', tabindex: '0', role: 'region', 'aria-label': 'All answers' },
      el(
        'table',
        {},
        el('caption', { class: 'unseen' }, 'Milliseconds from the end of the caller’s speech'),
        el('thead', {}, el('tr', {}, ...head.map(name => el('th', { scope: 'col' }, name)))),
        el(
          'tbody',
          {},
          ...answers.map(answer =>
            el(
              'tr',
              {},
              el('th', { scope: 'row' }, String(answer.number)),
              el('td', {}, clockWord(answer.at)),
              ...stages.map(stage => el('td', {}, answer.turn.latency[stage] === undefined ? '–' : `${answer.turn.latency[stage]}`)),
            ),
          ),
        ),
      ),
    ),
  );
}
