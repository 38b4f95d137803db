// One call that has ended: a line that opens.

import { ask } from './ask.js';
import { el, said, sign, SIGNS } from './dom.js';
import { fact } from './facts.js';
import { leadPanel } from './lead.js';
import { pastLine } from './transcript.js';
import { callerWord, label, languageWord, lengthWord, outcomeWord, whenWord } from './words.js';

export class Row {
  #summary = el('summary');
  #body = el('div', { class: 'record' });
  #details = el('details', {}, this.#summary, this.#body);
  #shown = '';

  constructor() {
    this.element = el('li', {}, this.#details);
    this.#details.addEventListener('toggle', () => this.#details.open && this.#open());
  }

  show(call) {
    const fresh = JSON.stringify(call);
    if (fresh === this.#shown) return;
    this.#shown = fresh;
    this.call = call;
    this.#summary.replaceChildren(...this.#line(call));
    this.#loaded = false;
    if (this.#details.open) this.#open();
  }

  #loaded = false;

  #line({ outcome, caller, callerName, demo, startedAt, answeredAt, endedAt, language }) {
    const [word, look] = outcomeWord(outcome);
    const length = endedAt ? lengthWord(Date.parse(endedAt) - Date.parse(answeredAt ?? startedAt)) : '';
    return [
      el('span', { class: `badge ${look}` }, sign(SIGNS[look], look), word),
      el(
        'span',
        { class: 'from' },
        said(callerWord({ number: caller, name: callerName })),
        callerName && caller ? el('span', { class: 'quiet' }, said(caller)) : null,
        demo ? el('span', { class: 'badge stand-in' }, 'Stand-in caller') : null,
      ),
      el('time', { class: 'quiet', datetime: startedAt }, whenWord(startedAt)),
      el('span', { class: 'quiet length' }, length ? el('span', { class: 'unseen' }, 'Length ') : '', length),
      el('span', { class: 'quiet language' }, languageWord(language)),
    ];
  }

  async #open() {
    if (this.#loaded) return;
    this.#loaded = true;
    if (!this.#body.hasChildNodes()) this.#body.append(el('p', { class: 'quiet' }, 'Loading…'));
    try {
      const call = await ask(`api/calls/${encodeURIComponent(this.call.id)}`);
      this.#body.replaceChildren(transcript(call.turns ?? []), this.#side(call));
    } catch (refused) {
      this.#loaded = false;
      this.#body.replaceChildren(el('p', { class: 'notice' }, `This call cannot be shown. ${refused.message}`));
    }
  }

  #side(call) {
    const slots = Object.entries(call.slots ?? {});
    return el(
      'div',
      { class: 'side' },
      el('p', {}, el('a', { href: `call.html?id=${encodeURIComponent(call.id)}` }, 'Open this call on a page of its own')),
      el('h3', {}, 'Recording'),
      call.recorded === false ? noRecording(call.id) : recording(call.id),
      call.recordingComplete === false && call.recorded ? el('p', { class: 'quiet' }, 'A part of the call is missing in it.') : null,
      call.reason ? el('h3', {}, 'How it ended') : null,
      call.reason ? said(call.reason, 'p') : null,
      slots.length > 0 ? el('h3', {}, 'What was learned') : null,
      slots.length > 0 ? el('dl', { class: 'facts' }, ...slots.map(([slot, value]) => fact(label(slot), value))) : null,
      call.leadId === undefined || call.leadId === null ? null : leadPanel(call.leadId),
    );
  }
}

function transcript(turns) {
  const lines = turns.length > 0 ? el('ol', { class: 'turns' }, ...turns.map(pastLine)) : el('p', { class: 'quiet' }, 'Nothing was said.');
  return el('div', { class: 'said' }, el('h3', {}, 'Transcript'), lines);
}

function recording(id) {
  const player = el('audio', { controls: true, preload: 'metadata', src: `api/calls/${encodeURIComponent(id)}/recording` });
  player.addEventListener('error', () => player.replaceWith(noRecording(id)));
  return player;
}

/** It is finished a moment after the call. */
function noRecording(id) {
  const again = el('button', { type: 'button' }, 'Look again');
  const box = el('div', {}, el('p', { class: 'quiet' }, 'There is no recording of this call.'), again);
  again.addEventListener('click', () => box.replaceWith(recording(id)));
  return box;
}
