// Tells a screen reader what happened, in finished sentences and not faster than they can be read out.

import { byId } from './dom.js';

const APART = 2000;
const MOST = 3;

let waiting = [];
let timer;

export function aloud(sentence) {
  waiting.push(sentence);
  if (!timer) timer = setTimeout(speak, 150);
}

function speak() {
  timer = undefined;
  if (waiting.length === 0) return;
  const skipped = waiting.length - MOST;
  const told = waiting.slice(-MOST);
  waiting = [];
  byId('aloud').textContent = (skipped > 0 ? `${skipped} more before this. ` : '') + told.join(' ');
  timer = setTimeout(speak, APART);
}
