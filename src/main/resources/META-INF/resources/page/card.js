// One call in progress.

import { el, said, sign, SIGNS } from './dom.js';
import { Slots } from './facts.js';
import { isAnswer, waterfall } from './latency.js';
import { Transcript } from './transcript.js';
import { callerWord, languageWord, lengthWord, moodWords, outcomeWord, recordingWord, shortTime, stateWord } from './words.js';

let cards = 0;

export class Card {
  #state = el('p', { class: 'state' });
  #timer = el('span', { class: 'timer', role: 'timer', 'aria-label': 'Length of the call' });
  #name = el('h3', { id: `card-${++cards}` });
  #about = el('p', { class: 'quiet about' });
  #note = el('p', { class: 'note', hidden: true });
  #briefing = el('p', { class: 'note briefing', hidden: true });
  #slots = new Slots();
  #latency = el('div');

  constructor(call) {
    this.id = call.id;
    this.transcript = new Transcript(`What is said with ${callerWord(call.caller)}`);
    this.element = el(
      'article',
      { class: 'card', 'aria-labelledby': this.#name.id },
      el('header', {}, el('div', { class: 'who-calls' }, this.#name, this.#about), el('div', { class: 'now' }, this.#state, this.#timer)),
      this.#briefing,
      this.#note,
      el(
        'div',
        { class: 'columns' },
        this.transcript.element,
        el('div', { class: 'side' }, el('h4', {}, 'What we know'), this.#slots.element, this.#latency),
      ),
    );
    this.show(call);
  }

  show(call) {
    this.call = call;
    this.#name.replaceChildren(said(callerWord(call.caller)));
    this.transcript.show(call.turns, call.partial);
    this.#slots.show(call.slots);
    if (call.briefing) this.briefed(call.briefing);
    this.state(call.state);
    this.#tellAbout();
    this.#tellLatency(call.latency);
  }

  state(state) {
    this.call.state = state;
    this.element.dataset.state = state;
    this.#state.textContent = stateWord(state);
  }

  answered(at) {
    this.call.answeredAt = at;
  }

  recognised(known) {
    this.call.known = known;
    this.#tellAbout();
  }

  said(turn) {
    this.transcript.add(turn);
    this.#tellLatency(turn.latency);
  }

  filled(slot) {
    this.#slots.fill(slot);
  }

  feels(mood) {
    this.call.mood = mood;
    this.transcript.feels(mood);
    this.#tellAbout();
  }

  recorded(recording) {
    this.call.recording = recording;
    this.#tellAbout();
  }

  briefed(text) {
    this.#briefing.replaceChildren('To take over: ', said(text));
    this.#briefing.hidden = false;
  }

  handedOver({ extension, answered }) {
    this.#tell(
      answered
        ? `A person at extension ${extension} took the call.`
        : `Nobody at extension ${extension} answered; the caller is back with Parley.`,
    );
  }

  ended({ outcome, reason, at }) {
    const [word, look] = outcomeWord(outcome);
    this.endedAt = at;
    this.element.dataset.state = 'Ended';
    this.#state.replaceChildren(sign(SIGNS[look], look), `Ended: ${word.toLowerCase()}`);
    this.transcript.hear('');
    if (reason) this.#tell(reason);
  }

  tick(now) {
    const until = this.endedAt ? Date.parse(this.endedAt) : now;
    this.#timer.textContent = lengthWord(until - Date.parse(this.call.startedAt));
  }

  #tell(sentence) {
    this.#note.textContent = sentence;
    this.#note.hidden = false;
  }

  #tellAbout() {
    const { caller, known, language, recording, mood } = this.call;
    const unusual = recordingWord(recording);
    const parts = [
      caller.name && caller.number ? said(caller.number) : null,
      known ? el('span', {}, known.name ? 'known as ' : 'known, ', known.name ? said(known.name) : '', ` (lead ${known.leadId})`) : null,
      language ? el('span', {}, languageWord(language)) : null,
      caller.demo ? el('span', { class: 'badge stand-in' }, 'Stand-in caller') : null,
      ...moodWords(mood).map(([word, look]) => el('span', { class: `badge ${look}` }, sign(SIGNS[look], look), word)),
      unusual ? el('span', { class: 'badge warn' }, sign(SIGNS.warn, 'warn'), unusual) : null,
    ].filter(Boolean);
    this.#about.replaceChildren(...parts);
  }

  #tellLatency(latency) {
    if (!isAnswer(latency)) return;
    const stages = Object.values(latency);
    this.#latency.replaceChildren(
      el('h4', {}, `Newest answer, ${shortTime(Math.max(...stages))} after the caller stopped`),
      waterfall(latency),
    );
  }
}
