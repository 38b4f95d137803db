// Keeps a token in a cookie that scripts cannot read, so that sockets and players send it too.

import { ask } from './ask.js';
import { byId } from './dom.js';

byId('sign-in').addEventListener('submit', signIn);
byId('sign-out').addEventListener('click', signOut);

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
    byId('token').value = '';
  } catch (refused) {
    byId('trouble').textContent = refused.message;
  }
}
