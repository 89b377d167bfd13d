// SPDX-License-Identifier: GPL-3.0-or-later
// The page: what the user does, and what is heard and seen of it.

import { Editor } from './editor.js';
import { livePanel } from './livepanel.js';
import { draw, layout, stretch } from './picture.js';
import { csv, save } from './save.js';
import * as server from './server.js';
import { options, showBits, showModel, showOptions, voices } from './settings.js';
import { RATE, record, samplesOf, startDeck, tell, wav } from './sound.js';
import { Take } from './take.js';
import { $, busy, on, press, say, trying } from './words.js';

const ORIGINAL = 0, CODED = 1, OTHER = 2;
const PIXELS_PER_SECOND = 120; // at first, or all of it
const HEARD_BEFORE_A_CHANGE = 0.3; // seconds
const DRAWN_EVERY_MILLIS = 150; // while speech comes

const model = await server.model();
let chosen = CODED;
let place = 0; // seconds
let isPlaying = false;
let window_ = { from: 0, to: 1 };
let isRedrawn = false;
let isAwaited = false;
let recording;
const takes = ['original', 'from codes', 'other voice'].map((name, track) => new Take(track, name, more));

// ---------- speech comes in

/** Samples of the user's; they are encoded, and heard as soon as there is anything to hear. */
async function open(samples, what) {
  const length = samples.length / RATE;
  if (length > model.maxSeconds) {
    throw new server.Refused(`${what} is ${length.toFixed(0)} s long; the longest that is taken is ${model.maxSeconds} s.`);
  }
  await begin(what);
  takes[ORIGINAL].set(samples);
  takes[ORIGINAL].match(0);
  setWindow(0, Math.min(length, firstWindow()));
  play(0);
  await takes[CODED].fill((hear, signal) => server.speak(samples, options({ signal }), hear), true, busy);
  ended(what);
}

/** Codes without a recording: of a .phc file, or drawn from the prior. */
async function openCodes(ask, what) {
  await begin(what);
  play(0);
  await takes[CODED].fill(ask, true, busy);
  ended(what);
}

async function begin(what) {
  performance.mark('opened');
  await startDeck(heard);
  stop();
  takes.forEach(take => {
    take.clear();
    take.forgetCodes();
  });
  editor.chosen = undefined;
  editor.undo = [];
  place = 0;
  isAwaited = true;
  choose(CODED);
  $('listen').hidden = $('budget').hidden = false;
  say(`${what}: encoding…`);
  showChosen();
}

function ended(what) {
  takes[CODED].match(takes[ORIGINAL].loud());
  const codes = takes[CODED].codes;
  say(`${what}: ${(codes.samples / RATE).toFixed(2)} s, ${codes.rows.length} frames of ${codes.rows[0]?.length ?? 0} codes.`);
  showBits(takes[CODED]);
}

/** The other voice's speech, if it is wanted and not there. */
async function fillOther() {
  if (chosen !== OTHER || takes[OTHER].isThere || !takes[CODED].isThere) {
    return;
  }
  const original = takes[ORIGINAL];
  const ask = original.isThere
    ? (hear, signal) => server.speak(original.samples.subarray(0, original.length), options({ voices: voices(), signal }), hear)
    : (hear, signal) => server.decode(takes[CODED].given(), options({ voices: voices(), signal }), hear);
  say('Converting…');
  await takes[OTHER].fill(ask, true, busy);
  takes[OTHER].match(takes[CODED].loud());
  say(`In the voice of ${voices().map(v => v.name).join(' and ')}.`);
}

/** The codes stay, but they are to be decoded in another way. */
async function decodeAgain() {
  takes[OTHER].clear();
  const take = takes[CODED];
  if (take.isThere && take.codes.samples) {
    await take.fill((hear, signal) => server.decode(take.given(), options({ signal }), hear), false, busy);
    showBits(takes[CODED]);
  }
  await fillOther();
}

let patience;
function soon(work) {
  clearTimeout(patience);
  patience = setTimeout(() => trying(work), 200);
}

// ---------- what is heard

function choose(track) {
  chosen = track;
  tell({ do: 'choose', track });
  document.querySelector(`input[name=track][value="${track}"]`).checked = true;
  redraw();
  return trying(fillOther);
}

function play(from, to) {
  isPlaying = true;
  tell({ do: 'play', from: from === undefined ? undefined : Math.round(from * RATE), to: to === undefined ? undefined : Math.round(to * RATE) });
  showPlaying();
}

function stop() {
  isPlaying = false;
  tell({ do: 'stop' });
  showPlaying();
}

function showPlaying() {
  $('play').textContent = isPlaying ? 'Stop' : 'Play';
}

async function toggle() {
  await startDeck(heard);
  if (isPlaying) {
    stop();
  } else {
    play(place >= seconds() - 0.05 ? 0 : place);
  }
}

function heard(news) {
  place = news.place / RATE;
  if (isPlaying !== news.isPlaying) {
    isPlaying = news.isPlaying;
    showPlaying();
  }
  if (isAwaited && isPlaying && place > 0 && !news.isWaiting) {
    isAwaited = false;
    performance.mark('heard'); // of speech that was opened: the time to it is a promise of this page
  }
  if (isPlaying && (place > window_.to || place < window_.from)) {
    const width = window_.to - window_.from;
    setWindow(place, place + width);
  }
  $('clock').textContent = `${place.toFixed(2)} s of ${seconds().toFixed(2)} s`;
  $('place').value = seconds() ? place / seconds() : 0;
  editor.paint();
}

// ---------- what is seen

function seconds() {
  return Math.max(takes[ORIGINAL].length, takes[CODED].length, takes[CODED].codes.rows.length * model.hopSamples) / RATE;
}

function codes() {
  return takes[chosen === OTHER && takes[OTHER].codes.rows.length ? OTHER : CODED].codes;
}

function places() {
  const shown = [takes[ORIGINAL], takes[chosen === OTHER ? OTHER : CODED]].filter(take => take.isThere);
  const sounds = shown.map(take => {
    const loud = take.loud();
    return { name: $('view').clientWidth < 500 ? 'ABC'[take.track] : take.name, samples: take.samples, length: take.length, scale: loud ? Math.min(8, 0.15 / loud) : 1 };
  });
  return layout($('view').clientWidth, sounds, codes().rows[0]?.length ?? 0, model.phones !== undefined);
}

let drawn;
let isComing = false;

/** More of a take is there: seen soon, but what is heard goes first. */
function more() {
  if (!isComing) {
    isComing = true;
    setTimeout(() => {
      isComing = false;
      redraw();
    }, DRAWN_EVERY_MILLIS);
  }
}

function redraw() {
  if (isRedrawn) {
    return;
  }
  isRedrawn = true;
  requestAnimationFrame(() => {
    isRedrawn = false;
    const length = seconds();
    fit(length);
    drawn = places();
    draw($('picture'), drawn, window_, codes(), model);
    editor.paint();
    $('clock').textContent = `${place.toFixed(2)} s of ${length.toFixed(2)} s`;
  });
}

function setWindow(from, to) {
  window_ = stretch(from, to - from, seconds());
  redraw();
}

/** Speech that comes widens what is shown of it, until that is as much as is shown at first. */
function fit(length) {
  const width = $('zoom').value === '0' ? firstWindow() : window_.to - window_.from;
  window_ = stretch(window_.from, width, length);
}

/** What is shown of a new piece, in seconds: on a phone less, so that codes can be told apart. */
function firstWindow() {
  return $('view').clientWidth / PIXELS_PER_SECOND;
}

/** 0 shows all; 1 shows a fifth of a second. */
function zoom() {
  const widest = seconds();
  const width = Math.min(widest, widest ** (1 - $('zoom').value) * 0.2 ** $('zoom').value);
  setWindow(Math.max(0, place - width / 3), Math.max(0, place - width / 3) + width);
}

const editor = new Editor($('codes'), {
  places: () => drawn ?? places(),
  window: () => window_,
  codes,
  model: () => model,
  playhead: () => place,
  hear: async (from, to) => {
    await startDeck(heard);
    play(from, to);
  },
  seek: to => {
    place = to;
    play(to);
  },
  chosen: showChosen,
  changed: frame => soon(async () => {
    showChosen();
    if (codes() === takes[OTHER].codes) {
      say('Codes of another voice are not kept when they are changed: hear B.');
    }
    const from = Math.max(0, frame / editor.rate() - HEARD_BEFORE_A_CHANGE);
    const again = decodeAgain();
    place = from;
    play(from);
    await again;
  })
});

function showChosen() {
  const code = editor.code();
  const isChosen = code !== undefined;
  for (const id of ['earlier', 'later', 'value', 'draw']) {
    $(id).disabled = !isChosen;
  }
  $('undo').disabled = !editor.undo.length;
  if (isChosen) {
    const { start, end } = editor.run();
    const count = editor.same().length;
    const phone = model.phones && editor.chosen.book === model.phoneBook ? ` (${model.phones[code]})` : '';
    $('code').textContent = `Book ${editor.chosen.book + 1}, code ${code}${phone}, ${(start / editor.rate()).toFixed(2)} to ${(end / editor.rate()).toFixed(2)} s; ${count === 1 ? 'only here' : `${count} times`}.`;
    $('value').value = code;
  }
  redraw();
}

// ---------- what the user does

async function openFile(file) {
  await startDeck(heard);
  say(`${file.name}: reading…`);
  const bytes = await file.arrayBuffer();
  if (file.name.toLowerCase().endsWith('.phc')) {
    await openCodes((hear, signal) => server.decode(bytes, options({ signal, books: undefined }), hear), file.name);
  } else {
    await open(await samplesOf(bytes), file.name);
  }
}

let example;
on('example', 'click', async () => {
  const deck = startDeck(heard);
  example ??= (await fetch('hello.wav')).arrayBuffer();
  await deck;
  await open(await samplesOf((await example).slice(0)), 'The example');
});
on('choose', 'click', () => $('file').click());
on('file', 'change', async () => {
  const [file] = $('file').files;
  $('file').value = '';
  if (file) {
    await openFile(file);
  }
});
on('record', 'click', async () => {
  if (recording) {
    recording.stop();
    return;
  }
  recording = await record();
  press('record', 'Stop recording', true);
  say('Recording… speak, then press again.');
  try {
    const sound = await recording.sound;
    await open(await samplesOf(sound), 'The recording');
  } finally {
    recording = undefined;
    press('record', 'Record', false);
  }
});
on('sample', 'click', () => {
  $('seed').value = Math.floor(Math.random() * 1e6);
  return openCodes((hear, signal) => server.sample({ ...options({ signal }), seconds: 4, drawing: 0.9, books: undefined }, hear), 'New speech, which nobody spoke');
});
on('play', 'click', toggle);
document.querySelectorAll('input[name=track]').forEach(radio => radio.addEventListener('change', () => choose(Number(radio.value))));
on('place', 'input', () => {
  const to = Number($('place').value) * seconds();
  const width = window_.to - window_.from;
  if (to < window_.from || to > window_.to) {
    setWindow(to - width / 3, to + 2 * width / 3);
  }
  place = to;
  play(to);
});
on('zoom', 'input', zoom);
for (const id of ['books', 'temperature', 'seed']) {
  $(id).addEventListener('input', () => {
    showOptions(model);
    showBits(takes[CODED]);
    soon(decodeAgain);
  });
}
for (const id of ['voice', 'other', 'mix']) {
  $(id).addEventListener('input', () => {
    showOptions(model);
    takes[OTHER].clear();
    soon(fillOther);
  });
}
on('earlier', 'click', () => editor.step(-1));
on('later', 'click', () => editor.step(1));
on('undo', 'click', () => editor.back());
on('value', 'change', () => editor.change(Math.max(0, Math.min(model.codebookSize - 1, Math.round(Number($('value').value)) || 0))));
on('draw', 'click', () => {
  editor.isDrawing = !editor.isDrawing;
  $('draw').setAttribute('aria-pressed', editor.isDrawing);
  $('codes').classList.toggle('drawing', editor.isDrawing);
});
on('save-phc', 'click', async () => save(await server.file(takes[CODED].given(), options().books), 'speech.phc'));
on('save-wav', 'click', () => save(wav(server.pcm(takes[chosen].samples.subarray(0, takes[chosen].length))), 'speech.wav'));
on('save-csv', 'click', () => save(csv(codes(), codes().rows[0]?.length ?? 0, model.sampleRateHz / model.hopSamples), 'speech.csv'));

livePanel(() => stop());

addEventListener('keydown', e => {
  const isTyping = e.target.matches('input:not([type=range], [type=radio], [type=checkbox]), select, textarea');
  if (isTyping || e.ctrlKey || e.metaKey || e.altKey || $('listen').hidden) {
    return;
  }
  const track = ['a', 'b', 'c'].indexOf(e.key.toLowerCase());
  if (track >= 0) {
    choose(track);
  } else if (e.key === ' ' && !e.target.matches('button, input')) {
    e.preventDefault();
    trying(toggle);
  }
});
for (const type of ['dragover', 'dragleave', 'drop']) {
  addEventListener(type, e => {
    e.preventDefault();
    document.body.classList.toggle('dropping', type === 'dragover');
    const [file] = type === 'drop' ? e.dataTransfer.files : [];
    if (file) {
      trying(() => openFile(file));
    }
  });
}
new ResizeObserver(redraw).observe($('view'));
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);

showModel(model);
document.documentElement.dataset.loaded = 'yes';
