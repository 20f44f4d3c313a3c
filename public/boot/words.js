// Finds the loader's sentences, which the build writes into a template of index.html (src/interview/text/loader.rs).
//
// Deliberately contains no sentence itself, and shows none.

const { content } = document.getElementById('words');

/** A sentence by name, in a language. */
export function word(name, language) {
  const { textContent, dataset } = content.querySelector(`[data-word="${name}"]`);
  return language === 'zh' ? textContent : dataset.en;
}

/** A copy of the screen that explains a failure, with its button. */
export const screen = (kind) => content.querySelector(`[data-kind="${kind}"]`).cloneNode(true);
