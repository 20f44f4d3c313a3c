/*! QR codes: QR Code Generator for JavaScript, Copyright (c) 2009 Kazuhiko Arase, http://www.d-project.com/, licensed under
the MIT license: http://www.opensource.org/licenses/mit-license.php */
// Draws the picture that people save: lines of text, and a QR code below them; and QR codes for paper, as outlines.
//
// Loaded only on request. Decides nothing about the content: every line comes finished, and its first character says
// how to set it. Keeps nothing and sends nothing. QR codes come from qrcode-generator, bundled with it.

import qrcode from 'qrcode-generator';

const WIDTH = 750;
const EDGE = 48;
const FONT = '"PingFang SC", "HarmonyOS Sans SC", "MiSans", "Noto Sans CJK SC", sans-serif';
// How to set a line: size in pixels, weight, colour, space above.
const STYLES = {
  '#': [44, 700, '#17604f', 24],
  '=': [34, 700, '#1d2522', 34],
  '-': [30, 400, '#1d2522', 14],
  '.': [24, 400, '#56605b', 12],
};

/** The picture's address, a PNG data URL. */
export function draw(text, link) {
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  const lines = text.split('\n').filter(Boolean).flatMap((line) => set(pen, line));
  const code = coded(link);
  const n = code.getModuleCount();
  const square = Math.max(4, Math.floor(420 / n));
  const height = lines.reduce((sum, line) => sum + line.above + line.size * 1.35, EDGE * 2);
  canvas.width = WIDTH;
  canvas.height = Math.ceil(height + square * (n + 8) + 24);
  pen.fillStyle = '#f7f4ec';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.textBaseline = 'top';
  let y = EDGE;
  for (const line of lines) {
    y += line.above;
    pen.font = line.font;
    pen.fillStyle = line.colour;
    pen.fillText(line.words, EDGE, y);
    y += line.size * 1.35;
  }
  // A quiet zone of four squares (ISO/IEC 18004).
  const side = square * (n + 8);
  const left = (WIDTH - side) / 2;
  pen.fillStyle = '#fff';
  pen.fillRect(left, y + 24, side, side);
  pen.fillStyle = '#000';
  for (let row = 0; row < n; row += 1) {
    for (let column = 0; column < n; column += 1) {
      if (code.isDark(row, column)) {
        pen.fillRect(left + square * (column + 4), y + 24 + square * (row + 4), square, square);
      }
    }
  }
  return canvas.toDataURL('image/png');
}

const SMALL = /^K1[0-9A-Z]{1,38}$/; // src/handoff/small.rs

/** The QR code of a link, as small as the link allows; of a small code, so that a camera may lose a quarter of it. */
function coded(link) {
  const small = SMALL.test(link);
  const code = qrcode(0, small ? 'Q' : 'L');
  code.addData(link, small ? 'Alphanumeric' : 'Byte');
  code.make();
  return code;
}

/** Squares per side, with the quiet zone of four at each end, and the outline of the dark ones as an SVG path. */
export function outline(link) {
  const code = coded(link);
  const n = code.getModuleCount();
  let path = '';
  for (let row = 0; row < n; row += 1) {
    for (let column = 0; column < n; column += 1) {
      let end = column;
      while (end < n && code.isDark(row, end)) end += 1;
      if (end > column) path += `M${column} ${row}h${end - column}v1h${column - end}z`;
      column = end;
    }
  }
  return `${n + 8} ${path}`;
}

/** Breaks a line that is too long. */
function set(pen, line) {
  const [size, weight, colour, above] = STYLES[line[0]] || STYLES['-'];
  const font = `${weight} ${size}px ${FONT}`;
  pen.font = font;
  const parts = [''];
  // No line begins with a sign that closes something, and none ends with one that opens (GB/T 15834).
  for (const piece of line.slice(1).match(/[（“《]*([A-Za-z0-9,.¥%-]+|.)[，。、；：！？）”》]*/gu) || []) {
    const last = parts[parts.length - 1];
    if (last && pen.measureText(last + piece).width > WIDTH - 2 * EDGE) parts.push(piece.trimStart());
    else parts[parts.length - 1] = last + piece;
  }
  return parts.map((words, at) => ({ words, size, font, colour, above: at ? 0 : above }));
}
