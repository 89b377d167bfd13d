// SPDX-License-Identifier: GPL-3.0-or-later
// Live speech: what the microphone hears goes to the server in short requests, whose answers are heard.

import * as server from './server.js';
import { card, RATE } from './sound.js';

const VOICE_SECONDS = 1; // of speech, from which the own voice is heard
const PITCH_SECONDS = 1.9; // of speech, from which its pitch is heard, to move it to another voice's; 2 is the most
const MOST_SECONDS = 1; // of sound in one request, after a pause
let isLoaded = false;

/**
 * Starts; options are those of decoding, without voices for the talker's own.
 *
 * hear: { latency(milliseconds), said(text), ended(error) }. Stops when stop() is called on what is returned.
 */
export async function start(options, hear) {
  const sound = await card();
  const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, echoCancellation: false, noiseSuppression: false, autoGainControl: false } });
  if (!isLoaded) {
    await sound.audioWorklet.addModule('live.worklet.js');
    isLoaded = true;
  }
  const node = new AudioWorkletNode(sound, 'live', { outputChannelCount: [1] });
  const source = sound.createMediaStreamSource(stream);
  source.connect(node).connect(sound.destination);
  let waiting = [];
  let late = 0;
  let wake = () => {};
  let isOver = false;
  node.port.onmessage = ({ data }) => {
    waiting.push(data.samples);
    late = data.late;
    wake();
  };
  const microphone = 1000 * (stream.getAudioTracks()[0].getSettings().latency ?? 0);

  /** What the microphone heard since the last call, at least so many samples. */
  async function heard(least) {
    while (!isOver && waiting.reduce((n, chunk) => n + chunk.length, 0) < least) {
      await new Promise(done => { wake = done; });
    }
    const all = waiting;
    waiting = [];
    return all;
  }

  async function run() {
    let id;
    try {
      hear.said('Listening to your voice for a second or two: say something.');
      const first = joined(await heard((options.voices.length ? PITCH_SECONDS : VOICE_SECONDS) * RATE));
      node.port.postMessage({ skip: first.length });
      id = await (await server.live({ do: 'open', options, seed: options.seed, temperature: options.temperature }, server.pcm(first.subarray(-PITCH_SECONDS * RATE)))).text();
      hear.said('You are live.');
      while (!isOver) {
        const chunks = await heard(1);
        if (isOver) {
          break;
        }
        const all = joined(chunks);
        const newest = all.subarray(-MOST_SECONDS * RATE);
        if (newest.length < all.length) {
          node.port.postMessage({ skip: all.length - newest.length });
        }
        const answer = await server.live({ do: 'push', id }, server.pcm(newest));
        const samples = server.floats(await answer.arrayBuffer());
        if (samples.length) {
          node.port.postMessage({ samples });
        }
        if (late) {
          hear.latency(1000 * (late / RATE + (sound.outputLatency || 0) + sound.baseLatency) + microphone);
        }
      }
      hear.ended();
    } catch (e) {
      hear.ended(e);
    } finally {
      stop();
      if (id) {
        server.live({ do: 'close', id }, '').catch(() => {}); // it ends by itself soon
      }
    }
  }

  function stop() {
    isOver = true;
    wake();
    source.disconnect();
    node.disconnect();
    stream.getTracks().forEach(track => track.stop());
  }

  run();
  return { stop };
}

function length(chunks) {
  return chunks.reduce((n, chunk) => n + chunk.length, 0);
}

function joined(chunks) {
  const all = new Float32Array(length(chunks));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
