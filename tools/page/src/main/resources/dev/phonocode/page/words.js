// SPDX-License-Identifier: GPL-3.0-or-later
// What the page says, and what it says when something fails.

import { Refused } from './server.js';

export const $ = id => document.getElementById(id);

export function say(text, isProblem = false) {
  $('status').textContent = text;
  $('status').classList.toggle('problem', isProblem);
}

export const busy = text => say(`The server says: ${text}`);

/** Does something that may fail, and says so if it does. */
export async function trying(work) {
  try {
    await work();
  } catch (e) {
    say(sentence(e), true);
    if (!(e instanceof Refused || e instanceof DOMException)) {
      throw e;
    }
  }
}

/** An error in words for the user. */
export function sentence(e) {
  const known = {
    EncodingError: 'This browser cannot decode that file.',
    NotAllowedError: 'The browser was not allowed to use the microphone.',
    NotFoundError: 'There is no microphone.'
  };
  return e instanceof Refused ? e.message : known[e.name] ?? `Something went wrong: ${e.message}`;
}

/** Does something when the user does. */
export function on(id, event, work) {
  $(id).addEventListener(event, e => trying(() => work(e)));
}

/** What a button that stays pressed says. */
export function press(id, text, isPressed) {
  $(id).textContent = text;
  $(id).setAttribute('aria-pressed', isPressed);
}
