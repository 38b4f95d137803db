// The calls in progress: follows the messages of the socket.

import { aloud } from './aloud.js';
import { Card } from './card.js';
import { byId } from './dom.js';
import { callerWord, outcomeWord, recordingWord, whoWord } from './words.js';

const STAYS = 12000;

const cards = new Map();
let clockAhead = 0;

const now = () => Date.now() + clockAhead;

/** @param ended called with the id of a call that is over */
export function followCalls(ended) {
  setInterval(() => cards.forEach(card => card.tick(now())), 1000);
  return message => take(message, ended);
}

function take(message, ended) {
  const card = cards.get(message.id);
  switch (message.type) {
    case 'snapshot':
      return snapshot(message, ended);
    case 'rang':
      return rang(message.call);
    case 'answered':
      return card?.answered(message.at);
    case 'recognised':
      return card?.recognised(message.known);
    case 'stateChanged':
      return card?.state(message.state);
    case 'partlyHeard':
      return card?.transcript.hear(message.text);
    case 'turnTaken':
      return card && said(card, message.turn);
    case 'turnMasked':
      return card?.transcript.mask(message);
    case 'slotFilled':
      return card?.filled(message.slot);
    case 'moodSensed':
      return card?.feels(message.mood);
    case 'recordingChanged':
      return card && recorded(card, message.recording);
    case 'briefed':
      return card && briefed(card, message.text);
    case 'handedOver':
      return card?.handedOver(message);
    case 'ended':
      return card && end(card, message, ended);
  }
}

function snapshot({ at, calls }, ended) {
  clockAhead = Date.parse(at) - Date.now();
  const there = new Set(calls.map(call => call.id));
  for (const [id, card] of cards) {
    if (!there.has(id) && !card.endedAt) {
      remove(card);
      ended(id);
    }
  }
  calls.forEach(call => (cards.has(call.id) ? cards.get(call.id).show(call) : add(call)));
  count();
}

function rang(call) {
  if (cards.has(call.id)) cards.get(call.id).show(call);
  else add(call);
  count();
  aloud(`A call from ${callerWord(call.caller)}.`);
}

function add(call) {
  const card = new Card(call);
  cards.set(call.id, card);
  card.tick(now());
  byId('active').append(card.element);
  card.transcript.show(call.turns, call.partial); // once more: only what is on the page can be scrolled to its end
}

/** Read out only while it is clear whose words they are: one call, or the one that has the focus. */
function said(card, turn) {
  card.said(turn);
  if (running() === 1 || card.element.contains(document.activeElement)) aloud(`${whoWord(turn.who)}: ${turn.text}`);
}

function recorded(card, recording) {
  card.recorded(recording);
  aloud(`${recordingWord(recording) || 'The recording goes on'}.`);
}

/** For whoever is about to take the call over, so it is read out in any case. */
function briefed(card, text) {
  card.briefed(text);
  aloud(`To take over: ${text}`);
}

function end(card, message, ended) {
  card.ended(message);
  card.tick(now());
  aloud(`The call from ${callerWord(card.call.caller)} has ended: ${outcomeWord(message.outcome)[0].toLowerCase()}.`);
  setTimeout(() => leave(card), STAYS);
  count();
  ended(card.id);
}

/** Not while somebody reads it. */
function leave(card) {
  if (card.element.matches(':hover, :focus-within')) setTimeout(() => leave(card), STAYS / 4);
  else {
    remove(card);
    count();
  }
}

function remove(card) {
  cards.delete(card.id);
  card.element.remove();
}

const running = () => [...cards.values()].filter(card => !card.endedAt).length;

function count() {
  byId('active-count').textContent = running() > 0 ? running() : '';
  byId('active-empty').hidden = cards.size > 0;
  byId('active').dataset.calls = cards.size;
  document.title = running() > 0 ? `(${running()}) Parley` : 'Parley';
}
