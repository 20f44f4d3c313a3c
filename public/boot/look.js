// How the page looks to this person: large text, and the language. Stores both on the device; neither says anything
// about anybody's situation.
//
// Deliberately keeps no answer, and works without storage.

const PLACE = 'caice-look';
const byId = (id) => document.getElementById(id);

function read() {
  try {
    return (localStorage.getItem(PLACE) || '').split(' ');
  } catch {
    return [];
  }
}

function write(word, on) {
  try {
    const words = read().filter((one) => one && one !== word);
    localStorage.setItem(PLACE, [...words, ...(on ? [word] : [])].join(' '));
  } catch {
    // Without storage, it lasts only as long as the page.
  }
}

function showBig(on) {
  document.documentElement.classList.toggle('big', on);
  byId('big').setAttribute('aria-pressed', on);
}

/** Toggles large text. */
export function toggleBig() {
  const on = !document.documentElement.classList.contains('big');
  showBig(on);
  write('big', on);
}

/** Remembers the language in use. */
export const rememberLanguage = (language) => write('en', language === 'en');

/** Restores the last look; returns the language used then. */
export function recall() {
  const words = read();
  if (words.includes('big')) showBig(true);
  return words.includes('en') ? 'en' : 'zh';
}
