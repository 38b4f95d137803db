// The state of Asterisk, ears, mind and voice.

import { aloud } from './aloud.js';
import { byId, el, said, sign, SIGNS } from './dom.js';
import { levelWord, partWord } from './words.js';

const EXPECTED = ['asterisk', 'ears', 'mind', 'voice'];
const GIVE_EARS =
  'Until then callers are asked to answer by keypad. Set parley.listen.whisper.url to the /v1 address of a faster-whisper server, then restart.';

let before = new Map();

export function showParts(parts) {
  const missing = EXPECTED.filter(name => !parts.some(({ part }) => part === name));
  const all = [...parts, ...missing.map(part => ({ part, level: 'NONE', sentence: 'This installation does not have it.' }))];
  byId('parts').replaceChildren(...all.map(partItem));
  tellChanges(parts);
}

function partItem({ part, level, sentence }) {
  const [word, look] = levelWord(level);
  const needsEars = part === 'ears' && level !== 'UP' && !sentence.includes('parley.listen');
  return el(
    'li',
    { class: `part ${look}` },
    el('p', { class: 'part-name' }, sign(SIGNS[look], look), el('strong', {}, partWord(part)), ' ', el('span', { class: 'level' }, word)),
    said(sentence, 'p'),
    needsEars ? el('p', {}, GIVE_EARS) : null,
  );
}

function tellChanges(parts) {
  for (const { part, level } of parts) {
    if (before.has(part) && before.get(part) !== level) aloud(`${partWord(part)}: ${levelWord(level)[0]}.`);
  }
  before = new Map(parts.map(({ part, level }) => [part, level]));
}
