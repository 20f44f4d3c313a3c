// How the page looks to this person: large text, and the language. Both are kept on the device; they say nothing about
// anybody's situation.
//
// It deliberately keeps no answer, and does without where there is no storage.

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
    // Then it is forgotten with the page.
  }
}

function showBig(on) {
  document.documentElement.classList.toggle('big', on);
  byId('big').setAttribute('aria-pressed', on);
}

/** Makes everything larger, or as before. */
export function toggleBig() {
  const on = !document.documentElement.classList.contains('big');
  showBig(on);
  write('big', on);
}

/** Remembers which language is spoken. */
export const rememberLanguage = (language) => write('en', language === 'en');

/** Looks as it did last time; comes to the language that was spoken then. */
export function recall() {
  const words = read();
  if (words.includes('big')) showBig(true);
  return words.includes('en') ? 'en' : 'zh';
}
