// The camera of the stand's page, and pictures: finds a QR code in them and tells the page what it says.
//
// Reads with the browser's own detector where there is one, else in a worker (reader.js), which is fetched with the first picture.
// Deliberately keeps no picture and no text, and does not know what codes mean.

import { build, poster } from '../boot/load.js';

const HEARD = 'caice-scan'; // src/fair/bridge.rs listens
const APART = 120; // milliseconds between two looks
const SIDES = [1000, 1600, 600]; // to which a picture's longer side is brought, one after the other
const LOOK = 800; // the same for the camera
const TRIAL = 'K10000000000000000000000000000000000000';

const tell = (what, text = '') => dispatchEvent(new CustomEvent(HEARD, { detail: `${what} ${text}` }));
const address = (name) => new URL(build[name], document.baseURI).href;

let detector; // a promise: the browser's own, or null
function own() {
  detector ??= (async () => {
    if (!('BarcodeDetector' in window)) return null;
    const known = await BarcodeDetector.getSupportedFormats().catch(() => []);
    return known.includes('qr_code') ? new BarcodeDetector({ formats: ['qr_code'] }) : null;
  })();
  return detector;
}

let worker;
let turn = 0;
/** The text of a code among points; null if there is none. */
function inWorker({ data, width }) {
  worker ??= new Worker(address('reader'), { type: 'module' });
  const mine = (turn += 1);
  return new Promise((done, fail) => {
    worker.onmessage = ({ data: answer }) => {
      if (answer.turn !== mine) return;
      if (answer.failed) fail(new Error('the reader failed'));
      else done(answer.text || null);
    };
    worker.onerror = fail;
    const [js, wasm] = [address('scanJs'), address('scanWasm')];
    worker.postMessage({ turn: mine, js, wasm, points: data.buffer, width }, [data.buffer]);
  }).catch((error) => {
    // A reader that trapped is of no more use.
    worker.terminate();
    worker = undefined;
    throw error;
  });
}

/** The text of a code in a picture whose longer side is brought to `side`. */
async function read(source, width, height, side) {
  const found = await own();
  if (found) {
    const [code] = await found.detect(source).catch(() => []);
    return code ? code.rawValue : null;
  }
  const scale = Math.min(1, side / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  pen.drawImage(source, 0, 0, canvas.width, canvas.height);
  return inWorker(pen.getImageData(0, 0, canvas.width, canvas.height));
}

let round = 0;
let stream;

/** Puts the camera away. */
export function stop() {
  round += 1;
  if (stream) stream.getTracks().forEach((track) => track.stop());
  stream = undefined;
}

/** Opens the camera in #camera and looks until there is a code, or `stop`. */
export async function start() {
  stop();
  const mine = round;
  const video = document.getElementById('camera');
  if (!video || !navigator.mediaDevices) return tell('no-camera');
  const wanted = { audio: false, video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } } };
  const got = await navigator.mediaDevices.getUserMedia(wanted).catch((error) => error);
  if (!(got instanceof MediaStream)) return mine === round && tell(got.name === 'NotAllowedError' ? 'refused' : 'no-camera');
  stream = mine === round ? got : undefined;
  if (!stream) return got.getTracks().forEach((track) => track.stop());
  video.srcObject = got;
  await video.play().catch(() => null);
  while (mine === round) {
    const { videoWidth: width, videoHeight: height } = video;
    const text = width ? await read(video, width, height, LOOK).catch(() => undefined) : null;
    if (mine !== round) return undefined;
    if (text !== null) {
      stop();
      return text === undefined ? tell('no-reader') : tell('code', text);
    }
    await new Promise((next) => setTimeout(next, APART));
  }
  return undefined;
}

/** Looks for a code in a picture file. */
export async function picture(file) {
  stop();
  const image = await createImageBitmap(file).catch(() => null);
  if (!image) return tell('no-code');
  for (const side of SIDES) {
    const text = await read(image, image.width, image.height, side).catch(() => undefined);
    if (text === undefined) return tell('no-reader');
    if (text !== null) return tell('code', text);
  }
  return tell('no-code');
}

/** Whether this device reads a code that it has drawn itself, and has a camera: `yes`, `no-camera` or `no`. */
export async function trial() {
  const [side, path] = (await poster()).outline(TRIAL).split(/ (.*)/);
  const scale = 8;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = side * scale;
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.setTransform(scale, 0, 0, scale, 4 * scale, 4 * scale);
  pen.fillStyle = '#000';
  pen.fill(new Path2D(path));
  if ((await read(canvas, canvas.width, canvas.height, canvas.width)) !== TRIAL) return 'no';
  const devices = navigator.mediaDevices ? await navigator.mediaDevices.enumerateDevices().catch(() => []) : [];
  return devices.some(({ kind }) => kind === 'videoinput') ? 'yes' : 'no-camera';
}
