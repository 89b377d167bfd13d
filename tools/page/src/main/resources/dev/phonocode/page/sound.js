// SPDX-License-Identifier: GPL-3.0-or-later
// Sound in the browser: files to samples, the deck that plays, recordings, WAV.

export const RATE = 16000;

let context;
let deck;

/** The sound card, once the user has done something: browsers allow it no earlier. */
export async function card() {
  context ??= new AudioContext({ sampleRate: RATE, latencyHint: 'interactive' });
  if (context.state !== 'running') {
    await context.resume();
  }
  return context;
}

/** The bytes of any file that the browser can decode, as samples at 16 kHz, mixed to one channel. */
export async function samplesOf(bytes) {
  const buffer = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(bytes);
  const mixed = new Float32Array(buffer.length);
  for (let c = 0; c < buffer.numberOfChannels; c++) {
    buffer.getChannelData(c).forEach((s, i) => { mixed[i] += s / buffer.numberOfChannels; });
  }
  return mixed;
}

/** Sends the deck something to do. */
export function tell(message) {
  deck?.port.postMessage(message);
}

/** Starts the deck; hear gets { place, isPlaying, isWaiting }. */
export async function startDeck(hear) {
  const card_ = await card();
  if (!deck) {
    await card_.audioWorklet.addModule('deck.worklet.js');
    deck = new AudioWorkletNode(card_, 'deck', { numberOfInputs: 0, outputChannelCount: [1] });
    deck.connect(card_.destination);
  }
  deck.port.onmessage = message => hear(message.data);
}

/** Records until stop() is called on what is returned; its sound is promised. */
export async function record() {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, echoCancellation: false, noiseSuppression: false, autoGainControl: false } });
  const recorder = new MediaRecorder(stream);
  const parts = [];
  recorder.ondataavailable = e => parts.push(e.data);
  const sound = new Promise(done => { recorder.onstop = () => done(new Blob(parts).arrayBuffer()); });
  recorder.start(500);
  return {
    sound,
    stop() {
      recorder.stop();
      stream.getTracks().forEach(track => track.stop());
    }
  };
}

/** The loudness of speech: the root mean square of what is not silence. */
export function loudness(samples, length = samples.length) {
  let sum = 0, count = 0;
  for (let at = 0; at + 320 <= length; at += 320) {
    let power = 0;
    for (let i = at; i < at + 320; i++) {
      power += samples[i] * samples[i];
    }
    if (power > 320 * 1e-5) {
      sum += power;
      count += 320;
    }
  }
  return count ? Math.sqrt(sum / count) : 0;
}

/** A WAV file of 16 bits. */
export function wav(pcm) {
  const head = new DataView(new ArrayBuffer(44));
  const text = (at, s) => [...s].forEach((c, i) => head.setUint8(at + i, c.charCodeAt(0)));
  text(0, 'RIFF');
  head.setUint32(4, 36 + pcm.byteLength, true);
  text(8, 'WAVEfmt ');
  head.setUint32(16, 16, true);
  head.setUint16(20, 1, true);
  head.setUint16(22, 1, true);
  head.setUint32(24, RATE, true);
  head.setUint32(28, 2 * RATE, true);
  head.setUint16(32, 2, true);
  head.setUint16(34, 16, true);
  text(36, 'data');
  head.setUint32(40, pcm.byteLength, true);
  return new Blob([head, pcm], { type: 'audio/wav' });
}
