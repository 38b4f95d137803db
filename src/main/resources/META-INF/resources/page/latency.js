// How long the caller waited for an answer, and where the time went.

import { el } from './dom.js';
import { shortTime, stageWord } from './words.js';

/** What a bar's full width stands for, so that bars can be compared by eye. */
const FULL = 2000;

/** Of stages that were reached in the same 20 ms, the one that comes first in an answer took the time. */
const ORDER = ['transcript', 'endpoint', 'firstToken', 'firstWords', 'firstAudio', 'playout', 'heard'];
const place = stage => ORDER.indexOf(stage);

/** Stages are moments; what lies between two of them is what the later one took. */
export function stretches(latency) {
  let before = 0;
  return Object.entries(latency)
    .sort(([stage, one], [next, other]) => one - other || place(stage) - place(next))
    .map(([stage, at]) => {
      const stretch = { stage, from: before, at };
      before = at;
      return stretch;
    });
}

const total = latency => Math.max(0, ...Object.values(latency));

const percent = (ms, full) => `${Math.min(100, (100 * ms) / full)}%`;

function stretchBar({ stage, from, at }, full) {
  const bar = el('span', { class: 'stretch', 'data-stage': stage });
  bar.style.setProperty('--from', percent(from, full));
  bar.style.setProperty('--width', percent(at - from, full));
  return bar;
}

/** A greeting, or a question that is put again, answers nobody. */
export const isAnswer = latency => latency?.endpoint !== undefined;

/** One line below a turn. */
export function latencyLine(latency) {
  if (!isAnswer(latency)) return null;
  const stretched = stretches(latency);
  const all = total(latency);
  return el(
    'p',
    { class: 'latency' },
    el('span', { class: 'track', 'aria-hidden': 'true' }, ...stretched.map(part => stretchBar(part, Math.max(FULL, all)))),
    el('span', {}, `answered after ${shortTime(all)}`),
  );
}

/** The same in words, stage by stage. */
export function stagesLine(latency) {
  if (!isAnswer(latency)) return null;
  const words = stretches(latency).map(({ stage, at }) => `${stageWord(stage)} ${shortTime(at)}`);
  return words.length > 0 ? el('p', { class: 'stages' }, words.join(' · ')) : null;
}

/** Stage by stage, one row each. */
export function waterfall(latency) {
  const stretched = stretches(latency);
  const full = total(latency) || 1;
  return el(
    'dl',
    { class: 'waterfall' },
    ...stretched.map(part =>
      el(
        'div',
        {},
        el('dt', {}, stageWord(part.stage)),
        el('dd', {}, el('span', { class: 'track', 'aria-hidden': 'true' }, stretchBar(part, full)), shortTime(part.at)),
      ),
    ),
  );
}
