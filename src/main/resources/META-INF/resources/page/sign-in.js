// Keeps a token in a cookie that scripts cannot read, so that sockets and players send it too.

import { ask } from './ask.js';
import { byId } from './dom.js';

byId('sign-in').addEventListener('submit', signIn);
byId('sign-out').addEventListener('click', signOut);
explain();

/** Whoever was led here by a refusal reads why. */
async function explain() {
  try {
    const session = await ask('api/session');
    byId('why').textContent = `You are signed in as ${session.name}.`;
  } catch (refused) {
    byId('why').textContent = refused.message;
  }
}

async function signIn(event) {
  event.preventDefault();
  const token = byId('token').value.trim();
  try {
    await ask('api/session', { method: 'POST', headers: { Authorization: `Bearer ${token}` } });
    location.assign('./');
  } catch (refused) {
    byId('trouble').textContent = refused.message;
  }
}

async function signOut() {
  try {
    await ask('api/session', { method: 'DELETE' });
    byId('reason').textContent = 'You have signed out.';
    byId('why').textContent = '';
    byId('token').value = '';
  } catch (refused) {
    byId('trouble').textContent = refused.message;
  }
}
