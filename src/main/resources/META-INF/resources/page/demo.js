// Stand-in callers, and how to dial in; only where the application offers them.

import { ask } from './ask.js';
import { byId, el } from './dom.js';
import { fact } from './facts.js';

const REST_MS = 3000;

export async function offerDemo() {
  const demo = await ask('api/demo').catch(() => ({ available: false }));
  const scenarios = demo.available ? (demo.scenarios ?? []) : [];
  byId('scenarios').replaceChildren(...scenarios.map(scenarioItem));
  byId('demo').hidden = scenarios.length === 0;
  const dialled = showDialIn(demo);
  showFirstSteps(scenarios.length > 0, dialled, demo.extension);
}

function scenarioItem({ id, title }) {
  const button = el('button', { type: 'button' }, title);
  button.addEventListener('click', () => call(id, title, button));
  return el('li', {}, button);
}

async function call(scenario, title, button) {
  const answer = byId('demo-answer');
  button.setAttribute('aria-disabled', 'true');
  if (button.dataset.busy) return;
  button.dataset.busy = 'yes';
  answer.textContent = `Dialling: ${title}`;
  try {
    await ask('api/demo/calls', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ scenario }),
    });
    answer.textContent = 'It is dialling; the call shows up above in a moment.';
  } catch (refused) {
    answer.textContent = `The demo call could not be placed. ${refused.message}`;
  }
  setTimeout(() => {
    delete button.dataset.busy;
    button.removeAttribute('aria-disabled');
  }, REST_MS);
}

function showDialIn({ sipAddress, account, password, extension }) {
  const facts = [
    ['SIP address', sipAddress],
    ['Account', account],
    ['Password', password],
    ['Dial', extension],
  ].filter(([, value]) => value);
  byId('dial-facts').replaceChildren(...facts.map(([name, value]) => fact(name, el('code', {}, String(value)))));
  byId('dial').hidden = facts.length === 0;
  return facts.length > 0;
}

function showFirstSteps(demo, dialIn, extension = '9000') {
  const steps = [];
  if (dialIn) steps.push(`Dial ${extension} from a softphone, as shown below.`);
  else steps.push(`Dial ${extension} on the Asterisk that Parley is connected to.`);
  if (demo) steps.push('Or let a stand-in caller ring with one of the buttons below.');
  byId('active-empty').replaceChildren(
    el('p', {}, el('strong', {}, 'No call right now.'), ' A call appears here the moment it rings, and you can follow every word.'),
    ...steps.map(step => el('p', {}, step)),
  );
}
