// One bar for each answer, as tall as the caller waited, in the colours of its stages.

import { named } from './answers.js';
import { draw } from './svg.js';

const WIDTH = 12;
const TARGET = 24;
const TOP = 12;
const STEPS = [100, 250, 500, 1000, 2000, 5000, 10000];

export class AnswerBars {
  #groups = [];

  /** @param chosen called with the answer that was picked */
  constructor(answers, height, chosen) {
    Object.assign(this, { answers, height, chosen });
    const longest = Math.max(1000, ...answers.map(answer => answer.waited));
    const step = STEPS.find(each => longest / each <= 4) ?? 20000;
    this.full = Math.ceil(longest / step) * step;
    this.ticks = Array.from({ length: Math.round(this.full / step) + 1 }, (_, i) => ({ ms: i * step, y: this.#y(i * step) }));
  }

  #y(ms) {
    return this.height - (ms / this.full) * (this.height - TOP);
  }

  lines(width) {
    return this.ticks.map(({ y }) => draw('line', { class: 'grid', x1: 0, x2: width, y1: y, y2: y }));
  }

  drawn(x) {
    this.#groups = this.answers.map(answer => this.#bar(answer, x(answer.at)));
    return this.#groups;
  }

  choose(answer) {
    this.#groups.forEach((group, place) => {
      const is = this.answers[place] === answer;
      group.setAttribute('aria-pressed', String(is));
      group.setAttribute('tabindex', is ? '0' : '-1');
    });
  }

  #bar(answer, x) {
    const left = Math.max(1, x - WIDTH / 2);
    const group = draw(
      'g',
      { class: 'answer', role: 'button', tabindex: '-1', 'aria-label': named(answer), 'aria-pressed': 'false' },
      draw('rect', { class: 'target', x: left - (TARGET - WIDTH) / 2, y: 0, width: TARGET, height: this.height }),
      ...answer.parts.map(({ stage, from, at }) =>
        draw('rect', { class: 'stage', 'data-stage': stage, x: left, y: this.#y(at), width: WIDTH, height: Math.max(1, this.#y(from) - this.#y(at)) }),
      ),
      draw('rect', { class: 'edge', x: left - 1.5, y: this.#y(answer.waited) - 1.5, width: WIDTH + 3, height: this.height - this.#y(answer.waited) + 1.5, rx: 2 }),
    );
    group.addEventListener('click', () => this.chosen(answer));
    group.addEventListener('keydown', event => this.#key(event, answer));
    return group;
  }

  #key(event, answer) {
    const place = this.answers.indexOf(answer);
    const to = { ArrowRight: place + 1, ArrowLeft: place - 1, Home: 0, End: this.answers.length - 1, Enter: place, ' ': place }[event.key];
    const next = this.answers[to];
    if (!next) return;
    event.preventDefault();
    this.chosen(next);
    this.#groups[to].focus();
  }
}
