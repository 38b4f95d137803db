// What the caller waited for, answer by answer.

import { isAnswer, stretches } from './latency.js';
import { clockWord, shortTime, stageWord } from './words.js';

/** What each stage took its time for, to be read behind "went into". */
const WORK = {
  transcript: 'understanding the words',
  endpoint: 'making sure that the caller was done',
  firstToken: 'waiting for the model to begin',
  firstWords: 'waiting for the first clause',
  firstAudio: 'waiting for the voice',
  playout: 'waiting for what was still being played',
  heard: 'silence before the first sound',
};

/** The agent's turns that answer somebody, with where their time went. */
export function answersOf(turns) {
  return turns
    .map((turn, place) => ({ turn, before: turns[place - 1] }))
    .filter(({ turn }) => turn.who === 'agent' && isAnswer(turn.latency))
    .map(({ turn, before }, place) => {
      const parts = stretches(turn.latency);
      const waited = parts.at(-1).at;
      return { number: place + 1, at: turn.at, waited, parts, turn, asked: before?.who === 'caller' ? before : undefined };
    });
}

export const slowest = answers => answers.reduce((most, answer) => (most && most.waited >= answer.waited ? most : answer), undefined);

/** One sentence that says where the time went. */
export function explained({ waited, parts }) {
  const most = parts.reduce((one, other) => (other.at - other.from > one.at - one.from ? other : one));
  const share = most.at - most.from;
  const work = WORK[most.stage] ?? stageWord(most.stage);
  return `The caller waited ${shortTime(waited)}; ${shortTime(share)} of it went into ${work}.`;
}

export const named = answer => `Answer ${answer.number} at ${clockWord(answer.at)}, heard after ${shortTime(answer.waited)}`;
