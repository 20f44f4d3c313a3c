// Saves a text, or bytes, as a file of this device.
//
// Deliberately sends nothing and keeps nothing.

const LATER = 10000; // milliseconds; some browsers fetch the content after the tap

/** Saves `text` under `name`. */
export const save = (name, text) => saveBytes(name, 'text/plain', text);

/** Saves `content` of that kind under `name`. */
export function saveBytes(name, type, content) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), LATER);
}
