// Saves a text as a file of this device.
//
// Deliberately sends nothing and keeps nothing.

const LATER = 10000; // milliseconds; some browsers fetch the content after the tap

/** Saves `text` under `name`. */
export function save(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), LATER);
}
