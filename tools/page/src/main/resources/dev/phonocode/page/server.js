// SPDX-License-Identifier: GPL-3.0-or-later
// What the page asks of its server.

const RETRIES = 20;

/** An error whose text is for the user. */
export class Refused extends Error {}

export async function model() {
  return (await call('api/model')).json();
}

/** Samples, 16 kHz, to codes and speech; options.voices makes it another voice's. */
export function speak(samples, options, hear) {
  return records('api/speak', pcm(samples), options, hear);
}

/** Codes, or the bytes of a .phc file, to speech. */
export function decode(codes, options, hear) {
  return records('api/decode', codes instanceof ArrayBuffer ? codes : JSON.stringify(codes), options, hear);
}

/** New speech from the prior. */
export function sample(options, hear) {
  return records('api/sample', '', options, hear);
}

/** Codes as the bytes of a .phc file. */
export async function file(codes, books) {
  return (await call(`api/file?books=${books}`, { method: 'POST', body: JSON.stringify(codes) })).blob();
}

/** One step of live speech; the answer's body is text when it is opened, samples after. */
export function live(query, body) {
  return call('api/live?' + new URLSearchParams(query) + voices(query.options), { method: 'POST', body });
}

/**
 * Reads an answer record by record.
 *
 * hear: { header(json), packet(json), sound(Float32Array), end(json), busy(seconds) }
 */
async function records(path, body, options, hear) {
  const query = new URLSearchParams();
  for (const name of ['books', 'seed', 'temperature', 'drawing', 'seconds']) {
    if (options[name] !== undefined) {
      query.set(name, options[name]);
    }
  }
  const answer = await call(`${path}?${query}${voices(options)}`, { method: 'POST', body, signal: options.signal }, hear.busy);
  const reader = answer.body.getReader();
  let held = new Uint8Array(0);
  let isWhole = false;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    held = joined(held, part.value);
    let at = 0;
    while (held.length - at >= 5) {
      const length = new DataView(held.buffer, held.byteOffset + at + 1, 4).getUint32(0);
      if (held.length - at - 5 < length) {
        break;
      }
      const bytes = held.slice(at + 5, at + 5 + length);
      at += 5 + length;
      const kind = String.fromCharCode(held[at - 5 - length]);
      if (kind === 'a') {
        hear.sound(floats(bytes));
      } else {
        const json = JSON.parse(new TextDecoder().decode(bytes));
        isWhole ||= kind === 'e';
        ({ h: hear.header, p: hear.packet, e: hear.end })[kind](json);
      }
    }
    held = held.slice(at);
  }
  if (!isWhole) {
    throw new Refused('The server stopped before the speech was whole.');
  }
}

/** A request that waits while the server is busy. */
async function call(path, request = {}, busy = () => {}) {
  for (let tries = 0; ; tries++) {
    let answer;
    try {
      answer = await fetch(path, { cache: 'no-store', ...request });
    } catch (e) {
      throw e.name === 'AbortError' ? e : new Refused('The server does not answer. Does phonocode serve still run?');
    }
    if (answer.ok) {
      return answer;
    }
    const said = await answer.json().catch(() => ({ error: `the server answered ${answer.status}` }));
    if (answer.status !== 429 || tries === RETRIES) {
      throw new Refused(said.error);
    }
    busy(said.error);
    await new Promise(done => setTimeout(done, 500 * (Number(answer.headers.get('Retry-After')) || 1)));
  }
}

function voices(options) {
  return (options?.voices ?? []).map(v => `&voice=${encodeURIComponent(`${v.name}:${v.share}`)}`).join('');
}

function joined(a, b) {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** Samples as 16 bits, little-endian. */
export function pcm(samples) {
  const bytes = new DataView(new ArrayBuffer(2 * samples.length));
  samples.forEach((s, i) => bytes.setInt16(2 * i, Math.max(-32768, Math.min(32767, Math.round(s * 32768))), true));
  return bytes.buffer;
}

/** And back. */
export function floats(bytes) {
  const view = new DataView(bytes.buffer ?? bytes, bytes.byteOffset ?? 0, bytes.byteLength);
  return Float32Array.from({ length: view.byteLength / 2 }, (_, i) => view.getInt16(2 * i, true) / 32768);
}
