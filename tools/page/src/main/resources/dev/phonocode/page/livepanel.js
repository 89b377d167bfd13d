// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the page for live speech.

import * as live from './live.js';
import { options, voices } from './settings.js';
import { $, press, sentence } from './words.js';

/** Lets the button start and stop it; quiet() stops what else is heard. */
export function livePanel(quiet) {
  let speaking;

  function ended(e) {
    speaking = undefined;
    press('live', 'Speak live', false);
    $('latency').textContent = '';
    $('live-status').textContent = e ? sentence(e) : '';
  }

  $('live').addEventListener('click', async () => {
    if (speaking) {
      speaking.stop();
      return;
    }
    quiet();
    try {
      speaking = await live.start(options({ voices: $('live-own').checked ? [] : voices() }), {
        latency: ms => { $('latency').textContent = `${Math.round(ms)} ms from mouth to ear`; },
        said: text => { $('live-status').textContent = text; },
        ended
      });
      press('live', 'Stop', true);
    } catch (e) {
      ended(e);
    }
  });
}
