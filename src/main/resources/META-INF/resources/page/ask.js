// Asks the application.

const NO_CONTENT = 204;
const UNAUTHORIZED = 401;

export class Refused extends Error {
  constructor(status, sentence) {
    super(sentence);
    this.status = status;
  }
}

export async function ask(path, options = {}) {
  let response;
  try {
    response = await fetch(path, { ...options, headers: { Accept: 'application/json, application/problem+json', ...options.headers } });
  } catch {
    throw new Refused(0, 'Parley does not answer. Is it running?');
  }
  if (response.status === UNAUTHORIZED && !location.pathname.endsWith('/sign-in.html')) location.assign('sign-in.html');
  if (!response.ok) throw new Refused(response.status, await reason(response));
  return response.status === NO_CONTENT ? undefined : response.json();
}

/** A refusal says why in its body, if it says anything that people can read. */
async function reason(response) {
  try {
    const body = await response.json();
    return body.detail ?? body.message ?? body.title ?? `Parley answered ${response.status}.`;
  } catch {
    return `Parley answered ${response.status}.`;
  }
}
