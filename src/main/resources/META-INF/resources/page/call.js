// One call on a page of its own: when what was said, and where the time went.

import { ask } from './ask.js';
import { byId, el, said, sign, SIGNS } from './dom.js';
import { fact } from './facts.js';
import { leadPanel } from './lead.js';
import { Timeline } from './timeline.js';
import { SpokenTurns } from './spoken.js';
import { answersOf } from './answers.js';
import { callerWord, label, languageWord, lengthWord, outcomeWord, whenWord } from './words.js';

const PARTS = 2000;
const id = new URLSearchParams(location.search).get('id') ?? '';

async function open() {
  if (!id) return refuse('The address names none; choose one on the first page.');
  try {
    const call = await ask(`api/calls/${encodeURIComponent(id)}`);
    const peaks = call.recorded ? await ask(`api/calls/${encodeURIComponent(id)}/peaks?parts=${PARTS}`).catch(() => null) : null;
    show(call, peaks);
  } catch (refused) {
    refuse(refused.message);
  }
}

function refuse(why) {
  byId('waiting').replaceWith(el('p', { class: 'notice', role: 'alert' }, `This call cannot be shown. ${why}`));
}

function show(call, peaks) {
  const name = callerWord({ number: call.caller, name: call.callerName });
  document.title = `${name} – Parley`;
  const turns = timed(call);
  const answers = answersOf(turns);
  const millis = peaks?.millis ?? Math.max(1000, ...turns.map(turn => turn.at + 2000));
  const player = peaks ? el('audio', { controls: true, preload: 'metadata', src: `api/calls/${encodeURIComponent(id)}/recording` }) : null;
  const play = ms => {
    if (!player) return;
    player.currentTime = Math.max(0, ms) / 1000;
    player.play().catch(() => {});
  };
  const spoken = new SpokenTurns(turns, player ? play : null);
  const timeline = new Timeline({ millis, peaks, turns, answers, player, play });
  byId('call').replaceChildren(
    el('h1', {}, 'Call from ', said(name)),
    about(call),
    el(
      'section',
      { 'aria-labelledby': 'timeline-title' },
      el('h2', { id: 'timeline-title' }, 'What happened when'),
      player ?? el('p', { class: 'quiet' }, 'There is no recording of this call; its turns are drawn all the same.'),
      timeline.element,
    ),
    el(
      'div',
      { class: 'record' },
      el('section', { class: 'said', 'aria-labelledby': 'said-title' }, el('h2', { id: 'said-title' }, 'Transcript'), spoken.element),
      side(call),
    ),
  );
  timeline.draw();
  player?.addEventListener('timeupdate', () => spoken.at(player.currentTime * 1000));
}

/** Turns with their place in the recording, in ms: it begins when the call is answered. */
function timed(call) {
  const began = Date.parse(call.answeredAt ?? call.startedAt);
  return (call.turns ?? []).map(turn => ({ ...turn, at: Math.max(0, Date.parse(turn.startedAt) - began) }));
}

function about(call) {
  const [word, look] = outcomeWord(call.outcome);
  const length = call.endedAt ? lengthWord(Date.parse(call.endedAt) - Date.parse(call.answeredAt ?? call.startedAt)) : 'still running';
  return el(
    'p',
    { class: 'about' },
    el('span', { class: `badge ${look}` }, sign(SIGNS[look], look), word),
    call.callerName && call.caller ? el('span', { class: 'quiet' }, said(call.caller)) : null,
    el('time', { class: 'quiet', datetime: call.startedAt }, whenWord(call.startedAt)),
    el('span', { class: 'quiet' }, el('span', { class: 'unseen' }, 'Length '), length),
    el('span', { class: 'quiet' }, languageWord(call.language)),
    call.demo ? el('span', { class: 'badge stand-in' }, 'Stand-in caller') : null,
  );
}

function side(call) {
  const slots = Object.entries(call.slots ?? {});
  const until = call.recordingUntil ? whenWord(call.recordingUntil).replace(/^(Today|Yesterday) /, '') : '';
  return el(
    'div',
    { class: 'side' },
    slots.length > 0 ? el('h2', {}, 'What was learned') : null,
    slots.length > 0 ? el('dl', { class: 'facts' }, ...slots.map(([slot, value]) => fact(label(slot), value))) : null,
    call.reason ? el('h2', {}, 'How it ended') : null,
    call.reason ? said(call.reason, 'p') : null,
    until ? el('p', { class: 'quiet kept' }, `The recording is kept until ${until}.`) : null,
    call.leadId === undefined || call.leadId === null ? null : leadPanel(call.leadId),
  );
}

open();
