// Keeps a connection to the live page's socket: notices when it is lost or silent, and comes back.

const FIRST_WAIT = 500;
const LONGEST_WAIT = 15000;
const MISSED_BEATS = 2.5;

/**
 * @param told called with each message
 * @param changed called with 'open', or with 'lost' and the ms until the next attempt
 * @returns a function that tries again at once
 */
export function follow(url, told, changed) {
  let socket;
  let attempts = 0;
  let retry;
  let silence;
  let beat = 10000;

  function listen() {
    clearTimeout(silence);
    silence = setTimeout(() => lost(socket), beat * MISSED_BEATS);
  }

  function connect() {
    clearTimeout(retry);
    const mine = new WebSocket(url);
    socket = mine;
    listen();
    mine.onmessage = event => {
      if (mine !== socket) return;
      listen();
      const message = JSON.parse(event.data);
      if (message.type === 'snapshot') {
        attempts = 0;
        beat = message.beatMs;
        changed('open');
      }
      told(message);
    };
    mine.onclose = () => lost(mine);
  }

  function lost(which) {
    if (which !== socket) return;
    clearTimeout(silence);
    socket = undefined;
    which.close();
    const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** attempts++);
    const wait = longest / 2 + (Math.random() * longest) / 2;
    retry = setTimeout(connect, wait);
    changed('lost', wait);
  }

  function again() {
    if (!socket) connect();
  }

  addEventListener('online', again);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && again());
  connect();
  return again;
}
