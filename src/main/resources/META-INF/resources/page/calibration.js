// How well scores have held, once sales have been closed.

import { ask } from './ask.js';
import { el } from './dom.js';
import { scoreWord } from './leadwords.js';

export async function showCalibration(page) {
  const { closed, won, brier, bands } = await ask('api/leads/calibration').catch(() => ({ closed: 0 }));
  if (closed === 0) return;
  page.append(
    el(
      'section',
      {},
      el('h2', {}, 'How well scores have held'),
      el('p', { class: 'quiet' }, `Of ${closed} closed leads with a score ${won} were sold. Scores hold when the last two columns are alike; the Brier score is ${brier}, and always saying 50 % would get 0.25.`),
      el(
        'div',
        { class: 'wide', tabindex: 0, role: 'region', 'aria-label': 'Closed leads by score' },
        el(
          'table',
          {},
          el('thead', {}, el('tr', {}, ...['Score', 'Closed', 'Mean score', 'Sold'].map(name => el('th', { scope: 'col' }, name)))),
          el('tbody', {}, ...bands.map(row)),
        ),
      ),
    ),
  );
}

const row = ({ from, to, closed, meanScore, wonShare }) =>
  el(
    'tr',
    {},
    el('th', { scope: 'row' }, `${scoreWord(from)} to ${scoreWord(to)}`),
    ...[closed, scoreWord(meanScore), scoreWord(wonShare)].map(figure => el('td', {}, String(figure))),
  );
