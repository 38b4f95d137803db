// Puts the page together.

import { followCalls } from './active.js';
import { offerDemo } from './demo.js';
import { byId, el } from './dom.js';
import { showParts } from './parts.js';
import { followRecent, hasEnded, refresh } from './recent.js';
import { follow } from './socket.js';

let wasLost = false;

function told(message) {
  if (message.type === 'snapshot' || message.type === 'partsChanged') showParts(message.parts);
  takeCall(message);
}

function changed(state, wait) {
  const connection = byId('connection');
  connection.dataset.state = state;
  connection.textContent = state === 'open' ? 'Live' : 'Not connected';
  document.body.classList.toggle('stale', state !== 'open');
  if (state === 'open') {
    byId('banner').replaceChildren();
    if (wasLost) reconnected();
  } else if (!wasLost) banner();
  wasLost = state !== 'open';
}

function banner() {
  const now = el('button', { type: 'button' }, 'Try now');
  now.addEventListener('click', () => again());
  byId('banner').replaceChildren(
    el(
      'p',
      { class: 'notice lost' },
      el('strong', {}, 'The connection to Parley is lost.'),
      ' Calls go on without this page; it shows what it last knew and keeps trying to come back. ',
      now,
    ),
  );
}

function reconnected() {
  refresh();
  offerDemo();
}

const takeCall = followCalls(hasEnded);
const url = new URL('live', document.baseURI);
url.protocol = url.protocol.replace('http', 'ws');
const again = follow(url, told, changed);
followRecent();
offerDemo();
