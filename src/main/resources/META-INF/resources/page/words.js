// How things are called on the page.

const STATES = {
  Ringing: 'Ringing',
  Greeting: 'Greeting the caller',
  Listening: 'Listening',
  CallerSpeaking: 'Caller is speaking',
  MaybeEnd: 'Caller may be done',
  Ducked: 'Both are speaking',
  Thinking: 'Thinking',
  Speaking: 'Parley is speaking',
  Ducked: 'Both are speaking',
  HandingOver: 'Handing over to a person',
  HandedOver: 'With a person',
  Closing: 'Saying goodbye',
  Ended: 'Ended',
};

const OUTCOMES = {
  qualified: ['Qualified', 'good'],
  not_qualified: ['Not qualified', 'none'],
  handed_over: ['Handed over', 'over'],
  abandoned: ['Caller hung up', 'left'],
  failed: ['Failed', 'bad'],
};

const LEVELS = { UP: ['Up', 'good'], DEGRADED: ['Reduced', 'warn'], DOWN: ['Down', 'bad'] };

const PARTS = { asterisk: 'Asterisk', ears: 'Ears', mind: 'Mind', voice: 'Voice' };

/** Each is a moment, counted from the end of the caller's speech. */
const STAGES = {
  endpoint: 'end noticed',
  transcript: 'words known',
  firstToken: 'model began',
  firstWords: 'reply worded',
  firstAudio: 'voice ready',
  playout: 'sound sent',
  heard: 'heard',
};

/** risk_tolerance and riskTolerance are both "Risk tolerance". */
export function label(name) {
  const words = name.replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/[_\-.]+/g, ' ').trim().toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const own = (table, key) => (Object.hasOwn(table, key) ? table[key] : undefined);

export const stateWord = state => own(STATES, state) ?? label(state);
export const outcomeWord = outcome => own(OUTCOMES, outcome) ?? [outcome ? label(outcome) : 'Not finished', 'none'];
export const levelWord = level => own(LEVELS, level) ?? ['Not there', 'none'];
export const partWord = part => own(PARTS, part) ?? label(part);
export const stageWord = stage => own(STAGES, stage) ?? label(stage).toLowerCase();

/** What shows of a mood, with its look; the limits are those by which Parley offers a person. */
export function moodWords(mood) {
  const { sentiment = 0, urgency = 0 } = mood ?? {};
  return [
    sentiment <= -0.75 ? ['Very upset', 'bad'] : sentiment <= -0.45 ? ['Upset', 'bad'] : sentiment >= 0.5 ? ['Pleased', 'good'] : null,
    urgency >= 0.6 ? ['In a hurry', 'warn'] : null,
  ].filter(Boolean);
}

const RECORDINGS = { paused: 'Recording paused', refused: 'Not recorded' };

/** Empty while all is as usual. */
export const recordingWord = recording => own(RECORDINGS, recording) ?? '';

export const whoWord = who => (who === 'agent' ? 'Parley' : 'Caller');

export function callerWord({ number, name }) {
  return name || number || 'Number withheld';
}

/** 75 s is 1:15, one hour more is 1:01:15. */
export function lengthWord(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = part => String(part).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** A moment in a recording: 75 s is 1:15. */
export const clockWord = ms => lengthWord(ms);

export const shortTime = ms => (ms < 1000 ? `${Math.round(ms)}\u00a0ms` : `${(ms / 1000).toFixed(2)}\u00a0s`);

const CLOCK = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const DAY = new Intl.DateTimeFormat('en', { weekday: 'short', day: 'numeric', month: 'short' });

export function whenWord(instant, now = new Date()) {
  const then = new Date(instant);
  const days = Math.round((new Date(now).setHours(0, 0, 0, 0) - new Date(then).setHours(0, 0, 0, 0)) / 86400000);
  const day = days === 0 ? 'Today' : days === 1 ? 'Yesterday' : DAY.format(then);
  return `${day} ${CLOCK.format(then)}`;
}

const LANGUAGES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });

export function languageWord(code) {
  try {
    return code ? LANGUAGES.of(code) : '';
  } catch {
    return code;
  }
}
